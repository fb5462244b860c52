"""Reading tables as they stood at a moment: the one selector over histories.

``as_of()`` of simple-history returns several rows where timestamps are equal and follows relations
to today's rows. This returns one revision for each object, ties broken by the order of writing, and
follows none: every table is read at the same moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.db import models
from django.db.models import OuterRef, Q, QuerySet, Subquery, Value

from people.covered import kind_of
from people.exempt.current import absent_rows
from people.models import Erasure


def revisions(model: type[models.Model]) -> QuerySet[Any]:
    """Every revision of every object of ``model`` of which the reader may be shown something."""
    found = _history_of(model)._default_manager.all()
    absent = absent_rows(model)
    return found.exclude(id__in=absent) if absent else found


@cache
def _history_of(model: type[models.Model]) -> type[models.Model]:
    """The model of the histories; each asking simple-history for it would build a manager."""
    found: type[models.Model] = model.history.model  # type: ignore[attr-defined]  # each that is tracked has one
    return found


def began(row: models.Model) -> datetime | None:
    """The moment of a row's first revision; none where nothing was ever written of it."""
    dates = revisions(type(row)).filter(id=row.pk).order_by("history_date", "history_id")
    first: datetime | None = dates.values_list("history_date", flat=True).first()
    return first


def newest_revision(row: models.Model) -> int:
    """The number of how a row stands: what a form carries that edits what others edit.

    That of its newest revision, or, below nought, of the erasure that took some of its text: who
    opened a form before is not to bring it back. Nought where nothing was ever written of the row.
    """
    newest = revisions(type(row)).filter(id=row.pk).order_by("-history_date", "-history_id")
    erased = Erasure.objects.filter(kind=kind_of(newest.model), row=OuterRef("history_id"))
    last = Subquery(erased.order_by("-pk").values("pk")[:1])
    number, erasure = newest.values_list("history_id", last).first() or (0, None)
    return -erasure if erasure else number


def as_at(
    model: type[models.Model], at: datetime, *scope: Q, **filters: Any
) -> QuerySet[models.Model]:
    """Revisions of ``model`` that held at ``at`` (included), one for each object.

    The scope is tested on the revision that held; deleted objects are left out.
    """
    newest = (
        revisions(model)
        .filter(id=OuterRef("id"), history_date__lte=at)
        .order_by("-history_date", "-history_id")
        .values("history_id")[:1]
    )
    return (
        revisions(model)
        .filter(*scope, **filters)
        .filter(history_date__lte=at, history_id=Subquery(newest))
        .exclude(history_type="-")
    )


def names_as_at(model: type[models.Model], at: datetime, **filters: Any) -> dict[int, str]:
    """The name that each object had at a moment, or its first one should it be younger.

    A history loaded from documents can name officers whose own record began later.
    """
    [names] = each_named_as_at([model], at, **filters)
    return names


def each_named_as_at(
    models: Sequence[type[models.Model]], at: datetime, **filters: Any
) -> list[dict[int, str]]:
    """``names_as_at`` for several tables, which one query reads."""
    tables = [
        revisions(model)
        .filter(**filters)
        .order_by()
        .values_list("history_date", "history_id", Value(place), "id", "name")
        for place, model in enumerate(models)
    ]
    found: list[dict[int, str]] = [{} for _ in models]
    for moment, _, place, pk, name in sorted(tables[0].union(*tables[1:], all=True)):
        if pk not in found[place] or moment <= at:
            found[place][pk] = name
    return found
