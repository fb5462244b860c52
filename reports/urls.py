"""Addresses of packs."""

from django.urls import path

from reports.views import identities, packs, review_packs

app_name = "reports"

_REVIEW = "governance/<slug:partnership>/reviews/<slug:review>/pack/"

urlpatterns = [
    path(_REVIEW, review_packs.review_pack_page, name="review-pack"),
    path(f"{_REVIEW}identities/", review_packs.review_identities_page, name="review-identities"),
    path("packs/<slug:partnership>/<slug:plan>/", packs.make_page, name="make"),
    path(
        "packs/<slug:partnership>/<slug:plan>/identities/",
        identities.identities_page,
        name="identities",
    ),
]
