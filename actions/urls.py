"""Addresses of plans and actions; ``docs/interfaces.md`` says which may not change."""

from django.urls import path, register_converter
from django.urls.converters import PathConverter

from actions.views import (
    action,
    board,
    carrying,
    compare,
    dates,
    evidence,
    imports,
    listing,
    mine,
    needing,
    slipping,
    update,
    versions,
)

app_name = "actions"


class RefConverter(PathConverter):
    """A ref as printed, slashes and all; a null character, which is never kept, is in none."""

    regex = r"[^\0]+"


register_converter(RefConverter, "ref")

_PLAN = "plans/<slug:partnership>/<slug:plan>/"

urlpatterns = [
    path("", mine.my_work, name="my-work"),
    path("plans/", mine.plans, name="plans"),
    path(_PLAN, board.plan_page, name="plan"),
    path(f"{_PLAN}actions/", listing.actions_page, name="list"),
    path(f"{_PLAN}actions/<ref:ref>/update/", update.update_page, name="update"),
    path(f"{_PLAN}actions/<ref:ref>/date/", dates.ask_date_page, name="ask-date"),
    path(f"{_PLAN}actions/<ref:ref>/", action.action_page, name="action"),
    path(f"{_PLAN}evidence/<int:evidence>/", evidence.evidence_file, name="evidence"),
    path(f"{_PLAN}leads/", carrying.leads_page, name="leads"),
    path(f"{_PLAN}slippage/", slipping.slippage_page, name="slippage"),
    path(f"{_PLAN}needs/", needing.needs_page, name="needs"),
    path(f"{_PLAN}versions/", versions.versions_page, name="versions"),
    path(f"{_PLAN}compare/", compare.compare_page, name="compare"),
    path(f"{_PLAN}import/", imports.import_page, name="import"),
]
