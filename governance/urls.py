"""Addresses of governance."""

from django.urls import path

from governance.views import bodies

app_name = "governance"

urlpatterns = [
    path("governance/<slug:partnership>/", bodies.bodies_page, name="bodies"),
]
