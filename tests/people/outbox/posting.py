"""A letter of the tests, and how it is posted."""

from __future__ import annotations

from typing import Any

from people import clock
from people.letters.content import Content, Item, Part
from people.letters.kinds import Kind
from people.models import Letter, User
from people.services.outbox import post_letter
from tests.cast import Cast

DUE = Kind("due", "what is due from you")

CONTENT = Content(
    subject="One action is due from you",
    opening="The round of the Child sexual exploitation delivery plan has opened.",
    parts=(
        Part(
            "Due by 30 September 2026",
            (Item("1.1.1, update it", "/plans/aldermere/cse/actions/1.1.1/update/"),),
        ),
    ),
)


def post(cast: Cast, to: User | None = None, step: str = "round 1 opens", **more: Any) -> bool:
    values = {"kind": DUE, "content": CONTENT, "due": clock.now(), **more}
    return post_letter(cast.partnership, to=to or cast.lead, step=step, **values)


def letter_of(user: User, step: str = "round 1 opens") -> Letter:
    return Letter.objects.get(to=user, step=step)
