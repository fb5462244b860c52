"""Addresses of plans and actions; ``docs/interfaces.md`` says which may not change."""

from django.urls import path, register_converter
from django.urls.converters import PathConverter

from actions.views import (
    action,
    beginning,
    board,
    carrying,
    challenges,
    closing,
    compare,
    dates,
    decisions,
    doubt_rules,
    editing,
    erasing,
    erasing_anywhere,
    evidence,
    export,
    imports,
    leaving,
    lessons,
    listing,
    mine,
    moving,
    needing,
    needs,
    plan_forms,
    queue,
    saved,
    slipping,
    update,
    versions,
)

app_name = "actions"


class RefConverter(PathConverter):
    """A ref as printed, slashes and all; a null character, which is never kept, is in none."""

    regex = r"[^\0]+"


register_converter(RefConverter, "ref")

_PEOPLE = "people/<slug:partnership>/"
_PLAN = "plans/<slug:partnership>/<slug:plan>/"
_ACTION = f"{_PLAN}actions/<ref:ref>/"

_OF_ONE_ACTION = [
    path(f"{_ACTION}update/", update.update_page, name="update"),
    path(f"{_ACTION}updates/<int:update>/correct/", update.correct_page, name="correct"),
    path(f"{_ACTION}updates/<int:update>/consider/", decisions.consider, name="consider"),
    path(f"{_ACTION}date/", dates.ask_date_page, name="ask-date"),
    path(f"{_ACTION}dates/<int:asked>/decide/", decisions.decide_date, name="decide-date"),
    path(f"{_ACTION}sign-off/", decisions.decide_sign_off, name="sign-off"),
    path(f"{_ACTION}reopen/", moving.reopen_page, name="reopen"),
    path(f"{_ACTION}challenge/", challenges.challenge_page, name="challenge"),
    path(
        f"{_ACTION}challenges/<int:challenge>/answer/",
        challenges.answer_page,
        name="answer-challenge",
    ),
    path(f"{_ACTION}challenges/<int:challenge>/close/", decisions.close, name="close-challenge"),
    path(f"{_ACTION}needs/<int:need>/answer/", needs.answer_need_page, name="answer-need"),
    path(f"{_ACTION}withdraw/", moving.withdraw_page, name="withdraw"),
    path(f"{_ACTION}transfer/", moving.transfer_page, name="transfer"),
    path(f"{_ACTION}words/", editing.reword_page, name="reword"),
    path(f"{_ACTION}leads/", editing.leads_page, name="change-leads"),
    path(f"{_ACTION}due/", editing.due_page, name="change-date"),
    path(f"{_ACTION}recurrence/", editing.recurrence_page, name="recurrence"),
    path(f"{_ACTION}erase/", erasing.erase_page, name="erase"),
    path(_ACTION, action.action_page, name="action"),
]
"""The longer addresses first: a ref may hold slashes."""

urlpatterns = [
    path("", mine.my_work, name="my-work"),
    path("plans/", mine.plans, name="plans"),
    path(f"{_PEOPLE}plans/begin/", beginning.begin_page, name="begin-plan"),
    path(f"{_PEOPLE}leads-to-find/", leaving.to_find_page, name="leads-to-find"),
    path(f"{_PEOPLE}officers/<int:officer>/leaving/", leaving.leaving_page, name="leaving"),
    path(
        f"{_PEOPLE}erase/",
        erasing_anywhere.erase_anywhere_page,
        name="erase-anywhere",
    ),
    path(_PLAN, board.plan_page, name="plan"),
    path(f"{_PLAN}actions/", listing.actions_page, name="list"),
    *_OF_ONE_ACTION,
    path(f"{_PLAN}queue/", queue.queue_page, name="queue"),
    path(f"{_PLAN}queue/accept/", queue.accept_many, name="accept-updates"),
    path(f"{_PLAN}doubts/", doubt_rules.doubt_rules_page, name="doubt-rules"),
    path(f"{_PLAN}lessons/", lessons.lessons_page, name="lessons"),
    path(f"{_PLAN}leads/", carrying.leads_page, name="leads"),
    path(f"{_PLAN}slippage/", slipping.slippage_page, name="slippage"),
    path(f"{_PLAN}needs/", needing.needs_page, name="needs"),
    path(f"{_PLAN}saved/add/", saved.save_page, name="save-filter"),
    path(f"{_PLAN}saved/<int:saved>/delete/", saved.delete_page, name="delete-filter"),
    path(f"{_PLAN}evidence/<int:evidence>/", evidence.evidence_file, name="evidence"),
    path(f"{_PLAN}versions/", versions.versions_page, name="versions"),
    path(f"{_PLAN}versions/cut/", plan_forms.cut_page, name="cut-version"),
    path(f"{_PLAN}compare/", compare.compare_page, name="compare"),
    path(f"{_PLAN}export/", export.export_page, name="export"),
    path(f"{_PLAN}settings/", plan_forms.settings_page, name="settings"),
    path(f"{_PLAN}open/", plan_forms.open_page, name="open-plan"),
    path(f"{_PLAN}closing/", closing.closing_page, name="closing"),
    path(f"{_PLAN}closing/sign/", closing.sign_page, name="sign-closing"),
    path(f"{_PLAN}closing/close/", closing.close_page, name="close-plan"),
    path(f"{_PLAN}import/", imports.import_page, name="import"),
]
