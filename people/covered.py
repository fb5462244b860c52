"""The one list of tables that are never edited: append-only rows, histories, chain, access log."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from people.history import Revision
from people.models import AccessEntry, AppendOnly, ChainEntry, Lines


def kind_of(model: type[models.Model]) -> str:
    return model._meta.label_lower


@cache
def chained_models() -> dict[str, type[models.Model]]:
    """Every model whose rows are bound into the chain, by kind, in a fixed order."""
    found = [m for m in apps.get_models() if issubclass(m, AppendOnly | Revision)]
    return {kind_of(m): m for m in sorted(found, key=kind_of)}


def guarded_tables() -> list[str]:
    """Every table whose rows the database refuses to change, delete or truncate."""
    tables = [m._meta.db_table for m in chained_models().values()]
    return [ChainEntry._meta.db_table, AccessEntry._meta.db_table, *tables]


def partition(row: models.Model) -> tuple[dict[str, Any], dict[str, str]]:
    """A row's values for its digest: the plain ones, and the texts that are not empty.

    A text is what a person wrote (it can be lawfully erased); choices, slugs and digests are plain.
    """
    plain: dict[str, Any] = {}
    texts: dict[str, str] = {}
    later = _added_later(type(row))
    for each in row._meta.concrete_fields:
        value = getattr(row, each.attname)
        if each.attname in later and value == later[each.attname]:
            continue
        if value and _is_text(each):
            texts[each.attname] = text_in(row, each.attname)
        else:
            plain[each.attname] = value
    return plain, texts


def text_in(row: models.Model, field: str) -> str:
    """What a person wrote in a field, lines one under another."""
    held = getattr(row, field) or ""
    return held if isinstance(held, str) else "\n".join(held)


def as_chained(row: models.Model, marked: Collection[str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The parts of a row as its entry in the chain bound them.

    Lines once were plain values, so they are no text of a row of which none is ``marked``.
    """
    plain, texts = partition(row)
    for each in row._meta.concrete_fields:
        if isinstance(each, Lines) and each.attname in texts.keys() - marked:
            plain[each.attname] = getattr(row, each.attname)
            del texts[each.attname]
    return plain, texts


def _added_later(model: type[models.Model]) -> Mapping[str, object]:
    """Fields that joined a table after rows were chained, with what those rows hold in them.

    A row that holds just that has the digest that it had before the field was there.
    """
    said: Any = getattr(model, "instance_type", model)
    return getattr(said, "ADDED_LATER", {})


def free_texts(model: type[models.Model]) -> list[str]:
    """The fields in which a person writes freely: neither a ref, nor a number or a digest."""
    return [
        each.attname
        for each in model._meta.concrete_fields
        if _is_text(each) and (each.max_length or _SHORTEST_TEXT) >= _SHORTEST_TEXT
    ]


_SHORTEST_TEXT = 100


def _is_text(each: models.Field[Any, Any]) -> bool:
    if isinstance(each, models.TextField | Lines):
        return True
    free = isinstance(each, models.CharField) and not isinstance(each, models.SlugField)
    return free and not each.choices
