"""What a notice says: the ref of an action and a link, and never what was said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from people.letters.content import Content, Item, Part
from people.wording import day_words


@dataclass(frozen=True, slots=True)
class About:
    """What every notice is told with."""

    ref: str
    plan: str
    """Its title."""
    path: str
    """Where its link leads, from the first slash on."""


def challenged(about: About, answer_by: date) -> Content:
    by_when = day_words(answer_by)
    return _notice(
        f"Answer by {by_when}: the rating of {about.ref} is challenged",
        f"The rating of action {about.ref} of “{about.plan}” is challenged. You are asked for an "
        f"answer by {by_when}.",
        Item(f"Read the challenge of {about.ref}, and answer it", about.path),
    )


def answered(about: About) -> Content:
    return _notice(
        f"Your challenge of {about.ref} is answered",
        f"You challenged the rating of action {about.ref} of “{about.plan}”. Its lead has "
        "answered.",
        Item(f"Read the answer on {about.ref}", about.path),
    )


def update_returned(about: About) -> Content:
    return _notice(
        f"Your update on {about.ref} came back",
        f"Your update on action {about.ref} of “{about.plan}” was returned. Boards do not see it. "
        "The reason stands on its page.",
        Item(f"Read why, and update {about.ref} again", about.path),
    )


def sign_off_returned(about: About) -> Content:
    return _notice(
        f"{about.ref} is not signed off",
        f"You proposed action {about.ref} of “{about.plan}” as complete. It was returned; the "
        "reason stands on its page.",
        Item(f"Read why {about.ref} came back", about.path),
    )


def date_refused(about: About) -> Content:
    return _notice(
        f"The date that you asked for on {about.ref} is refused",
        f"You asked for another due date of action {about.ref} of “{about.plan}”. It was refused; "
        "the reason stands on its page.",
        Item(f"Read why, on {about.ref}", about.path),
    )


def promise_due(body: str, held_on: date, due_on: date, path: str) -> Content:
    """An answer that was promised at a meeting, a week before it is due."""
    by_when = day_words(due_on)
    return _notice(
        f"You promised an answer by {by_when}",
        f"At the meeting of {body} on {day_words(held_on)} an answer was promised by {by_when}. "
        "It is yours to give.",
        Item("Read what was promised, and say what came of it", path),
    )


def _notice(subject: str, opening: str, item: Item) -> Content:
    return Content(subject, opening, (Part("What you can do", (item,)),))
