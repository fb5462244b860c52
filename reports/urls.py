"""Addresses of packs, and of the minutes of meetings."""

from django.urls import path

from reports.views import (
    drafting,
    files,
    finds,
    identities,
    kept,
    makings,
    minutes,
    packs,
    review_identities,
    review_packs,
    withholding,
)

app_name = "reports"

_KEPT = "packs/<slug:partnership>/<slug:plan>/kept/"
_PACK = f"{_KEPT}<int:pack>/"
_PUBLISHED = f"{_KEPT}<int:published>/"
_MEETING = "governance/<slug:partnership>/meetings/<slug:meeting>/"
_REVIEW = "governance/<slug:partnership>/reviews/<slug:review>/pack/"

urlpatterns = [
    path(_REVIEW, review_packs.review_pack_page, name="review-pack"),
    path(
        f"{_REVIEW}identities/",
        review_identities.review_identities_page,
        name="review-identities",
    ),
    path("packs/<slug:partnership>/<slug:plan>/", packs.make_page, name="make"),
    path(
        "packs/<slug:partnership>/<slug:plan>/identities/",
        identities.identities_page,
        name="identities",
    ),
    path(_KEPT, kept.packs_page, name="kept"),
    path(f"{_KEPT}draft/", drafting.begin_page, name="begin"),
    path(_PACK, kept.pack_page, name="pack"),
    path(f"{_PACK}preview/", files.preview_page, name="preview"),
    path(f"{_PACK}draft.pdf", files.draft_file, name="draft"),
    path(f"{_PACK}change/", drafting.edit_page, name="edit"),
    path(f"{_PUBLISHED}files/<str:file>", files.file_page, name="file"),
    path(f"{_PUBLISHED}withhold/<str:file>/", withholding.withhold_page, name="withhold"),
    path(f"{_PUBLISHED}release/<str:file>/", withholding.release_page, name="release"),
    path(f"{_PACK}steps/<slug:stage>/", drafting.step_page, name="step"),
    path(f"{_PACK}making/", makings.making_page, name="making"),
    path(f"{_PACK}finds/", finds.finds_page, name="finds"),
    path(f"{_MEETING}minutes.pdf", minutes.minutes_pdf_file, name="minutes-pdf"),
    path(f"{_MEETING}minutes.docx", minutes.minutes_word_file, name="minutes-word"),
]
