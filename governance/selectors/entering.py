"""What an officer has before them who enters a meeting: its record as it stands now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from governance.meetings.document import Capacity
from governance.models import (
    Answer,
    Attendance,
    Meeting,
    MeetingItem,
    MinutesAgreement,
    Part,
    Question,
)
from governance.selectors.plan_refs import NO_PLAN, PlanRefs, plan_refs
from people.asat import revisions
from people.models import Membership, Officer, User
from people.selectors.roster import officers_now
from people.standing import is_over
from plans.formats.names import same_name
from plans.models import Plan
from plans.selectors import plans_visible_to

_CO_OPTED = "co-opted member"
_ABOVE: Mapping[str, type[Part]] = {"item": MeetingItem, "question": Question}
"""Under what a part can stand that is no meeting itself."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A meeting with all that is typed into it, and what names and refs stand for."""

    meeting: Meeting
    items: tuple[MeetingItem, ...]
    attendances: tuple[Attendance, ...]
    members: Mapping[str, str]
    """Whoever sits on the body on the day, with the role in which the minutes name them."""
    officers: Mapping[str, Officer]
    """The partnership's officers by name."""
    plans: tuple[Plan, ...]
    plan: Plan | None
    """The plan whose refs are typed."""
    refs: PlanRefs
    agreed_by: MinutesAgreement | None
    """By which the minutes of this meeting were agreed: then they stay as they are."""

    def officer(self, name: str) -> Officer | None:
        """The one whom a name means, by the rule of a plan's import; none for several."""
        return self.officers.get(same_name(name, self.officers))

    def named(self, *capacities: Capacity) -> list[Attendance]:
        return [row for row in self.attendances if row.capacity in capacities]

    @property
    def askers(self) -> list[str]:
        """Who can ask: those who are there first."""
        there = self.named(Capacity.PRESENT, Capacity.IN_ATTENDANCE)
        return list(dict.fromkeys((*(row.name for row in there), *self.members)))

    @property
    def answerers(self) -> list[str]:
        """Who can answer: those who came to, then the partnership's officers."""
        there = (row.name for row in self.named(Capacity.IN_ATTENDANCE))
        every = (officer.name for officer in self.officers.values())
        return list(dict.fromkeys((*there, *every)))

    @property
    def questions(self) -> Iterator[Question]:
        return (question for item in self.items for question in item.questions.all())

    @property
    def next_title(self) -> str:
        """The first title of the agenda that no item has yet."""
        opened = {item.title.casefold() for item in self.items}
        agenda = (row.title for row in self.meeting.agenda.all())
        return next((each for each in agenda if each.casefold() not in opened), "")

    @property
    def next_number(self) -> str:
        """The number that follows the last item's; empty where that is no number."""
        last = self._last_number()
        return str(int(last) + 1) if last.isdecimal() else ""

    def _last_number(self) -> str:
        """Of this meeting's items, or of the meeting's before: minute numbers go on."""
        if self.items:
            return self.items[-1].number
        before = MeetingItem.objects.filter(
            meeting__body=self.meeting.body_id, meeting__held_on__lt=self.meeting.held_on
        )
        last = before.order_by("-meeting__held_on", "-place").first()
        return last.number if last else "0"


def desk(meeting: Meeting, user: User, *, plan: str) -> Desk:
    """The desk of whoever enters a meeting.

    Args:
        plan: the slug of the plan whose refs are typed; any other word stands for the first plan.
    """
    officers = officers_now(meeting.partnership)
    plans = tuple(plans_visible_to(user).filter(partnership=meeting.partnership).order_by("slug"))
    chosen = next((each for each in plans if each.slug == plan), plans[0] if plans else None)
    return Desk(
        meeting=meeting,
        items=tuple(_items(meeting)),
        attendances=tuple(meeting.attendances.all()),
        members=_members(meeting),
        officers={officer.name: officer for officer in officers},
        plans=plans,
        plan=chosen,
        refs=plan_refs(chosen) if chosen else NO_PLAN,
        agreed_by=meeting.agreements.select_related("item__meeting").first(),
    )


def _items(meeting: Meeting) -> QuerySet[MeetingItem]:
    questions = Question.objects.prefetch_related("about", "answers", "promises")
    return meeting.items.select_related("meeting").prefetch_related(
        Prefetch("questions", questions),
        "papers",
        "resolutions",
        "next_steps",
        "objectives_without_questions",
    )


def _members(meeting: Meeting) -> dict[str, str]:
    seats = Membership.objects.filter(body=meeting.body_id, from_date__lte=meeting.held_on)
    return {
        seat.name: _CO_OPTED if seat.role == Membership.Role.CO_OPTED else ""
        for seat in seats
        if not is_over(seat.to_date, meeting.held_on)
    }


def seen_by(row: Part, user: User, *, before: int) -> int:
    """The newest revision of a row that its user knows: their own last, or the one they opened.

    A later one that somebody else wrote is not theirs, so that writing over it is refused.
    """
    own = revisions(type(row)).filter(id=row.pk, history_user=user).order_by("-history_id")
    return max(before, own.values_list("history_id", flat=True).first() or 0)


def ever_in(meeting: Meeting, model: type[Part], way: str) -> QuerySet[Any]:
    """The revisions of every row of a kind that stands in a meeting's record, or once did.

    Args:
        way: from a row to its meeting, as Django's queries name it: ``item__meeting``.
    """
    above, _, further = way.partition("__")
    if not further:
        return revisions(model).filter(meeting=meeting.pk)
    held = ever_in(meeting, _ABOVE[above], further)
    return revisions(model).filter(**{f"{above}_id__in": held.values("id")})


def first_answer(question: Question) -> Answer | None:
    return question.answers.first()
