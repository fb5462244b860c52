"""Decisions that text is exempt, in words: of what, why, by whom, until when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from people import clock
from people.access import Scoped
from people.exempt.current import reading_as
from people.exempt.subjects import SUBJECTS, Subject, Thing, subject_at, thing_of
from people.models import Exemption, Partnership
from people.schedule_12a import named


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision that holds, or one that was lifted."""

    decision: Exemption
    what: str
    url: str
    scoped: Scoped
    """Of what it is asked who may decide on it."""

    @property
    def paragraph(self) -> str:
        return named(self.decision.paragraph)

    @property
    def decided_on(self) -> date:
        """The London day."""
        return clock.london_day(self.decision.moment)

    @property
    def lifted_on(self) -> date | None:
        lift = getattr(self.decision, "lift", None)
        return clock.london_day(lift.moment) if lift else None

    @property
    def is_due(self) -> bool:
        """Whether it is time to look whether it still has to be."""
        return self.lifted_on is None and self.decision.review_on <= clock.today()


def decisions_of(partnership: Partnership) -> list[DecisionLine]:
    """Every decision of a partnership: what is due first, then what holds, then what was lifted."""
    rows = Exemption.objects.filter(partnership=partnership)
    found = list(rows.select_related("by", "lift__by").order_by("review_on", "pk"))
    things = _things(found)
    lines = [_line(row, things) for row in found]
    return sorted(lines, key=lambda line: line.lifted_on is not None)


def decision_line(decision: Exemption) -> DecisionLine:
    return _line(decision, _things([decision]))


Things = dict[tuple[str, int], Thing]


def _things(decisions: Iterable[Exemption]) -> Things:
    """What the decisions are about, under its label: no text of it is read."""
    rows: defaultdict[str, set[int]] = defaultdict(set)
    for decision in decisions:
        rows[decision.kind].add(decision.row)
    with reading_as(None):
        return {
            (kind, thing.row): thing
            for kind, numbers in rows.items()
            for thing in SUBJECTS[kind].things(sorted(numbers))
        }


def _line(decision: Exemption, things: Things) -> DecisionLine:
    thing = things[decision.kind, decision.row]
    label = SUBJECTS[decision.kind].label(thing, decision.part)
    return DecisionLine(decision, label, thing.url, thing.scoped)


def get_decision(partnership: Partnership, pk: int) -> Exemption:
    """A decision of a partnership that the user has reached.

    Raises:
        Http404: there is none.
    """
    rows = Exemption.objects.select_related("partnership", "lift")
    found = rows.filter(partnership=partnership, pk=pk).first()
    if found is None:
        raise Http404
    return found


def get_thing(partnership: Partnership, slug: str, row: int) -> tuple[Subject, str, Thing]:
    """What an address wants decided exempt, of a partnership that the user has reached.

    With which part of it; empty for all of it.

    Raises:
        Http404: there is no such thing here, or no such part of it.
    """
    found = subject_at(slug)
    if found is None:
        raise Http404
    subject, part = found
    with reading_as(None):
        thing = thing_of(subject, row)
    if thing is None or thing.scoped.scope.partnership_id != partnership.pk:
        raise Http404
    return subject, part, thing


def held_decision(subject: Subject, row: int, part: str = "") -> Exemption | None:
    """The decision that holds on a thing, if any."""
    rows = Exemption.objects.in_force().filter(kind=subject.kind, row=row, part=part)
    return rows.select_related("partnership").first()
