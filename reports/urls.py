"""Addresses of packs."""

from django.urls import path

from reports import views

app_name = "reports"

urlpatterns = [
    path("packs/<slug:partnership>/<slug:plan>/", views.make_page, name="make"),
]
