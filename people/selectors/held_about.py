"""What is held about a user or an officer: every row of every table that names them, no secret.

The tables themselves say which these are, so that one that joins later is among them. What can be
edited is told by its history, which holds what stands now as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import Count, Q, QuerySet, Value

from people import clock
from people.asat import revisions
from people.covered import chained_models, kind_of
from people.held import words_for
from people.history import Revision
from people.models import (
    AccessEntry,
    AppendOnly,
    ChainEntry,
    Officer,
    Partnership,
    PostedForm,
    User,
)
from people.wording import first_capital

Row = dict[str, Any]
Model = type[models.Model]


class Group(StrEnum):
    ACCOUNT = "The account, and what it was given"
    OFFICER = "The officer, what they answer for and who acts for them"
    RECORD = "What was said and decided"
    CHANGES = "What was changed"
    SIGNING_IN = "Signing in, and using the pages"


SHOWN = 20
"""Rows of a table that stand on a page; the file has all."""


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one table that name them."""

    group: Group
    title: str
    found: QuerySet[models.Model]
    tell: Callable[[models.Model], Row]
    count: int = 0

    @property
    def rows(self) -> list[Row]:
        """All of them, oldest first."""
        return [self.tell(row) for row in self.found.order_by("pk")]

    @property
    def newest(self) -> list[list[tuple[str, object]]]:
        """Its newest rows as a page shows them: what is empty is left out."""
        newest = map(self.tell, self.found.order_by("-pk")[:SHOWN])
        return [
            [(_words(name), value) for name, value in row.items() if value not in ("", None)]
            for row in newest
        ]


@dataclass(frozen=True, slots=True)
class HeldAbout:
    about: dict[str, str]
    """Who it is, as the file says at its beginning."""
    file: str
    """What the file is called."""
    partnership: Partnership | None
    """Of which alone it is told; none: all of it."""
    made_at: datetime
    sections: tuple[Section, ...]

    @property
    def groups(self) -> list[tuple[str, list[Section]]]:
        """The sections under their headings; a heading without any is left out."""
        found = [(str(group), [s for s in self.sections if s.group is group]) for group in Group]
        return [(heading, those) for heading, those in found if those]

    def as_json(self) -> dict[str, Any]:
        return {
            "about": self.about,
            "partnership": self.partnership.slug if self.partnership else None,
            "made_at": self.made_at.isoformat(),
            "sections": [
                {"heading": str(each.group), "title": each.title, "rows": each.rows}
                for each in self.sections
            ],
        }


_SECRETS = frozenset(
    {
        "people.visit.session_key",
        "people.postedform.key",
        "people.calendarfeed.serial",
        "mfa.authenticator.data",
    }
)
"""What would open the account, or stands for a form: it says nothing of its user."""
_TIES = frozenset({"form_key", "history_id", "history_user"})
"""What only ties rows to one another."""
_CHANGE = ("history_date", "history_type", "id", "history_change_reason")
"""What is told of a change that the user made: what was changed is of others too."""


def held_about(user: User, *, partnership: Partnership | None) -> HeldAbout:
    """What is held about a user.

    Args:
        partnership: the one whose administrator asks, who is told what is of it; what belongs to
            the account as such is told only where it looks after the account. None: all, for the
            user themself.
    """
    asked = _Asked(user, partnership)
    about = {"name": user.name, "email": user.email}
    found = [*asked.sections(Group.ACCOUNT), *asked.changes()]
    return _held(about, f"user-{user.pk}", partnership, found)


def held_about_officer(officer: Officer) -> HeldAbout:
    """What is held about an officer, who may have no account, in their partnership."""
    asked = _Asked(officer, officer.partnership)
    agency = officer.agency.name if officer.agency else ""
    about = {"name": officer.name, "job_title": officer.job_title, "agency": agency}
    found = list(asked.sections(Group.OFFICER))
    return _held(about, f"officer-{officer.pk}", officer.partnership, found)


def _held(
    about: dict[str, str], file: str, partnership: Partnership | None, found: list[Section]
) -> HeldAbout:
    counts = _counts([section.found for section in found])
    told = tuple(replace(found[n], count=count) for n, count in sorted(counts.items()) if count)
    return HeldAbout(about, file, partnership, clock.now(), told)


def _counts(found: list[QuerySet[models.Model]]) -> dict[int, int]:
    """How many rows each of the tables has, by its place among them: one question for all."""
    first, *others = (
        rows.order_by().annotate(nth=Value(nth)).values("nth").annotate(number=Count("pk"))
        for nth, rows in enumerate(found)
    )
    return dict(first.union(*others, all=True).values_list("nth", "number"))


