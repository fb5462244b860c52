"""Who is refused reads why, who may, and whom to ask."""

from __future__ import annotations

import pytest
from django.test import Client

from actions.models import Action, SavedFilter
from people import services
from people.models import Role
from people.refusing import refusal
from plans.models import Plan
from tests.cast import DAVID, LONG_AGO, RHIAN, Cast, afresh
from tests.people.pages.asking import page, post, url, words


def _refusal(cast: Cast, who: str, permission: str, ref: str = "1.1.1") -> str:
    action = cast.action(ref)
    user = afresh(getattr(cast, who))
    assert not user.has_perm(permission, action)
    return refusal(user, permission, action, action.scope)


def test_without_the_role_it_names_the_roles_and_whom_to_ask(cast: Cast) -> None:
    assert _refusal(cast, "board_member", "actions.consider") == (
        "Your roles do not let you consider updates: accept them, or return them: sub-group chairs "
        "may. If you think that your roles should, ask Administrator."
    )


def test_a_role_that_may_only_elsewhere_is_not_named(cast: Cast) -> None:
    """A chief officer sees the queue of a plan that asks for two signatures."""
    said = _refusal(cast, "board_member", "actions.see_queue")
    assert "decision: sub-group chairs, plan administrators and auditors may." in said


def test_a_lead_of_other_actions_reads_that_it_is_not_theirs(cast: Cast) -> None:
    assert _refusal(cast, "other_lead", "actions.ask_date") == (
        "You cannot ask for another due date here: you act for none of its leads. Action leads (on "
        "actions that they lead) and plan administrators may. If you think that you should, "
        "ask Administrator."
    )


def test_a_chair_who_acts_for_a_lead_reads_that_somebody_else_has_to(cast: Cast) -> None:
    services.act_for(cast.chair, cast.officer(RHIAN), by=None, from_date=LONG_AGO)
    assert _refusal(cast, "chair", "actions.sign_off").startswith(
        "You cannot sign off an action here: you act for one of its leads, so somebody else has to."
        " Sub-group chairs may."
    )


def test_what_nobody_can_do_now_says_what_is_in_the_way(cast: Cast) -> None:
    for who in ("chair", "board_member"):
        assert _refusal(cast, who, "actions.reopen") == (
            "You cannot open a signed-off action again here now: the action is not signed off."
        )
    Plan.objects.filter(pk=cast.plan.pk).update(opened_at=None)
    assert _refusal(cast, "board_member", "actions.challenge").endswith(
        "here now: the plan is not open."
    )
    Action.objects.filter(pk=cast.action("1.1.1").pk).update(state=Action.State.WITHDRAWN)
    assert _refusal(cast, "administrator", "actions.edit").endswith(
        "here now: the action has left the plan."
    )


def test_a_saved_view_of_somebody_else_is_said_to_be_theirs(cast: Cast) -> None:
    saved = SavedFilter(plan=cast.plan, owner=cast.lead, name="Mine", shared=True)
    said = refusal(cast.chair, "actions.delete_saved_filter", saved, saved.scope)
    assert said.startswith(
        "You cannot delete a saved view here: somebody else saved it. "
        "Everyone here (if they saved it) and plan administrators may."
    )


def test_where_nobody_gives_roles_it_names_the_role_to_ask(cast: Cast) -> None:
    Role.objects.filter(user=cast.administrator).update(to_date=LONG_AGO)
    said = _refusal(cast, "board_member", "actions.consider")
    assert said.endswith("ask a plan administrator of the partnership.")


@pytest.mark.parametrize("who", ["lead", "board_member", "auditor"])
def test_the_page_leads_to_what_each_role_may_do(client: Client, cast: Cast, who: str) -> None:
    response = page(client, getattr(cast, who), url("add-officer", cast.partnership))
    assert response.status_code == 403
    assert f'href="{url("roles", cast.partnership)}"' in response.content.decode()
    assert "Your roles do not let you manage officers, users and roles" in words(response)


@pytest.mark.parametrize(
    "field", ["text", "rationale", "answer_text", "agenda", "steps-0-text", "joins-later"]
)
def test_what_was_typed_can_be_copied_whatever_its_field(
    client: Client, cast: Cast, field: str
) -> None:
    data = {field: "Two of us\nwere there."}
    response = post(client, cast.lead, url("add-officer", cast.partnership), data)
    assert response.status_code == 403
    assert "Copy what you want to keep. Two of us were there." in words(response)


def test_neither_keys_nor_secrets_stand_there(client: Client, cast: Cast) -> None:
    where = url("add-officer", cast.partnership)
    said = words(post(client, cast.lead, where, {"kind": "person"}))
    assert "Copy what you want to keep" not in said
    secret = {"password": "tide table lantern", "reason": "It was forgotten."}
    said = words(post(client, cast.lead, where, secret))
    assert "lantern" not in said


def test_deciding_on_a_date_of_an_action_of_ones_own_is_refused_too(cast: Cast) -> None:
    services.act_for(cast.chair, cast.officer(DAVID), by=None, from_date=LONG_AGO)
    assert "you act for one of its leads" in _refusal(
        cast, "chair", "actions.decide_date", ref="2.1.1"
    )
