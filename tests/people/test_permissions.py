"""Who may do what: each permission of the three lower apps, asked for everyone."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model

from actions.models import Action, Challenge, ProgressUpdate, SavedFilter
from actions.permissions import PERMISSIONS as ACTIONS
from actions.services.moving import withdraw
from actions.services.record import Report, post_update
from people.models import User
from people.permissions import PERMISSIONS as PEOPLE
from plans.brag import Rating
from plans.models import Plan
from plans.permissions import PERMISSIONS as PLANS
from tests.cast import Cast, afresh

USERS = (
    *("lead", "other_lead", "chair", "chief_officer", "board_member", "scrutiny_officer"),
    *("administrator", "auditor", "outsider", "deactivated", "nobody"),
)
INSIDERS = set(USERS) - {"outsider", "deactivated", "nobody"}

READ_RESTRICTED = {"chair", "chief_officer", "scrutiny_officer", "administrator", "auditor"}
MAY: dict[str, set[str]] = {
    "people.see": INSIDERS,
    "people.see_users": {"administrator", "auditor"},
    "people.see_access": {"administrator", "auditor"},
    "people.see_letters": {"administrator", "auditor"},
    "people.manage": {"administrator"},
    "people.take_name_away": {"administrator"},
    "people.export_user": {"administrator"},
    "people.read_restricted": READ_RESTRICTED,
    "people.decide_exempt": {"administrator", "chair", "scrutiny_officer"},
    "plans.see": INSIDERS,
    "plans.see_recorded": {"chair", "administrator", "auditor"},
    "plans.edit": {"administrator"},
    "actions.see": INSIDERS,
    "actions.read_restricted": {"lead"} | READ_RESTRICTED,
    "actions.post_update": {"lead", "administrator"},
    "actions.change_date": {"administrator"},
    "actions.see_recorded": {"lead", "chair", "administrator", "auditor"},
    "actions.correct_update": {"lead", "administrator"},
    "actions.ask_date": {"lead", "administrator"},
    "actions.see_queue": {"chair", "administrator", "auditor"},
    "actions.consider": {"chair"},
    "actions.decide_date": {"chair"},
    "actions.sign_off": {"chair"},
    "actions.second_sign_off": set(),
    "actions.reopen": set(),
    "actions.challenge": {"chair", "chief_officer", "board_member", "scrutiny_officer"},
    "actions.answer_challenge": {"lead", "administrator"},
    "actions.close_challenge": {"chair"},
    "actions.answer_need": {"chair", "chief_officer", "administrator"},
    "actions.edit": {"administrator"},
    "actions.erase_text": {"administrator"},
    "actions.erase_anywhere": {"administrator"},
    "actions.sign_closing": {"chief_officer"},
    "actions.delete_saved_filter": {"administrator", "lead"},
}
"""Of an open action that nobody proposed as complete, in a plan that asks for one signature."""


def _object(cast: Cast, permission: str) -> Model:
    if permission == "actions.close_challenge":
        return Challenge(action=cast.action("1.1.1"))
    if permission == "actions.answer_need":
        return ProgressUpdate(action=cast.action("1.1.1"))
    if permission == "actions.delete_saved_filter":
        return SavedFilter(plan=cast.plan, owner=cast.lead, name="Mine", shared=True)
    app = permission.split(".", maxsplit=1)[0]
    things: dict[str, Model] = {"people": cast.partnership, "plans": cast.plan}
    return things.get(app) or cast.action("1.1.1")


def _who(cast: Cast, permission: str, obj: object) -> set[str]:
    users: dict[str, User] = {name: getattr(cast, name) for name in USERS}
    return {name for name, user in users.items() if user.has_perm(permission, obj)}


def test_each_permission_is_in_the_table_of_this_test() -> None:
    assert set(MAY) == {*PEOPLE, *PLANS, *ACTIONS}


@pytest.mark.parametrize("permission", MAY)
def test_those_may_who_hold_the_role_and_nobody_else(cast: Cast, permission: str) -> None:
    assert _who(cast, permission, _object(cast, permission)) == MAY[permission]


def test_both_leads_of_an_action_may_post_on_it(cast: Cast) -> None:
    who = _who(cast, "actions.post_update", cast.action("1.1.2"))
    assert who == {"lead", "other_lead", "administrator"}


def test_on_an_action_without_a_lead_only_an_administrator_may_post(cast: Cast) -> None:
    assert _who(cast, "actions.post_update", cast.action("2.1.2")) == {"administrator"}


def test_nobody_posts_on_an_action_that_left(cast: Cast) -> None:
    withdraw(cast.action("1.1.1"), by=cast.administrator, reason="Merged")
    action = Action.objects.get(ref="1.1.1")
    assert _who(cast, "actions.post_update", action) == set()
    assert _who(cast, "actions.change_date", action) == set()


def test_a_permission_that_no_table_names_lets_nobody(cast: Cast) -> None:
    assert _who(cast, "plans.burn", cast.plan) == set()


@pytest.mark.parametrize("permission", MAY)
def test_without_an_object_or_on_another_thing_nobody_may(cast: Cast, permission: str) -> None:
    assert _who(cast, permission, None) == set()
    if not permission.startswith("actions."):
        assert _who(cast, permission, object()) == set()


@pytest.mark.parametrize("permission", MAY)
def test_who_is_not_signed_in_may_nothing(cast: Cast, permission: str) -> None:
    assert not AnonymousUser().has_perm(permission, _object(cast, permission))


def test_posting_changes_nobodys_rights(cast: Cast) -> None:
    post_update(cast.action("1.1.1"), by=cast.lead, report=Report(Rating.GREEN, "50 of 60"))
    assert afresh(cast.lead).has_perm("actions.post_update", cast.action("1.1.1"))
    assert not afresh(cast.other_lead).has_perm("actions.post_update", cast.action("1.1.1"))


def test_while_a_plan_is_set_up_only_its_administrators_write_to_it(cast: Cast) -> None:
    Plan.objects.filter(pk=cast.plan.pk).update(opened_at=None)
    assert _who(cast, "actions.post_update", cast.action("1.1.1")) == {"administrator"}
    plan = Plan.objects.get(pk=cast.plan.pk)
    for permission in ("actions.consider", "actions.decide_date", "actions.sign_closing"):
        assert _who(cast, permission, plan) == set(), permission
