"""What a file would bring into the plan that looks like a child's identity. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from people.identity import findings, rule_of
from plans.changes import Change
from plans.formats.reading import Problem, Severity
from plans.formats.text import quoted


def identity_problems(changes: Iterable[Change]) -> Iterator[Problem]:
    """A warning for each, but for what the plan says in the same place already."""
    for change in changes:
        known = {each.essence for text in _texts(change.before) for each in findings(text)}
        for found in (each for text in _texts(change.after) for each in findings(text)):
            if found.essence not in known:
                rule = rule_of(found)
                what = f"{quoted(found.match)} looks like {rule.label}. {rule.why}"
                yield Problem(_where(change), what, Severity.WARNING)


def _where(change: Change) -> str:
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
