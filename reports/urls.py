"""Addresses of packs."""

from django.urls import path

from reports.views import identities, packs

app_name = "reports"

urlpatterns = [
    path("packs/<slug:partnership>/<slug:plan>/", packs.make_page, name="make"),
    path(
        "packs/<slug:partnership>/<slug:plan>/identities/",
        identities.identities_page,
        name="identities",
    ),
]
