"""The texts of a file's actions that are exempt: what of them it says, and what stays. Pure.

A file that was made for who may not read exempt text has a notice in its place. That says nothing
of the plan: what it has there stays. Whoever writes in such a cell writes beside the notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from people.exempt.words import are_exempt_words, beside_exempt_words, hold_exempt_words
from plans.changes import progress_of
from plans.document import ActionEntry
from plans.formats.reading import Problem, Severity
from plans.formats.text import one_line, printable, quoted

_OF_AN_UPDATE = ("evidence", "rating_as_printed")
_HIDDEN = "The file was made without its exempt text. What the plan says stays."
_LEFT_OUT = "A new update is made. It does not repeat the exempt evidence, and holds none."
_ADDED = (
    "Words stand beside its exempt evidence. They alone become the new evidence, which is not "
    "exempt by itself."
)
_OTHER = (
    "Its evidence is exempt. The file’s other words become new evidence, which is not exempt by "
    "itself. Look for exempt words in them."
)


@dataclass(frozen=True, slots=True)
class Settled:
    """An action of which it is settled what its exempt texts come to, and what to say of that."""

    entry: ActionEntry
    problems: tuple[Problem, ...]


def settled(entry: ActionEntry, stood: ActionEntry | None) -> Settled:
    """The entry as the plan has it where the file has a notice; blank there in a new action.

    An update that is new, since something else of it is, is not exempt by itself: it does not
    repeat what is, whether the file has it in full or does not state it, nor where the action is
    exempt too, since that may be lifted alone. What is new beside it is said alone. No file decides
    what is exempt: whoever wants the evidence kept so says it, and decides, by hand.

    Args:
        entry: what the file's action comes to beside the plan, its notices still in it.
        stood: what it is in the plan, with what of it is exempt.
    """
    exempt = stood if stood and stood.has_exempt_update else None
    told = _told(entry, stood, exempt)
    unsaid = [name for name in _OF_AN_UPDATE if getattr(entry, name) and not getattr(told, name)]
    held: dict[str, Any] = {name: getattr(stood, name, "") for name in unsaid}
    as_it_was = replace(told, **held)
    is_new = stood is None or progress_of(as_it_was) != progress_of(stood)
    found = told if is_new else as_it_was
    return Settled(found, tuple(_remarks(entry, told, found, exempt)))


def _told(entry: ActionEntry, stood: ActionEntry | None, exempt: ActionEntry | None) -> ActionEntry:
    """The entry with the words beside what is exempt; its own wording is the plan's, or all new."""
    text = getattr(stood, "text", "") if hold_exempt_words(entry.text) else entry.text
    said: dict[str, Any] = {}
    for name in _OF_AN_UPDATE:
        words, held = getattr(entry, name), getattr(stood, name, "")
        if exempt is not None:
            said[name] = _beside(beside_exempt_words(words), held)
        elif one_line(words) != one_line(held):
            said[name] = beside_exempt_words(words)
    return replace(entry, text=text, **said)


def _beside(text: str, exempt: str) -> str:
    """The text without the exempt one, wherever that stands in it as sentences of its own."""
    words = r"\s+".join(map(re.escape, printable(exempt).split()))
    if not words:
        return text
    whole = rf"(?:\A|(?<=[\n.!?]))\s*{words}(?=\s*\Z|\s*\n|(?<=[.!?])\s)"
    first, *rest = re.split(whole, printable(text))
    return "\n".join(filter(None, map(str.strip, (first, *rest)))) if rest else text


def _remarks(
    entry: ActionEntry, told: ActionEntry, found: ActionEntry, exempt: ActionEntry | None
) -> Iterator[Problem]:
    where = f"action {entry.ref}"
    beside = beside_exempt_words(entry.text)
    if beside and beside != entry.text:
        what = (
            f"Words stand beside the notice in the place of its text: {quoted(beside)}. "
            "They were not read: change it on the action’s own page."
        )
        yield Problem(where, what, Severity.WARNING)
    if told.evidence and told.evidence != entry.evidence:
        yield Problem(where, _ADDED, Severity.WARNING)
    elif entry.evidence and not found.evidence:
        yield Problem(where, _LEFT_OUT, Severity.NOTE)
    elif told.evidence and exempt and exempt.evidence:
        yield Problem(where, _OTHER, Severity.WARNING)
    elif any(_is_hidden(getattr(entry, n), getattr(found, n)) for n in ("text", *_OF_AN_UPDATE)):
        yield Problem(where, _HIDDEN, Severity.NOTE)


def _is_hidden(said: str, held: str) -> bool:
    return are_exempt_words(said) and said != held
