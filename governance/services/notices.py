"""Notices outside reporting rounds: each is posted once to each person, from what the record says.

They are found in the record rather than posted with it, so that no room below has to know of
letters. Whoever said a thing themself is not told of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from actions.models import Action
from governance.notices import letters
from governance.notices.letters import About
from governance.selectors import notices
from governance.selectors.rounds import acting_on
from people import clock
from people.letters.content import Content
from people.letters.kinds import Kind
from people.models import Letter, Partnership, User
from people.services.outbox import post_letter


@dataclass(frozen=True, slots=True)
class Notice:
    """One matter, and who is to be told of it."""

    partnership: Partnership
    step: str
    """Names the matter: nobody is told of it twice."""
    number: int
    """Of the row in the record that says it."""
    to: tuple[User, ...]
    content: Content


def post_notices(*, at: datetime) -> int:
    """Put every notice into the outbox that is not there yet; how many are new."""
    found = [(kind, notice) for kind, find in _FINDERS for notice in find(at)]
    steps = [notice.step for _, notice in found]
    told = set(Letter.objects.filter(step__in=steps).values_list("step", "to"))
    return sum(_post(kind, notice, told, at) for kind, notice in found)


def _post(kind: Kind, notice: Notice, told: set[tuple[str, int]], at: datetime) -> int:
    """Tell whoever is new to it.

    Args:
        told: the steps of letters that are there, each with the number of the user.
    """
    new = [each for each in notice.to if each.is_active and (notice.step, each.pk) not in told]
    if not new:
        return 0
    with transaction.atomic():
        return sum(
            post_letter(
                notice.partnership,
                to=user,
                kind=kind,
                step=notice.step,
                content=notice.content,
                due=at,
                about={"number": notice.number},
            )
            for user in new
        )


def _about(action: Action, name: str = "action", *more: int) -> About:
    place = (action.plan.partnership.slug, action.plan.slug, action.ref)
    return About(action.ref, action.plan.title, reverse(f"actions:{name}", args=[*place, *more]))


def _challenges(at: datetime) -> Iterator[Notice]:
    rows = notices.challenges_to_answer(at)
    leads = {row.pk: [lead.officer_id for lead in row.action.leads.all()] for row in rows}
    acting = _acting(leads, at)
    for row in rows:
        about = _about(row.action, "answer-challenge", row.pk)
        content = letters.challenged(about, row.answer_by)
        to = _but(row.by_id, *acting[row.pk])
        yield Notice(row.action.plan.partnership, f"challenge {row.pk}", row.pk, to, content)


def _acting(
    officers: Mapping[int, Iterable[int | None]], at: datetime
) -> dict[int, tuple[User, ...]]:
    """Whoever acts for one of the officers of each row, each once; all are read at once.

    Args:
        officers: those of each row, by its number.
    """
    named = {row: [each for each in some if each] for row, some in officers.items()}
    acting = acting_on(chain.from_iterable(named.values()), clock.london_day(at))
    return {
        row: tuple(dict.fromkeys(user for each in some for user in acting.get(each, ())))
        for row, some in named.items()
    }


def _answers(at: datetime) -> Iterator[Notice]:
    for row in notices.answers_to_read(at):
        action, to = row.challenge.action, _but(row.by_id, row.challenge.by)
        content = letters.answered(_about(action))
        yield Notice(action.plan.partnership, f"answer {row.pk}", row.pk, to, content)


def _updates(at: datetime) -> Iterator[Notice]:
    for row in notices.returned_updates(at):
        action, to = row.update.action, _but(row.by_id, row.update.by)
        content = letters.update_returned(_about(action, "update"))
        yield Notice(
            action.plan.partnership, f"return of update {row.update_id}", row.pk, to, content
        )


def _sign_offs(at: datetime) -> Iterator[Notice]:
    for row in notices.returned_sign_offs(at):
        to = _but(row.by_id, row.update.by)
        content = letters.sign_off_returned(_about(row.action))
        yield Notice(
            row.action.plan.partnership, f"return of sign-off {row.pk}", row.pk, to, content
        )


def _dates(at: datetime) -> Iterator[Notice]:
    for row in notices.refused_dates(at):
        action, to = row.request.action, _but(row.by_id, row.request.by)
        content = letters.date_refused(_about(action))
        yield Notice(action.plan.partnership, f"refusal of date {row.pk}", row.pk, to, content)


def _promises(at: datetime) -> Iterator[Notice]:
    rows = notices.promises_due(at)
    acting = _acting({row.pk: [row.officer_id] for row in rows}, at)
    for row in rows:
        meeting = row.question.of_meeting
        place, due_on = meeting.partnership, row.due_on or clock.london_day(at)
        path = reverse("governance:close-promise", args=[place.slug, row.pk])
        content = letters.promise_due(meeting.body.name, meeting.held_on, due_on, path)
        yield Notice(place, f"promise {row.pk} due {due_on}", row.pk, acting[row.pk], content)


def _but(said_by: int | None, *users: User | None) -> tuple[User, ...]:
    return tuple(user for user in users if user is not None and user.pk != said_by)


_Rows = Callable[[datetime], QuerySet[Any]]
_Find = Callable[[datetime], Iterator[Notice]]


def _kind(name: str, words: str, rows: _Rows, why_not: str) -> Kind:
    """A kind of notice that stays where its matter is settled before it leaves.

    Args:
        rows: the matters that are told of; one that is no longer among them is settled.
    """

    def against(letter: Letter) -> str:
        held = rows(letter.created_at).filter(pk=letter.about["number"])
        return "" if held.exists() else why_not

    return Kind(name, words, reason_against=against)


_AGAIN = "They have reported again meanwhile."
_FINDERS: tuple[tuple[Kind, _Find], ...] = (
    (
        _kind(
            "challenge-raised",
            "a challenge that you are to answer",
            notices.challenges_to_answer,
            "It was answered or closed meanwhile.",
        ),
        _challenges,
    ),
    (
        _kind(
            "challenge-answered",
            "an answer to your challenge",
            notices.answers_to_read,
            "The challenge was closed meanwhile.",
        ),
        _answers,
    ),
    (
        _kind("update-returned", "an update that came back", notices.returned_updates, _AGAIN),
        _updates,
    ),
    (
        _kind(
            "sign-off-returned", "a completion that came back", notices.returned_sign_offs, _AGAIN
        ),
        _sign_offs,
    ),
    (
        _kind(
            "date-refused",
            "a date that was refused",
            notices.refused_dates,
            "The action has left the plan.",
        ),
        _dates,
    ),
    (
        _kind(
            "promise-due",
            "an answer that you promised",
            notices.promises_due,
            "It was said meanwhile what came of it.",
        ),
        _promises,
    ),
)
KINDS = tuple(kind for kind, _ in _FINDERS)