def tables_of(person: type[models.Model]) -> Iterator[Model]:
    """Every table that names a user, or an officer; of what is edited, its history."""
    for model in apps.get_models():
        is_their_own = model is revisions(person).model
        if not hasattr(model, "history") and (is_their_own or _naming(model, person)):
            yield model


def _naming(model: Model, person: type[models.Model]) -> list[str]:
    """The fields by which a row names a user or an officer, but for who made a change."""
    fields = (f for f in model._meta.concrete_fields if f.related_model is person)
    return [field.name for field in fields if field.name != "history_user"]


@dataclass(frozen=True, slots=True)
class _Asked:
    person: User | Officer
    partnership: Partnership | None

    def sections(self, own: Group) -> Iterator[Section]:
        """A section for each table that names them; ``own`` heads those of what can be edited."""
        for model in tables_of(self.person._meta.model):
            rows = self._seen(model, self._names(model))
            group = own if issubclass(model, Revision) else _group(model)
            yield Section(group, _title(model), rows, _told)

    def changes(self) -> Iterator[Section]:
        """A section for each table in which they, a user, have changed something."""
        for model in chained_models().values():
            if issubclass(model, Revision):
                rows = self._seen(model, Q(history_user=self.person))
                yield Section(Group.CHANGES, _title(model), rows, _change)

    def _names(self, model: Model) -> Q:
        person = self.person._meta.model
        if model is revisions(person).model:
            return Q(id=self.person.pk)
        names = ((name, self.person) for name in _naming(model, person))
        return Q(*names, _connector=Q.OR)

    def _seen(self, model: Model, named: Q) -> QuerySet[models.Model]:
        relations = [f.name for f in model._meta.concrete_fields if f.is_relation]
        rows = model._default_manager.filter(named).select_related(*relations)
        if self.partnership is None:
            return rows
        if kind_of(model) in chained_models():
            chain = ChainEntry.objects.filter(partnership=self.partnership, kind=kind_of(model))
            return rows.filter(pk__in=chain.values("row"))
        if model is PostedForm:
            return rows.none()
        return self._of(self.partnership, rows)

    def _of(self, partnership: Partnership, rows: QuerySet[models.Model]) -> QuerySet[models.Model]:
        """Rows that are in no chain: of the partnership that they name, or that of the account."""
        is_at_home = self.person.partnership_id == partnership.pk
        if "partnership" in {f.name for f in rows.model._meta.concrete_fields}:
            of_none = Q(partnership=None) if is_at_home else Q()
            return rows.filter(Q(partnership=partnership) | of_none)
        if way := getattr(rows.model, "OF_PARTNERSHIP", None):
            return rows.filter(**{way: partnership})
        return rows if is_at_home else rows.none()


def _group(model: Model) -> Group:
    return Group.RECORD if issubclass(model, AppendOnly) else Group.SIGNING_IN


def _title(model: Model) -> str:
    named: Any = getattr(model, "instance_type", model)
    return words_for(kind_of(named)) or first_capital(str(named._meta.verbose_name_plural))


def _words(name: str) -> str:
    """``on behalf of``: a field as a reader names it."""
    return name.removeprefix("history_").replace("_", " ")


def _told(row: models.Model) -> Row:
    kind = kind_of(type(row))
    fields = [f for f in row._meta.concrete_fields if f.name not in _TIES | _untold(row)]
    return {f.name: _value(row, f) for f in fields if f"{kind}.{f.name}" not in _SECRETS}


def _untold(row: models.Model) -> frozenset[str]:
    """What would tell somebody who asked for a thing of strangers that it is there."""
    is_outside = isinstance(row, AccessEntry) and row.kind == AccessEntry.Kind.OUTSIDE
    return frozenset({"partnership", "what"}) if is_outside else frozenset()


def _change(row: models.Model) -> Row:
    return {name: _plain(getattr(row, name)) for name in _CHANGE}


def _value(row: models.Model, field: models.Field[Any, Any]) -> object:
    """A plain value; of another row its name, or its number where it has none."""
    if not field.is_relation:
        return _plain(getattr(row, field.attname))
    try:
        other = getattr(row, field.name)
    except ObjectDoesNotExist:
        other = None
    named = (getattr(other, name, None) for name in ("name", "title", "ref"))
    return next((name for name in named if name), getattr(row, field.attname))


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if isinstance(value, str | int | bool | list | dict | None) else str(value)
