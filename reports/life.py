"""The life of a pack: from a draft to a paper that never changes. Pure.

A draft is put forward, considered by the sub-group, approved by the chair and published for a
meeting. Until it is published it can be returned, which makes it a draft again.
"""

from __future__ import annotations

from enum import StrEnum


class Step(StrEnum):
    """What somebody did with a pack."""

    PUT_FORWARD = "put forward"
    CONSIDERED = "considered"
    APPROVED = "approved"
    PUBLISHED = "published"
    RETURNED = "returned"


class State(StrEnum):
    """How far a pack has come."""

    DRAFT = "draft"
    PUT_FORWARD = "put forward"
    CONSIDERED = "considered"
    APPROVED = "approved"
    PUBLISHED = "published"


_ONWARD = {
    State.DRAFT: Step.PUT_FORWARD,
    State.PUT_FORWARD: Step.CONSIDERED,
    State.CONSIDERED: Step.APPROVED,
    State.APPROVED: Step.PUBLISHED,
}
ON_ITS_WAY = (State.PUT_FORWARD, State.CONSIDERED, State.APPROVED)
"""It was put forward, and is neither returned nor published."""

TO_DECIDE = (State.PUT_FORWARD, State.CONSIDERED)
"""A chair takes the next step."""


def state_after(last: Step | None) -> State:
    """How far a pack has come by its last step; without one it is a draft."""
    if last is None or last is Step.RETURNED:
        return State.DRAFT
    return State(last.value)


def steps_from(state: State) -> tuple[Step, ...]:
    """What can be done with a pack as it stands, the way onward first."""
    onward = (_ONWARD[state],) if state in _ONWARD else ()
    return (*onward, Step.RETURNED) if state in ON_ITS_WAY else onward


def state_words(state: State) -> str:
    """``a draft``, ``approved``: as it stands behind "is"."""
    return "a draft" if state is State.DRAFT else state.value
