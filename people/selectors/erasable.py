"""Every text of a partnership's record in which given words stand, whatever it belongs to.

The tables themselves say which texts they hold, so that one that joins later is among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db import models
from django.db.models import Q

from people.clock import london_day
from people.covered import chained_models, free_texts, kind_of, text_in
from people.erased import OF_A_USER, are_erased_words
from people.models import ChainEntry, Erasure, Partnership, User
from people.whole_words import plainest
from people.wording import day_words


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: a field of a row that the chain covers."""

    row: models.Model
    field: str

    @property
    def text(self) -> str:
        return text_in(self.row, self.field)


@dataclass(frozen=True, slots=True)
class StandingText:
    """One text of the record, wherever it stands word for word in rows of one kind."""

    places: tuple[Place, ...]

    @property
    def name(self) -> str:
        """Tells it from the others, for a form."""
        place = self.places[0]
        return f"{kind_of(type(place.row))}-{place.row.pk}-{place.field}"

    @property
    def words(self) -> str:
        return self.places[0].text

    @property
    def label(self) -> str:
        """``officer, name``: what it is of."""
        place = self.places[0]
        named: Any = getattr(place.row, "instance_type", type(place.row))
        field = place.field.removeprefix("history_").replace("_", " ")
        return f"{named._meta.verbose_name}, {field}"

    @property
    def where(self) -> list[str]:
        """The days on which it was written, each once."""
        return list(dict.fromkeys(_day(place.row) for place in self.places))


def texts_holding(partnership: Partnership, words: str) -> list[StandingText]:
    """The texts that hold these words, whatever their capitals, and were not erased."""
    grouped: dict[tuple[str, str], list[Place]] = {}
    for place in _places(partnership, words):
        key = kind_of(type(place.row)), place.text.strip()
        grouped.setdefault(key, []).append(place)
    return [StandingText(tuple(places)) for places in grouped.values()]


def _places(partnership: Partnership, words: str) -> Iterator[Place]:
    for kind, model in chained_models().items():
        fields = _fields(model)
        if not fields:
            continue
        here = ChainEntry.objects.filter(partnership=partnership, kind=kind).values("row")
        holding = reduce(or_, (Q(**{f"{field}__icontains": plainest(words)}) for field in fields))
        rows = model._default_manager.filter(holding, pk__in=here).order_by("pk")
        for row in rows:
            yield from (Place(row, field) for field in fields if _holds(row, field, words))


def _fields(model: type[models.Model]) -> list[str]:
    """Its texts, but for what is said of erasures, and for who a user is: see their account."""
    if model is Erasure:
        return []
    is_of_users = getattr(model, "instance_type", model) is User
    return [field for field in free_texts(model) if not (is_of_users and field in OF_A_USER)]


def _holds(row: models.Model, field: str, words: str) -> bool:
    text = Place(row, field).text
    return words.casefold() in text.casefold() and not are_erased_words(text)


def _day(row: Any) -> str:
    return day_words(london_day(getattr(row, "history_date", None) or row.moment))
