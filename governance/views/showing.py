"""What was asked, as one reader is shown it: with addresses, and what became of the actions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest
from django.urls import reverse

from actions.filters import address
from actions.selectors.names import plans_as_at
from actions.views.frame import plan_url
from governance.meetings.asked import Exchange, Followed, FollowedKind, MeetingLine, anchor_of
from governance.permissions import Due
from governance.selectors.became import (
    AskedObjective,
    Became,
    Outcome,
    Readable,
    Subjects,
)
from people.access_log.answer import shows_position
from people.models import Partnership
from people.moments import AsAt
from people.scope import Scope
from plans.document import Position
from plans.selectors import plans_visible_to, position_for

_CLOSE = {
    FollowedKind.PROMISE: "governance:close-promise",
    FollowedKind.STEP: "governance:close-next-step",
}


@dataclass(frozen=True, slots=True)
class ShownFollowed:
    """A promise or a next step with its state, and where to close it for who may."""

    followed: Followed
    url: str
    """Where it stands in the meeting's record."""
    close_url: str
    is_overdue: bool
    days_late: int


@dataclass(frozen=True, slots=True)
class ShownOutcome:
    """An action about which was asked, and where it stands now."""

    outcome: Outcome
    url: str


@dataclass(frozen=True, slots=True)
class ShownExchange:
    exchange: Exchange
    url: str
    """Where it stands in the meeting's record."""
    objective: AskedObjective | None
    objective_url: str
    """All that was asked about the objective."""
    outcomes: Sequence[ShownOutcome]
    promises: Sequence[ShownFollowed]


def readable(request: HttpRequest, partnership: Partnership, *, at: datetime) -> Readable:
    """The partnership's plans that the reader may read, each as at a moment in their position."""
    visible = plans_visible_to(request.user).filter(partnership=partnership)
    plans = plans_as_at(visible.values_list("pk", flat=True), at)
    found = {pk: (plan, position_for(request.user, plan)) for pk, plan in plans.items()}
    positions = {position for _, position in found.values()}
    shows_position(Position.RECORDED if Position.RECORDED in positions else Position.CONSIDERED)
    return found


@dataclass(frozen=True, slots=True)
class Showing:
    """One reader of a partnership's meetings, at one moment."""

    request: HttpRequest
    partnership: Partnership
    moment: AsAt
    plans: Readable

    @property
    def today(self) -> date:
        return self.moment.day

    @property
    def now_word(self) -> str:
        """What stands before a rating at the moment that is shown."""
        return "now" if self.moment.is_now else "at this moment"

    def subjects(self, exchanges: Iterable[Exchange]) -> Subjects:
        """What some exchanges are about."""
        return Subjects(exchanges, at=self.moment.moment, plans=self.plans)

    def exchanges(self, exchanges: Iterable[Exchange]) -> list[ShownExchange]:
        asked = list(exchanges)
        became = Became(asked, at=self.moment.moment, plans=self.plans)
        return [self._exchange(each, became) for each in asked]

    def _exchange(self, exchange: Exchange, became: Became) -> ShownExchange:
        objective = became.objective(exchange)
        return ShownExchange(
            exchange=exchange,
            url=f"{self.meeting_url(exchange.meeting)}#{exchange.anchor}",
            objective=objective,
            objective_url=self.objective_url(objective) if objective else "",
            outcomes=[self._outcome(each) for each in became.outcomes(exchange)],
            promises=self.followed(exchange.promises),
        )

    def _outcome(self, outcome: Outcome) -> ShownOutcome:
        if outcome.plan is None:
            return ShownOutcome(outcome, "")
        url = plan_url(outcome.plan, "action", outcome.ref)
        return ShownOutcome(outcome, url + self.moment.instant_query)

    def followed(self, followed: Iterable[Followed]) -> list[ShownFollowed]:
        return [self._followed(each) for each in followed]

    def _followed(self, followed: Followed) -> ShownFollowed:
        anchor = anchor_of(followed.item)
        return ShownFollowed(
            followed=followed,
            url=f"{self.meeting_url(followed.meeting)}#{anchor}",
            close_url=self._close_url(followed),
            is_overdue=followed.is_overdue(self.today),
            days_late=followed.days_late(self.today),
        )

    def _close_url(self, followed: Followed) -> str:
        """Where its reader says what came of it; empty where they may not, or in the past."""
        due = Due(self._scope(followed.meeting), followed.officer)
        may = self.request.user.has_perm("governance.close_followed", due)  # type: ignore[arg-type]  # the stubs know of models alone
        if not (followed.is_open and self.moment.is_now and may):
            return ""
        return reverse(_CLOSE[followed.kind], args=[self.partnership.slug, followed.key])

    def _scope(self, meeting: MeetingLine) -> Scope:
        return Scope(self.partnership.pk, body_id=meeting.body_key)

    def meeting_url(self, meeting: MeetingLine) -> str:
        url = reverse("governance:meeting", args=[self.partnership.slug, meeting.slug])
        return url + self.moment.instant_query

    def objective_url(self, objective: AskedObjective) -> str:
        return self.questions_url(("plan", objective.plan.slug), ("objective", objective.ref))

    def questions_url(self, *pairs: tuple[str, str]) -> str:
        """The questions of the partnership, sifted, at the same moment."""
        return questions_url(self.partnership, *pairs, *self.kept)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What every link keeps of the page's address: its moment."""
        return [("at", self.moment.instant)] if self.moment.instant else []


def questions_url(partnership: Partnership, *pairs: tuple[str, str]) -> str:
    return address(reverse("governance:questions", args=[partnership.slug]), pairs)
