"""Whom a partnership knows, and what it decided exempt: what finished files are held against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from people.asat import revisions
from people.models import Membership, Officer, Partnership, User
from reports.finds import Known
from reports.finds.names import words_of


def known_to(partnership: Partnership, *, exempt: Sequence[str] = ()) -> Known:
    """What a paper of a partnership is held against.

    Args:
        exempt: the texts that it may not print, if it is public.
    """
    return Known(exempt=exempt, names=words_of(set(_names(partnership))))


def _names(partnership: Partnership) -> Iterator[str]:
    """Of everybody who was ever its officer, user or a member of its bodies."""
    yield from _said(revisions(Officer).filter(partnership=partnership))
    yield from _said(revisions(Membership).filter(body__partnership=partnership))
    here = Q(partnership=partnership) | Q(roles__partnership=partnership)
    yield from _said(User.objects.filter(here))


def _said(rows: QuerySet[Any]) -> Iterator[str]:
    return rows.values_list("name", flat=True).distinct().iterator()
