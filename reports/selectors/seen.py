"""What lies between bodies and plans: the pack last seen, the last meeting, what is owed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from governance.meetings.asked import Exchange, Followed, MeetingLine, in_order
from governance.selectors.asked import AllAsked, all_asked
from governance.selectors.became import Became as Outcomes
from people import clock
from people.exempt.words import are_exempt_words
from people.models import Body, Officer
from plans.models import Plan
from reports.content.content_json import read
from reports.content.periods import parse_quarter
from reports.content.source import Became, LastMeeting, Raised, Seen
from reports.life import Step
from reports.models import BuiltPack, Pack, PackStep
from reports.selectors.record import SHOWN_TO_BODIES


def last_seen(
    plan: Plan,
    body: Body,
    *,
    themes: Collection[int],
    at: datetime,
    until: datetime,
    corrects: Pack | None,
    meeting_on: date | None = None,
) -> Seen | None:
    """The pack that a body last saw of these themes, as they stood before a moment.

    Args:
        meeting_on: the day of the meeting that the new pack is for; others for it are its twins.
        themes: their numbers; none means all.
        at: the moment that the new pack shows.
        until: the moment at which the new pack is made.
        corrects: the pack that the new one puts right: what that told is told again.
    """
    published = PackStep.objects.filter(
        step=Step.PUBLISHED, moment__lte=until, built__pack__plan=plan, built__pack__body=body
    ).select_related("built__pack")
    for step in published.order_by("-moment", "-pk"):
        pack = step.built.pack
        is_twin = meeting_on is not None and pack.meeting_on == meeting_on
        if pack == corrects or is_twin or not _shows(pack, themes):
            continue
        shown = moment_shown(step.built)
        if shown < at:
            return Seen(pack.number, shown, clock.london_day(step.moment), pack.meeting_on)
    return None


def _shows(pack: Pack, themes: Collection[int]) -> bool:
    return not pack.themes or (bool(themes) and set(themes) <= set(pack.themes))


def moment_shown(built: BuiltPack) -> datetime:
    """The moment at which a pack shows the plan."""
    said = read(built.content).at
    if said:
        return datetime.fromisoformat(said)
    return min(built.moment, parse_quarter(built.pack.period).moment)


def last_meeting(plan: Plan, body: Body, *, before: date, at: datetime) -> LastMeeting | None:
    """The body's last meeting at which it spoke of a plan, with what came of it by a moment.

    Args:
        before: the London day of the meeting that the pack is for.
    """
    asked = all_asked(plan.partnership, at=at).of_body(body.slug)
    told = [each for each in asked.exchanges if not each.entry.is_exempt]
    outcomes = Outcomes(told, at=at, plans={plan.pk: (plan, SHOWN_TO_BODIES)})
    spoken = [each for each in told if plan in outcomes.plans_of(each)]
    line = next((each.meeting for each in spoken if each.meeting.held_on < before), None)
    if line is None:
        return None
    items = {each.item for each in spoken if each.meeting == line}
    raised = [each for each in told if each.meeting == line and each.item in items]
    return LastMeeting(
        held_on=line.held_on,
        told_until=clock.london_day(at),
        raised=tuple(Raised(each.entry, _became(outcomes, each)) for each in raised),
        followed=tuple(_followed(asked, raised, line, items)),
    )


def _became(outcomes: Outcomes, exchange: Exchange) -> tuple[Became, ...]:
    found = outcomes.outcomes(exchange)
    return tuple(Became(o.ref, o.then, o.now) for o in found if o.is_known and o.was_recorded)


def _followed(
    asked: AllAsked, raised: Iterable[Exchange], line: MeetingLine, items: Collection[str]
) -> Iterable[Followed]:
    """What was promised there, and its next steps."""
    yield from (promise for exchange in raised for promise in exchange.promises)
    for step in asked.steps:
        if step.meeting == line and step.item in items and not are_exempt_words(step.text):
            yield step


def owed_at(officer: Officer, *, at: datetime) -> tuple[Followed, ...]:
    """The open promises and next steps of an officer, the earliest due first."""
    followed = all_asked(officer.partnership, at=at).followed
    owed = (each for each in followed if each.is_open and each.officer == officer.pk)
    return tuple(in_order(each for each in owed if not are_exempt_words(each.text)))
