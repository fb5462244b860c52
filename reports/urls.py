"""Addresses of packs."""

from django.urls import path

from reports.views import identities, minutes, packs

app_name = "reports"

_MEETING = "governance/<slug:partnership>/meetings/<slug:meeting>/"

urlpatterns = [
    path("packs/<slug:partnership>/<slug:plan>/", packs.make_page, name="make"),
    path(
        "packs/<slug:partnership>/<slug:plan>/identities/",
        identities.identities_page,
        name="identities",
    ),
    path(f"{_MEETING}minutes.pdf", minutes.minutes_pdf_file, name="minutes-pdf"),
    path(f"{_MEETING}minutes.docx", minutes.minutes_word_file, name="minutes-word"),
]
