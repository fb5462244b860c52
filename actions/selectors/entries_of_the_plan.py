"""The entries of how an action stands in its plan: its words, its leads, and where it went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any

from actions.models import Action, ActionLead, Transfer
from actions.record import Entry, EntryKind
from actions.selectors.erasing import what_was_erased
from actions.selectors.names import plans_as_at
from actions.selectors.telling import Telling
from people.asat import revisions
from people.selectors.erasures import erasures_of
from people.wording import listed
from plans.words import word_changes


def wording_entries(t: Telling) -> Iterator[Entry]:
    t.names.know({row.history_user_id for row in t.revisions})
    first = t.revisions[0]
    who = t.names.who(first.history_user_id)
    anchor = f"wording-{first.pk}"
    yield Entry(EntryKind.ADDED, first.history_date, who, text=first.text, anchor=anchor)
    for before, after in pairwise(t.revisions):
        yield from _revision(t, before, after)


def _revision(t: Telling, before: Any, after: Any) -> Iterator[Entry]:
    who, reason = t.names.who(after.history_user_id), after.history_change_reason or ""
    anchor, moment = f"wording-{after.pk}", after.history_date
    if before.text != after.text:
        yield Entry(
            EntryKind.REWORDED,
            moment,
            who,
            lines=(("Reason", reason),) if reason else (),
            pieces=tuple(word_changes(before.text, after.text)),
            anchor=anchor,
        )
    if before.state != after.state and after.state == Action.State.WITHDRAWN:
        yield Entry(EntryKind.WITHDRAWN, moment, who, text=after.state_reason, anchor=anchor)


def transfer_entries(t: Telling) -> Iterator[Entry]:
    rows = t.said_by_then(Transfer.objects.filter(action=t.action))
    ends = {plan for row in rows for plan in (row.from_plan_id, row.to_plan_id)}
    plans = plans_as_at(ends, t.at) if ends else {}
    for row in rows:
        left, into = plans[row.from_plan_id], plans[row.to_plan_id]
        yield Entry(
            EntryKind.TRANSFERRED,
            row.moment,
            t.names.who(row.by_id),
            text=row.reason,
            lines=(("From", f"{left.title}, {row.from_ref}"),),
            leads_to=(into.slug, into.title, row.to_ref),
            came_from=(left.slug, left.title, row.from_ref),
            anchor=f"transfer-{row.pk}",
        )


def lead_entries(t: Telling) -> Iterator[Entry]:
    """One entry for each moment, after the first, at which leads came or went."""
    rows = revisions(ActionLead).filter(action_id=t.action.pk, history_date__lte=t.at)
    came: defaultdict[datetime, list[str]] = defaultdict(list)
    went: defaultdict[datetime, list[str]] = defaultdict(list)
    reasons: dict[datetime, str] = {}
    first: dict[datetime, int] = {}
    for row in rows.order_by("history_date", "history_id"):
        into = {"+": came, "-": went}.get(row.history_type)
        if into is not None:
            into[row.history_date].append(t.names.officers[row.officer_id])
            reasons[row.history_date] = row.history_change_reason or ""
            first.setdefault(row.history_date, row.pk)
    began = t.revisions[0].history_date
    for moment in sorted(set(reasons) - {began}):
        reason = (("Reason", reasons[moment]),) if reasons[moment] else ()
        text = _lead_words(came[moment], went[moment])
        anchor = f"leads-{first[moment]}" if reason else ""
        yield Entry(EntryKind.LEADS, moment, "", text=text, lines=reason, anchor=anchor)


def erasure_entries(t: Telling) -> Iterator[Entry]:
    """What was erased, for those who see all that is recorded; what is left tells the others."""
    if not t.shows_recorded:
        return
    acts = erasures_of(t.action.plan.partnership_id, t.action.key, at=t.at)
    t.names.know({act.by_id for act in acts})
    for act in acts:
        who = t.names.who(act.by_id)
        lines = (("What", what_was_erased(act)), ("Ground", act.ground))
        yield Entry(EntryKind.ERASED, act.moment, who, text=act.reason, lines=lines)


def _lead_words(came: list[str], went: list[str]) -> str:
    """Who leads now in whose place, as a sentence."""
    new, old = listed(came), listed(went)
    if came and went:
        return f"{new} in place of {old}."
    if came:
        return f"{new} {'joins' if len(came) == 1 else 'join'}."
    return f"{old} no longer {'leads' if len(went) == 1 else 'lead'}."
