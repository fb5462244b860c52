"""Addresses of governance."""

from django.urls import path

from governance import views

app_name = "governance"

urlpatterns = [
    path("governance/<slug:partnership>/", views.bodies_page, name="bodies"),
]
