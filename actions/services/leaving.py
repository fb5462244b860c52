"""An officer leaves: from the day after, others lead their actions, or nobody yet."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from actions.models import RESPONSIBLE_FIRST, Action, ActionLead, Leaving, Succession
from actions.selectors.leaving import going_over, gone_with_actions, leaving_of
from actions.services.posting import Words, posted_before
from actions.services.structure import change_leads
from people import clock
from people.errors import Refused
from people.models import Officer, User
from people.services import change_officer
from people.standing import is_over
from people.wording import day_words
from people.writing import Writing, writing


@dataclass(frozen=True, slots=True)
class Handover:
    """To whom the actions of an officer go."""

    last_day: date
    """The last London day on which they lead."""
    successor: Officer | None = None
    """Who follows in every action for which nothing else is said; none leaves them vacant."""
    others: Mapping[int, Officer | None] = field(default_factory=dict)
    """Who follows in single actions, by the action's number."""

    @property
    def words(self) -> Words:
        return {
            "last_day": self.last_day,
            "successor": self.successor,
            "others": dict(self.others),
        }

    @property
    def successors(self) -> list[Officer]:
        return [each for each in (self.successor, *self.others.values()) if each is not None]


def let_leave(
    officer: Officer,
    *,
    by: User | None,
    handover: Handover,
    reason: str,
    form_key: uuid.UUID | None = None,
) -> Leaving:
    """Say that an officer leaves and who follows; said again, the later word holds.

    Their actions go over on the day after their last one: at once where that has passed.

    Raises:
        Refused: no reason is given, or somebody who follows is of another partnership, is the
            officer themself or has left by then.
    """
    if not reason:
        raise Refused("Say why they leave: the reason is kept with every action that goes over.")
    with writing(officer.partnership, by=by, reason=reason) as w:
        words = {**handover.words, "reason": reason}
        before = posted_before(Leaving, form_key, words, officer_id=officer.pk)
        if before:
            return before
        _refuse_unless_they_can_follow(officer, handover)
        officer.refresh_from_db()
        _leaves_on(officer, handover.last_day, by, reason)
        said = Leaving(
            officer=officer,
            by=by,
            last_day=handover.last_day,
            successor=handover.successor,
            reason=reason,
            form_key=form_key,
        )
        _append(w, said, handover.others)
        hand_over(officer, today=clock.london_day(w.moment))
    return said


def _refuse_unless_they_can_follow(officer: Officer, handover: Handover) -> None:
    for successor in handover.successors:
        if successor.partnership_id != officer.partnership_id:
            raise Refused("Choose an officer of this partnership.")
        if successor.pk == officer.pk:
            raise Refused(f"{officer} leaves. Choose somebody else, or leave the actions vacant.")
        if is_over(successor.left_on, handover.last_day + date.resolution):
            raise Refused(f"{successor} will have left by then. Choose somebody else.")


def _leaves_on(officer: Officer, last_day: date, by: User | None, reason: str) -> None:
    if officer.left_on == last_day:
        return
    change_officer(
        officer,
        by=by,
        reason=reason,
        name=officer.name,
        job_title=officer.job_title,
        agency=officer.agency,
        kind=officer.kind,
        left_on=last_day,
    )


def _append(w: Writing, said: Leaving, others: Mapping[int, Officer | None]) -> None:
    w.append(said)
    w.append_all(
        [
            Succession(leaving=said, action_id=action, successor=successor)
            for action, successor in others.items()
        ]
    )


def hand_over(officer: Officer, *, today: date) -> int:
    """Give the open actions of an officer who has left to those who follow.

    Returns:
        How many went over; none before the day after their last one, nor where nobody said who
        follows. Those of a plan that is being set up follow once it is open.
    """
    said = leaving_of(officer)
    if said is None or not is_over(officer.left_on, today):
        return 0
    others = said.others
    actions = list(going_over(officer))
    for action in actions:
        successor = others.get(action.pk, said.successor)
        change_leads(action, by=None, officers=_after(action, said, successor), reason=_why(said))
    return len(actions)


def _after(action: Action, said: Leaving, successor: Officer | None) -> list[Officer]:
    """The leads of an action once one has left: who follows takes their place in the order."""
    leads = ActionLead.objects.filter(action=action).select_related("officer")
    held = [lead.officer for lead in leads.order_by(*RESPONSIBLE_FIRST)]
    after = [successor if each.pk == said.officer_id else each for each in held]
    return list(dict.fromkeys(each for each in after if each is not None))


def _why(said: Leaving) -> str:
    """``Nora Bell left on 30 November 2026: Moved. As Ann Lee said on 12 November 2026.``"""
    who = said.by.name if said.by else "the system"
    on = day_words(clock.london_day(said.moment))
    reason = said.reason.rstrip(".")
    return f"{said.officer} left on {day_words(said.last_day)}: {reason}. As {who} said on {on}."


def hand_over_all(*, today: date) -> int:
    """``hand_over`` for every officer whose last day has passed; how many actions went over."""
    went = 0
    for officer in gone_with_actions(today):
        with writing(officer.partnership, by=None, reason="Leaving"):
            went += hand_over(officer, today=today)
    return went
