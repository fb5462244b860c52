"""Each step of a pack is offered to whoever may take it, and refused to everybody else."""

from __future__ import annotations

import pytest
from django.test import Client

from reports.life import State, Step, state_after, steps_from
from reports.models import Pack
from reports.selectors.packs import pack_row
from reports.services import drafts, steps
from reports.steps import address_of
from tests.cast import Cast
from tests.people.pages.asking import page, post
from tests.reports.services.test_a_pack_from_draft_to_publication import begun

pytestmark = pytest.mark.django_db

FIRST = "/packs/aldermere/cse/kept/1/"
MAKERS, CHAIR = {"administrator", "scrutiny_officer"}, {"chair"}
WHO = {
    Step.PUT_FORWARD: MAKERS,
    Step.CONSIDERED: CHAIR,
    Step.APPROVED: CHAIR,
    Step.PUBLISHED: MAKERS,
    Step.RETURNED: CHAIR,
}
EVERYBODY = (
    "administrator",
    "auditor",
    "board_member",
    "chair",
    "chief_officer",
    "lead",
    "scrutiny_officer",
)
MAY_READ = {"administrator", "auditor", "chair", "scrutiny_officer"}
"""While it is not published."""


def where(step: Step) -> str:
    return f"{FIRST}steps/{address_of(step)}/"


def at(cast: Cast, state: State) -> Pack:
    """A pack that has come so far."""
    pack = begun(cast)
    if state is not State.DRAFT:
        built = drafts.put_forward(pack, by=cast.scrutiny_officer).built
        onward = [steps.consider, steps.approve]
        for take in onward[: (State.PUT_FORWARD, State.CONSIDERED, State.APPROVED).index(state)]:
            take(built, by=cast.chair)
    assert pack_row(pack).state is state
    return pack


@pytest.mark.parametrize("state", [each for each in State if each is not State.PUBLISHED])
def test_it_is_offered_to_whoever_may_take_it(cast: Cast, client: Client, state: State) -> None:
    at(cast, state)
    for name in MAY_READ:
        html = page(client, getattr(cast, name), FIRST).content.decode()
        offered = {step for step in Step if f'href="{where(step)}"' in html}
        assert offered == {step for step in steps_from(state) if name in WHO[step]}, name


@pytest.mark.parametrize("state", [each for each in State if each is not State.PUBLISHED])
def test_it_is_refused_to_everybody_else(cast: Cast, client: Client, state: State) -> None:
    pack = at(cast, state)
    for step in steps_from(state):
        for name in EVERYBODY:
            user = getattr(cast, name)
            may = name in WHO[step]
            assert page(client, user, where(step)).status_code == (200 if may else 403), name
            if not may:
                assert post(client, user, where(step), {"reason": "So."}).status_code == 403
    assert pack_row(pack).state is state


def test_a_step_that_is_not_open_changes_nothing(cast: Cast, client: Client) -> None:
    pack = at(cast, State.CONSIDERED)
    for step in set(Step) - set(steps_from(State.CONSIDERED)):
        taker = cast.chair if WHO[step] == CHAIR else cast.scrutiny_officer
        said = {"reason": "So.", "seen": pack_row(pack).built.pk}
        assert "Open its page again." in post(client, taker, where(step), said).content.decode()
        assert pack_row(pack).state is State.CONSIDERED


def test_every_step_leads_to_its_state() -> None:
    assert {step: state_after(step) for step in Step} == {
        Step.PUT_FORWARD: State.PUT_FORWARD,
        Step.CONSIDERED: State.CONSIDERED,
        Step.APPROVED: State.APPROVED,
        Step.PUBLISHED: State.PUBLISHED,
        Step.RETURNED: State.DRAFT,
    }
