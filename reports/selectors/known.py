"""Whom a partnership knows, and what it decided exempt: what finished files are held against."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models import Q, QuerySet

from people.asat import revisions
from people.exempt.gathering import exempt_texts
from people.models import Exemption, Membership, Officer, Partnership, User
from people.patterns import words
from reports.finds import Known
from reports.finds.names import Name, words_of
from reports.models import Pack

_SEVERAL = 3
"""Words from which on a text is looked for, whatever they are."""
_OF_ANY_PLAN = words(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec ongoing on going immediate immediately
    complete completed monthly quarterly annual annually yearly weekly tbc none yes no
    """
)


def known_to(pack: Pack) -> Known:
    """What a pack is held against: a restricted one may print what is exempt."""
    partnership = pack.plan.partnership
    names = _names(partnership)
    if not pack.is_public:
        return Known(exempt=(), names=names)
    exempt = exempt_texts(Exemption.objects.in_force().filter(partnership=partnership))
    return Known(exempt=_telling(exempt, names), names=names)


def telling(partnership: Partnership, texts: Iterable[str]) -> list[str]:
    """The texts that say more than a lead's name, a month or “Ongoing”.

    Those stand in the texts of other actions too, and would be found on every page.
    """
    said = list(texts)
    return _telling(said, _names(partnership)) if said else []


def _telling(texts: Iterable[str], names: Collection[Name]) -> list[str]:
    plain = _OF_ANY_PLAN.union(*names)
    return [text for text in texts if len(said := words_of(text)) >= _SEVERAL or said - plain]


def _names(partnership: Partnership) -> Collection[Name]:
    return frozenset(map(words_of, _names_as_kept(partnership)))


def _names_as_kept(partnership: Partnership) -> Iterator[str]:
    """Of everybody who was ever its officer, user or a member of its bodies."""
    here = Q(partnership=partnership) | Q(roles__partnership=partnership)
    yield from _said(revisions(Officer).filter(partnership=partnership))
    yield from _said(revisions(Membership).filter(body__partnership=partnership))
    yield from _said(User.objects.filter(here))


def _said(rows: QuerySet[Any]) -> Iterator[str]:
    return rows.values_list("name", flat=True).distinct().iterator()
