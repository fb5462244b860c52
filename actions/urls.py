"""Addresses of plans and actions; ``docs/interfaces.md`` says which may not change."""

from django.urls import path, register_converter
from django.urls.converters import PathConverter

from actions.views import (
    action,
    board,
    challenges,
    compare,
    dates,
    editing,
    imports,
    listing,
    mine,
    moving,
    needs,
    update,
    versions,
)

app_name = "actions"


class RefConverter(PathConverter):
    """A ref as printed, slashes and all; a null character, which is never kept, is in none."""

    regex = r"[^\0]+"


register_converter(RefConverter, "ref")

_PLAN = "plans/<slug:partnership>/<slug:plan>/"
_ACTION = f"{_PLAN}actions/<ref:ref>/"

urlpatterns = [
    path("", mine.my_work, name="my-work"),
    path("plans/", mine.plans, name="plans"),
    path(_PLAN, board.plan_page, name="plan"),
    path(f"{_PLAN}actions/", listing.actions_page, name="list"),
    path(f"{_PLAN}actions/<ref:ref>/update/", update.update_page, name="update"),
    path(f"{_PLAN}actions/<ref:ref>/date/", dates.ask_date_page, name="ask-date"),
    path(f"{_ACTION}updates/<int:update>/correct/", update.correct_page, name="correct"),
    path(f"{_ACTION}challenge/", challenges.challenge_page, name="challenge"),
    path(
        f"{_ACTION}challenges/<int:challenge>/answer/",
        challenges.answer_page,
        name="answer-challenge",
    ),
    path(f"{_ACTION}needs/<int:need>/answer/", needs.answer_need_page, name="answer-need"),
    path(f"{_ACTION}reopen/", moving.reopen_page, name="reopen"),
    path(f"{_ACTION}withdraw/", moving.withdraw_page, name="withdraw"),
    path(f"{_ACTION}transfer/", moving.transfer_page, name="transfer"),
    path(f"{_ACTION}words/", editing.reword_page, name="reword"),
    path(f"{_ACTION}leads/", editing.leads_page, name="change-leads"),
    path(f"{_ACTION}due/", editing.due_page, name="change-date"),
    path(f"{_ACTION}recurrence/", editing.recurrence_page, name="recurrence"),
    path(_ACTION, action.action_page, name="action"),
    path(f"{_PLAN}versions/", versions.versions_page, name="versions"),
    path(f"{_PLAN}compare/", compare.compare_page, name="compare"),
    path(f"{_PLAN}import/", imports.import_page, name="import"),
]
