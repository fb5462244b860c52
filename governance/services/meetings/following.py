"""What is followed after a meeting: promises and next steps, until each is closed."""

from __future__ import annotations

import uuid
from datetime import date
from typing import TypeVar

from actions.services.posting import Words, append_once
from governance.meetings.document import PromiseOutcome, StepOutcome
from governance.models import NextStep, NextStepClosing, Promise, PromiseClosing
from governance.services.keeping import refuse_ahead
from governance.services.meetings.keeping import refuse_empty, refuse_if_taken_out
from people import clock
from people.errors import Refused
from people.models import User
from people.wording import day_words
from people.writing import Writing, writing

_C = TypeVar("_C", PromiseClosing, NextStepClosing)


def close_promise(
    promise: Promise,
    *,
    by: User | None,
    outcome: PromiseOutcome,
    text: str,
    closed_on: date | None = None,
    form_key: uuid.UUID | None = None,
) -> PromiseClosing:
    """Record what became of a promise: what was answered, or why nothing will be.

    Raises:
        Refused: it says nothing, its day lies ahead, or the promise was closed before.
    """
    refuse_empty(text, "what was answered, or why nothing will be")
    with writing(promise.of_meeting.partnership, by=by, reason="Promise closed") as w:
        said = {"outcome": outcome, "text": text, "closed_on": closed_on or _today(w)}
        return _append_closing(w, promise, PromiseClosing, form_key, said, promise=promise)


def close_next_step(
    step: NextStep,
    *,
    by: User | None,
    outcome: StepOutcome,
    text: str,
    closed_on: date | None = None,
    form_key: uuid.UUID | None = None,
) -> NextStepClosing:
    """Record what came of a next step, or why nothing did.

    Raises:
        Refused: it says nothing, its day lies ahead, or the step was closed before.
    """
    refuse_empty(text, "what came of it, or why nothing did")
    with writing(step.of_meeting.partnership, by=by, reason="Next step closed") as w:
        said = {"outcome": outcome, "text": text, "closed_on": closed_on or _today(w)}
        return _append_closing(w, step, NextStepClosing, form_key, said, step=step)


def _today(w: Writing) -> date:
    return clock.london_day(w.moment)


def _append_closing(
    w: Writing,
    followed: Promise | NextStep,
    model: type[_C],
    form_key: uuid.UUID | None,
    said: Words,
    **about: Promise | NextStep,
) -> _C:
    """Append what ends a promise or a next step, or give what the same form gave before."""

    def say() -> _C:
        _refuse_to_close(w, followed, said["closed_on"])
        return model(by=w.by, **about, **said)

    return append_once(w, model, form_key, say, said, **about)


def _refuse_to_close(w: Writing, followed: Promise | NextStep, day: date) -> None:
    """Raise Refused where it cannot be closed, or not on that London day."""
    refuse_if_taken_out(followed)
    before = type(followed).objects.select_related("closing").get(pk=followed.pk)
    if hasattr(before, "closing"):
        ended = before.closing
        raise Refused(
            f"It was closed on {day_words(ended.closed_on)} already: {ended.outcome}. "
            "Open the page again to read what came of it."
        )
    refuse_ahead(w, day, "on which it came about")
    held_on = followed.of_meeting.held_on
    if day < held_on:
        raise Refused(f"The meeting was on {day_words(held_on)}. Give a day that is no earlier.")
