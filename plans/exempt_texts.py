"""The texts of a file's actions that are exempt: what of them it says, and what stays. Pure.

A file that was made for who may not read exempt text has a notice in its place. That says nothing
of the plan: what it has there stays. Whoever writes in such a cell writes beside the notice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from people.exempt.words import are_exempt_words, beside_exempt_words, hold_exempt_words
from plans.changes import collapsed, progress_of
from plans.document import ActionEntry
from plans.formats.reading import Problem, Severity

_OF_AN_UPDATE = ("evidence", "rating_as_printed")
_HIDDEN = "The file was made without its exempt text. What the plan says stays."
_LEFT_OUT = "A new update is made. It does not repeat the exempt evidence, and holds none."
_ADDED = (
    "Words stand beside its exempt evidence. They alone become the new evidence, which is not "
    "exempt."
)
_WORDING = (
    "Words stand beside the notice in the place of its text. They were not read: "
    "change it on the action’s own page."
)


@dataclass(frozen=True, slots=True)
class Settled:
    """An action of which it is settled what its exempt texts come to, and what to say of that."""

    entry: ActionEntry
    problems: tuple[Problem, ...]


def settled(entry: ActionEntry, stood: ActionEntry | None) -> Settled:
    """The entry as the plan has it where the file has a notice; blank there in a new action.

    An update that is new, since something else of it is, is not exempt: it does not repeat what is.

    Args:
        entry: what the file's action comes to beside the plan, its notices still in it.
    """
    told = _told(entry, stood)
    unsaid = [name for name in _OF_AN_UPDATE if getattr(entry, name) and not getattr(told, name)]
    held: dict[str, Any] = {name: getattr(stood, name, "") for name in unsaid}
    as_it_was = replace(told, **held)
    is_new = stood is None or progress_of(as_it_was) != progress_of(stood)
    found = told if is_new else as_it_was
    return Settled(found, tuple(_remarks(entry, told, found)))


def _told(entry: ActionEntry, stood: ActionEntry | None) -> ActionEntry:
    """The entry with the words beside its notices; its own wording is the plan's, all or none."""
    text = getattr(stood, "text", "") if hold_exempt_words(entry.text) else entry.text
    said: dict[str, Any] = {
        name: _beside(getattr(entry, name), getattr(stood, name, "")) for name in _OF_AN_UPDATE
    }
    return replace(entry, text=text, **said)


def _beside(text: str, held: str) -> str:
    return text if collapsed(text) == collapsed(held) else beside_exempt_words(text)


def _remarks(entry: ActionEntry, told: ActionEntry, found: ActionEntry) -> Iterator[Problem]:
    where = f"action {entry.ref}"
    if hold_exempt_words(entry.text) and not are_exempt_words(entry.text):
        yield Problem(where, _WORDING, Severity.WARNING)
    if told.evidence != entry.evidence and told.evidence:
        yield Problem(where, _ADDED, Severity.WARNING)
    elif entry.evidence and not found.evidence:
        yield Problem(where, _LEFT_OUT, Severity.NOTE)
    elif found != entry:
        yield Problem(where, _HIDDEN, Severity.NOTE)
