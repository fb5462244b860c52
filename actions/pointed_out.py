"""What a file would bring into the record that looks like a child's identity. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from people.identity import findings, rule_of
from plans.formats.reading import Problem, Severity
from plans.formats.text import quoted


class Changed(Protocol):
    """What a file says otherwise: of a plan, or of another paper."""

    @property
    def kind(self) -> str: ...
    @property
    def ref(self) -> str: ...
    @property
    def before(self) -> object: ...
    @property
    def after(self) -> object: ...


def identity_problems(changes: Iterable[Changed]) -> Iterator[Problem]:
    """A warning for each, but for what the record says in the same place already."""
    for change in changes:
        known = {each.essence for text in _texts(change.before) for each in findings(text)}
        for found in (each for text in _texts(change.after) for each in findings(text)):
            if found.essence not in known:
                rule = rule_of(found)
                what = f"{quoted(found.match)} looks like {rule.label}. {rule.why}"
                yield Problem(_where(change), what, Severity.WARNING)


def _where(change: Changed) -> str:
    return f"{change.kind} {change.ref}".strip()


def _texts(value: object) -> Iterator[str]:
    """Every text of a plain value, but for the keys that the service makes itself."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _texts(each) if name != "key" else ()
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
