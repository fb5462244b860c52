"""Editing one action's place in the plan: its wording and its leads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actions.models import RESPONSIBLE_FIRST, Action, ActionLead
from actions.services.posting import read_anew, refuse_if_edited, refuse_if_it_left
from people.errors import Refused
from people.models import Officer, User
from people.writing import Writing
from plans.writing import plan_writing


def reword(
    action: Action,
    *,
    by: User | None,
    text: str,
    reason: str,
    last_seen: int | None = None,
    said_on: date | None = None,
) -> Action:
    """Give an action other words; the former ones stay in its history.

    Words that it has already change nothing, so that a form posted twice counts once.

    Args:
        last_seen: the newest revision of the action that the user had before them; none where
            nobody looked at a page.

    Raises:
        Refused: there is no text or no reason, or the action left the plan.
        Stale: someone changed the action after the user looked. Nothing was written.
    """
    if not text or not reason:
        raise Refused("Give the new words, and say why they change.")
    with plan_writing(action.plan, by=by, reason=reason, said_on=said_on) as w:
        read_anew(action)
        refuse_if_it_left(action)
        if action.text == text:
            return action
        refuse_if_edited(action, last_seen)
        action.text = text
        w.save(action)
    return action


def change_leads(
    action: Action,
    *,
    by: User | None,
    officers: Sequence[Officer],
    reason: str,
    last_seen: int | None = None,
    said_on: date | None = None,
) -> Action:
    """Give an action other leads, the first of them responsible; none is a vacancy.

    Leads that it has already change nothing, so that a form posted twice counts once.

    Args:
        last_seen: as for ``reword``.

    Raises:
        Refused: no reason is given, or the action left the plan.
        Stale: someone changed the action after the user looked. Nothing was written.
    """
    if not reason:
        raise Refused("Say why the lead changes.")
    with plan_writing(action.plan, by=by, reason=reason, said_on=said_on) as w:
        read_anew(action)
        refuse_if_it_left(action)
        printed = ", ".join(o.name for o in officers) or "Lead to be identified"
        if (_led_by(action), action.lead_as_printed) == ([o.pk for o in officers], printed):
            return action
        refuse_if_edited(action, last_seen)
        set_leads(w, action, officers)
        action.lead_as_printed = printed
        w.save(action)
    return action


def _led_by(action: Action) -> list[int]:
    leads = ActionLead.objects.filter(action=action).order_by(*RESPONSIBLE_FIRST)
    return list(leads.values_list("officer_id", flat=True))


def set_leads(w: Writing, action: Action, officers: Sequence[Officer]) -> None:
    """Make these officers the action's leads, in this order, changing only what differs."""
    held = {lead.officer_id: lead for lead in ActionLead.objects.filter(action=action)}
    for order, officer in enumerate(officers, 1):
        lead = held.pop(officer.pk, None) or ActionLead(
            action=action, plan=action.plan, officer=officer
        )
        if lead.pk is None or (lead.order, lead.responsible) != (order, order == 1):
            lead.order, lead.responsible = order, order == 1
            w.save(lead)
    for lead in held.values():
        lead.delete()
