"""What was asked and answered at an item, as its minutes print it: by objective, in order. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby, takewhile

from governance.meetings.document import (
    AnswerEntry,
    ItemEntry,
    PromiseEntry,
    QuestionEntry,
    QuestionKind,
    WithoutQuestions,
)
from people.wording import day_words, plain
from reports.content.minutes_shape import Block, Heading, Points, Words

_VERBS = {
    QuestionKind.QUESTION: "asked",
    QuestionKind.COMMENT: "said",
    QuestionKind.REQUEST: "requested",
}
_TITLES = frozenset(("councillor", "cllr", "mr", "mrs", "ms", "miss", "dr"))
_WORD = re.compile(r"[^\W\d_]+")
_POINT = ("- ", "• ", "– ")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Group:
    heading: str
    ref: str
    blocks: list[Block] = field(default_factory=list)


def exchanges(item: ItemEntry, objectives: Mapping[str, str]) -> Iterator[Block]:
    """The questions under the objectives that they are about, in the order in which they came.

    An objective about which nobody asked stands in its place among them.
    """
    groups = [_asked(section, [*rows], objectives) for section, rows in _sections(item)]
    for each in item.objectives_without_questions:
        groups.insert(_place(each.ref, groups), _unasked(each, objectives))
    for group in groups:
        if group.heading:
            yield Heading(group.heading)
        yield from group.blocks


def _sections(item: ItemEntry) -> Iterator[tuple[tuple[str, str], Iterator[QuestionEntry]]]:
    return groupby(item.questions, key=lambda each: (each.section, each.objective_ref))


def _asked(
    section: tuple[str, str], questions: list[QuestionEntry], objectives: Mapping[str, str]
) -> _Group:
    name, ref = section
    blocks = [block for question in questions for block in _exchange(question)]
    return _Group(_heading(ref, objectives) if ref else name, ref, blocks)


def _unasked(each: WithoutQuestions, objectives: Mapping[str, str]) -> _Group:
    said = each.text or "No questions were raised on this objective."
    return _Group(_heading(each.ref, objectives), each.ref, [Words(said)])


def _heading(ref: str, objectives: Mapping[str, str]) -> str:
    return f"{ref} {objectives[ref]}" if objectives.get(ref) else f"Objective {ref}"


def _place(ref: str, groups: list[_Group]) -> int:
    """Behind the last group of an earlier objective, or before the first of a later one."""
    numbered = [(n, _order(group.ref)) for n, group in enumerate(groups) if group.ref]
    if not numbered:
        return len(groups)
    earlier = [n for n, order in numbered if order < _order(ref)]
    return earlier[-1] + 1 if earlier else numbered[0][0]


def _order(ref: str) -> tuple[int, ...]:
    return tuple(map(int, _NUMBER.findall(ref)))


def _exchange(question: QuestionEntry) -> Iterator[Block]:
    yield from paragraphs(said_by(question.asked_by, question.text, _VERBS[question.kind]))
    for answer in question.answers:
        yield from paragraphs(_answered(answer))
    if question.answer_note:
        yield Words(f"({question.answer_note})")
    yield from map(_promised, question.promises)


def paragraphs(text: str) -> Iterator[Block]:
    """The lines of a text: those that begin with a dash are points, each other a paragraph."""
    lines = (line.strip() for line in text.splitlines())
    for is_point, run in groupby(filter(None, lines), key=lambda line: line.startswith(_POINT)):
        if is_point:
            yield Points(tuple(line.removeprefix(line[0]).strip() for line in run))
        else:
            yield from map(Words, run)


def _answered(answer: AnswerEntry) -> str:
    return said_by(answer.officer, answer.text, "answered")


_REPORTED = frozenset(
    [
        *("asked", "queried", "said", "stated", "noted", "commented", "suggested", "requested"),
        *("explained", "confirmed", "reported", "replied", "answered"),
        *("advised", "responded"),
    ]
)
"""With these begins what is told in reported speech: only the name has to stand before it."""


def said_by(name: str, text: str, verb: str) -> str:
    """The words with whose they are, unless they begin so: ``Councillor Ode asked: How many …``"""
    if not name or _tells_who(text, name):
        return text
    if next(_names(text), "") in _REPORTED:
        return f"{name} {text[0].lower()}{text[1:]}"
    return f"{name} {verb}: {text}"


def _tells_who(text: str, name: str) -> bool:
    """Whether it begins with who speaks: with a title, with more than one name, or with one that
    a verb follows. A name alone may be any word: ``Young people …``, ``May I ask …``.
    """
    words, whole = [*_names(text)], {*_names(name)}
    named = len([*takewhile(whole.__contains__, words)])
    if named == 1:
        return next(_words(text)) in _TITLES or not _REPORTED.isdisjoint(words[1:2])
    return named > 1


def _names(text: str) -> Iterator[str]:
    """Its words but for titles, initials and an article."""
    return (word for word in _words(text) if word not in {*_TITLES, "the"} and len(word) > 1)


def _words(text: str) -> Iterator[str]:
    return (found[0] for found in _WORD.finditer(plain(text)))


def _promised(promise: PromiseEntry) -> Words:
    who = f" from {promise.officer}" if promise.officer else ""
    by = f" by {day_words(promise.due_on)}" if promise.due_on else ""
    return Words(promise.text, f"An answer was promised{who}{by}:-")
