"""How far the making of a pack's files has come, and how that is said. Pure."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    WAITING = "waiting"
    UNDER_WAY = "under way"
    STOPPING = "stopping"
    """Somebody wants it stopped; it is, at the next stage."""
    PUBLISHED = "published"
    HELD_BACK = "held back"
    FAILED = "failed"
    STOPPED = "stopped"


class Stage(StrEnum):
    """What is done, one after the other."""

    MAKING = "making"
    READING = "reading"
    KEEPING = "keeping"


ACTIVE = (State.WAITING, State.UNDER_WAY, State.STOPPING)
"""It is done, or will be, without anybody asking again."""
_SAID = {
    State.WAITING: "It waits for its turn.",
    State.STOPPING: "It is being stopped. Nothing is published.",
    State.PUBLISHED: "The pack is published.",
    State.HELD_BACK: "The pack is held back, and nothing was published.",
    State.FAILED: "Nothing was published.",
    State.STOPPED: "It was stopped, and nothing was published.",
}
_DOING = {
    Stage.MAKING: "The files are being made.",
    Stage.READING: "Every word of the finished files is being read.",
    Stage.KEEPING: "The files are being kept.",
}
MOST_TRIES = 2
"""A making that was cut off so often would be cut off again."""


def progress(state: State, stage: Stage | None) -> str:
    """One sentence on how far it has come."""
    if state is State.UNDER_WAY:
        return _DOING[stage or Stage.MAKING]
    return _SAID[state]


def steps_done(state: State, stage: Stage | None) -> int:
    """How many stages lie behind it."""
    if state is State.PUBLISHED:
        return len(Stage)
    return list(Stage).index(stage) if stage else 0
