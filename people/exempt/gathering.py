"""Every text that the public may not read, by some decisions, for whoever looks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import models

from people.exempt.current import reading_as
from people.exempt.reading import Reader
from people.exempt.subjects import TEXTS, Texts
from people.models import Exemption


def exempt_texts(decisions: Iterable[Exemption]) -> list[str]:
    """What is exempt by these decisions, each text once, former wordings too."""
    found = texts_by_decision(decisions).values()
    return list(dict.fromkeys(text for texts in found for text in texts))


def texts_by_decision(decisions: Iterable[Exemption]) -> dict[int, list[str]]:
    """The same, by the decision's number."""
    found: defaultdict[int, dict[str, None]] = defaultdict(dict)
    with reading_as(None):
        for number, text in _Gatherer(decisions).texts():
            found[number][text] = None
    return {number: list(texts) for number, texts in found.items()}


class _Gatherer(Reader):
    """Who is shown nothing, and knows what it is.

    A decision's number stands for its paragraph, of which nobody asks here.
    """

    def __init__(self, decisions: Iterable[Exemption]) -> None:
        super().__init__()
        self.decisions = decisions

    def texts(self) -> Iterator[tuple[int, str]]:
        for model, texts in TEXTS.items():
            for row in self._rows(model, texts):
                yield from self._of_row(row, texts)

    def _rows(self, model: type[models.Model], texts: Texts) -> Iterator[models.Model]:
        """Those that belong to something that is exempt."""
        for way in texts.ways:
            if marks := self._of(way.model):
                belonging = {f"{way.attribute}__in": list(marks)}
                yield from model._default_manager.filter(**belonging)

    def _of_row(self, row: models.Model, texts: Texts) -> Iterator[tuple[int, str]]:
        for fields, mark in self._found(row, texts):
            decision = int(mark.paragraph)
            for name in fields:
                yield from ((decision, text) for text in _texts_in(row.__dict__.get(name)))

    def _in_force(self) -> Iterable[tuple[str, int, str, str]]:
        return [(each.kind, each.row, each.part, str(each.pk)) for each in self.decisions]


def _texts_in(said: object) -> Iterator[str]:
    """The text that a field holds, or each of its list."""
    each = said if isinstance(said, list) else [said]
    return (text for text in each if isinstance(text, str) and text)
