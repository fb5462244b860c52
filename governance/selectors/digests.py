"""What is told before a meeting: the plans of which its body hears, as one reader may see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from actions import recent
from actions.selectors.cache import Reading, plan_reading
from actions.selectors.comparison import changes_between
from actions.selectors.facts import doubts_of
from actions.selectors.queue import number_waiting, reader_of
from governance.digests.content import Doubtful, MeetingTold, Owed, PlanTold
from governance.models import Meeting, PlanRoute
from governance.selectors.asked import all_asked
from people import clock
from people.errors import Refused
from people.exempt.current import reading_as
from people.exempt.reading import Reader
from people.models import Body, Membership, Role, User
from people.models.bodies import CHAIRING
from people.standing import in_force
from people.wording import day_words
from plans.document import Position
from plans.models import Plan
from plans.selectors import plans_visible_to, position_for
from plans.sides import NotComparable

_DOUBTS = {
    "green_in_doubt": "rated Green, and in doubt",
    "overdue": "overdue",
    "stale": "without an update in time",
    "no_lead": "without a lead",
}
"""The doubts of which a digest tells, by their codes."""


def meetings_ahead(*, at: datetime, days: int) -> list[Meeting]:
    """The meetings that begin after an instant, up to so many London days later."""
    today = clock.london_day(at)
    held = Meeting.objects.filter(held_on__range=(today, today + timedelta(days=days)))
    found = held.select_related("partnership", "body").order_by("held_on", "pk")
    return [meeting for meeting in found if not _has_begun(meeting, at)]


def _has_begun(meeting: Meeting, at: datetime) -> bool:
    return meeting.beginning is not None and meeting.beginning <= at


def chairs_of_body(body: Body, day: date) -> list[User]:
    """Who chairs a body on a day, by their seat or by their role, and can sign in."""
    seats = Membership.objects.filter(in_force(day), body=body, role__in=CHAIRING)
    roles = Role.objects.filter(in_force(day), body=body, kind=Role.Kind.CHAIR)
    chairing = Q(pk__in=seats.values("user")) | Q(pk__in=roles.values("user"))
    return list(User.objects.filter(chairing, is_active=True).order_by("pk"))


def told_before(meeting: Meeting, user: User, *, at: datetime) -> MeetingTold:
    """What a user may be told before a meeting: nothing of what is exempt and not for them."""
    plans = _plans_of(meeting.body, user)
    since = _since(meeting, at)
    with reading_as(Reader(user)):
        return MeetingTold(
            body=meeting.body.name,
            held_on=meeting.held_on,
            path=reverse("governance:meeting", args=[meeting.partnership.slug, meeting.slug]),
            plans=[_Telling(plan, user, since, at).plan_told() for plan in plans],
            owed=_owed(meeting, at),
        )


def _plans_of(body: Body, user: User) -> list[Plan]:
    """The open plans that the body drives, owns, oversees or scrutinises, by title."""
    hears = Q(driven_by=body) | Q(pk__in=PlanRoute.objects.filter(body=body).values("plan"))
    open_ones = Q(opened_at__isnull=False, closed_at=None)
    return list(plans_visible_to(user).filter(hears, open_ones).order_by("title", "pk"))


@dataclass(frozen=True, slots=True)
class _Since:
    day: date
    words: str


def _since(meeting: Meeting, at: datetime) -> _Since:
    """The last time that the body met; where it never did, as far back as "recently" reaches."""
    before = Meeting.objects.filter(body=meeting.body, held_on__lt=clock.london_day(at))
    last = before.order_by("-held_on").values_list("held_on", flat=True).first()
    if last is not None:
        return _Since(last, f"the meeting of {day_words(last)}")
    day = clock.london_day(at) - timedelta(days=recent.DAYS)
    return _Since(day, day_words(day))


def _owed(meeting: Meeting, at: datetime) -> Owed:
    slug = meeting.body.slug
    followed = all_asked(meeting.partnership, at=at).of_body(slug).followed
    open_ones = [each for each in followed if each.is_open]
    late = sum(each.is_overdue(clock.london_day(at)) for each in open_ones)
    place = reverse("governance:followed", args=[meeting.partnership.slug])
    return Owed(len(open_ones), late, f"{place}?{urlencode({'body': slug})}")


@dataclass(frozen=True, slots=True)
class _Telling:
    """One plan, told to one user."""

    plan: Plan
    user: User
    since: _Since
    at: datetime

    def plan_told(self) -> PlanTold:
        reading = self._reading(self.at)
        moved, not_compared = self._moved(reading)
        compared = urlencode({"from": self.since.day.isoformat(), "to": "now"})
        return PlanTold(
            title=self.plan.title,
            path=self._url("plan"),
            since=self.since.words,
            moved=moved,
            moved_path=f"{self._url('compare')}?{compared}",
            not_compared=not_compared,
            waiting=self._waiting(),
            waiting_path=self._waiting_path(),
            doubtful=list(self._doubtful(reading)),
        )

    @property
    def _position(self) -> Position:
        return position_for(self.user, self.plan)

    def _reading(self, at: datetime) -> Reading:
        return plan_reading(self.plan, at=at, position=self._position)

    def _moved(self, reading: Reading) -> tuple[list[recent.Changed], str]:
        try:
            before = self._reading(clock.end_of_day(self.since.day)).document
            changes = changes_between(self.plan, before, reading.document)
        except Refused:
            return [], "The plan is younger than that."
        except NotComparable as reason:
            return [], str(reason)
        return recent.recent(changes), ""

    def _waiting(self) -> int:
        reader = reader_of(self.user, self.plan)
        return number_waiting(self.user, self.plan, reader, at=self.at)

    def _waiting_path(self) -> str:
        """Where what waits stands: also who may not see the queue can have packs to decide on."""
        sees = self.user.has_perm("actions.see_queue", self.plan)
        return self._url("queue") if sees else reverse("actions:my-work")

    def _doubtful(self, reading: Reading) -> Iterator[Doubtful]:
        found = doubts_of(self.plan, reading.document, at=reading.at, position=self._position)
        codes = {key: {doubt.code for doubt in doubts} for key, doubts in found.items()}
        for code, words in _DOUBTS.items():
            held = [a.ref for a in reading.document.actions if code in codes.get(a.key, ())]
            if held:
                yield Doubtful(words, held, f"{self._url('list')}?{urlencode({'doubt': code})}")

    def _url(self, name: str) -> str:
        return reverse(f"actions:{name}", args=[self.plan.partnership.slug, self.plan.slug])
