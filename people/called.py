"""Who is called what: capitals tell no two apart, neither by name nor by short name."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)


def called(rows: QuerySet[M], name: str) -> QuerySet[M]:
    return rows.filter(name__iexact=name)


def called_shortly(rows: QuerySet[M], short_name: str) -> QuerySet[M]:
    return rows.filter(slug__iexact=short_name)
