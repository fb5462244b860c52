"""How far a pack has come, and what can be done with it then."""

from __future__ import annotations

import pytest

from reports.life import ON_ITS_WAY, TO_DECIDE, State, Step, state_after, state_words, steps_from
from reports.steps import WORDS, address_of, step_at


def test_it_goes_from_a_draft_to_a_published_paper() -> None:
    state, taken = State.DRAFT, list[Step]()
    while steps_from(state) and len(taken) < len(Step):
        taken.append(steps_from(state)[0])
        state = state_after(taken[-1])
    assert taken == [Step.PUT_FORWARD, Step.CONSIDERED, Step.APPROVED, Step.PUBLISHED]
    assert state is State.PUBLISHED


@pytest.mark.parametrize("state", [State.PUT_FORWARD, State.CONSIDERED, State.APPROVED])
def test_until_it_is_published_it_can_be_returned(state: State) -> None:
    assert Step.RETURNED in steps_from(state)
    assert state_after(Step.RETURNED) is State.DRAFT


def test_it_is_on_its_way_until_it_is_published_and_a_chairs_until_it_is_approved() -> None:
    assert ON_ITS_WAY == (State.PUT_FORWARD, State.CONSIDERED, State.APPROVED)
    assert TO_DECIDE == (State.PUT_FORWARD, State.CONSIDERED)


@pytest.mark.parametrize("state", [State.DRAFT, State.PUBLISHED])
def test_a_draft_and_a_published_pack_cannot(state: State) -> None:
    assert Step.RETURNED not in steps_from(state)


def test_without_a_step_it_is_a_draft() -> None:
    assert state_after(None) is State.DRAFT
    assert state_words(State.DRAFT) == "a draft"
    assert state_words(State.APPROVED) == "approved"


@pytest.mark.parametrize("step", Step)
def test_each_step_has_its_words_and_its_address(step: Step) -> None:
    assert step_at(address_of(step)) is step
    assert WORDS[step].title


def test_no_other_address_is_a_step() -> None:
    assert step_at("burn") is None
