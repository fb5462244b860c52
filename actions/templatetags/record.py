"""Moments of a record as they are written."""

from __future__ import annotations

from datetime import datetime

from django import template

from people.wording import number_of
from plans.models import Plan
from plans.templatetags.brag import london_date, london_moment

register = template.Library()


@register.filter
def said(moment: datetime | None, plan: Plan) -> str:
    """When it was said: to the minute once the plan is open, by the day before.

    A history that was loaded knows only the days on which things were said.
    """
    if moment is None:
        return ""
    by_the_clock = plan.opened_at is not None and moment >= plan.opened_at
    return london_moment(moment) if by_the_clock else london_date(moment)


@register.filter
def days_moved(days: int) -> str:
    """``91 days later``; of a negative number, ``3 days sooner``."""
    return f"{number_of(abs(days), 'day')} {'later' if days > 0 else 'sooner'}"
