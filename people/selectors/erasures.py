"""What was lawfully erased, in words: by whom, when and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import QuerySet

from people.clock import london_day
from people.models import Erasure, Partnership
from people.wording import day_words

_SYSTEM = "the system"


@dataclass(frozen=True, slots=True)
class Act:
    """What was erased at once: one text, wherever it stood."""

    moment: datetime
    order: int
    by_id: int | None
    who: str
    about: str
    ground: str
    reason: str
    kind: str
    """Of the row in which the text was found, as are ``row`` and ``field``."""
    row: int
    field: str
    copies: int
    """Further places where it stood."""

    @property
    def sentence(self) -> str:
        """``“evidence” of actions.progressupdate 12 was erased by Ann Lee on 3 March 2026.``"""
        more = f" and {self.copies} cop{'y' if self.copies == 1 else 'ies'}" if self.copies else ""
        verb = "were" if self.copies else "was"
        day = day_words(london_day(self.moment))
        what = f"“{self.field}” of {self.kind} {self.row}{more}"
        return f"{what} {verb} erased by {self.who} on {day}."


def about_user(pk: int) -> str:
    """How an erasure names a user."""
    return f"user-{pk}"


def erasures_in(partnership: Partnership) -> list[Act]:
    """Everything that was ever erased from a partnership's record, oldest first."""
    return _acts(Erasure.objects.filter(partnership=partnership))


def erasures_of(partnership_id: int, about: str, *, at: datetime) -> list[Act]:
    """What was erased of one action or user up to a moment, oldest first."""
    rows = Erasure.objects.filter(partnership=partnership_id, about=about, moment__lte=at)
    return _acts(rows)


def _acts(rows: QuerySet[Erasure]) -> list[Act]:
    """The rows of one moment are one act: no two writings of a partnership share a moment."""
    ordered = rows.select_related("by").order_by("moment", "id")
    return [_act(list(those)) for _, those in groupby(ordered, lambda row: row.moment)]


def _act(rows: list[Erasure]) -> Act:
    first = rows[0]
    return Act(
        first.moment, first.pk, first.by_id, first.by.name if first.by else _SYSTEM, first.about,
        first.get_ground_display(), first.reason, first.kind, first.row, first.field,
        copies=len(rows) - 1,
    )  # fmt: skip


def erased_among(rows: Iterable[tuple[str, int]]) -> dict[tuple[str, int, str], Erasure]:
    """The erasures of these rows, by kind, row and field."""
    wanted = set(rows)
    if not wanted:
        return {}
    found = Erasure.objects.filter(
        kind__in={kind for kind, _ in wanted}, row__in={row for _, row in wanted}
    )
    return {(each.kind, each.row, each.field): each for each in found}
