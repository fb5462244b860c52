"""What tests of the pages that add to an action's record share."""

from __future__ import annotations

import re
import uuid
from datetime import date, timedelta
from typing import Any

from django.test import Client

from actions.models import Challenge, ProgressUpdate
from actions.services.challenging import Question, challenge
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Report, post_update
from people import clock
from plans.brag import Rating
from plans.document import Position
from tests.cast import DAVID, Cast
from tests.people.pages.asking import page, post, words

CONFLICT, DONE, NOT_FOUND, OK, REFUSED = 409, 302, 404, 200, 403
ACTION = "/plans/aldermere/cse/actions/1.1.1/"
AMBER = Report(Rating.AMBER, "The trainer left.", "We cannot finish", "A trainer", DAVID)


def keyed(**values: object) -> dict[str, Any]:
    """A form's values with a key of its own."""
    return {"form_key": uuid.uuid4(), **values}


def seen(cast: Cast, ref: str = "1.1.1") -> int:
    current = cast.current(ref)
    return current.pk if current else 0


def refused(client: Client, cast: Cast, address: str, *roles: str) -> None:
    """Each of these roles is told why it may not, and what they post changes nothing."""
    for role in roles:
        user = getattr(cast, role)
        for response in (page(client, user, address), post(client, user, address, keyed())):
            assert response.status_code == REFUSED, role
            assert re.search("Your roles do not let you|You cannot .* here", words(response))
    for stranger in (cast.outsider, cast.nobody):
        assert page(client, stranger, address).status_code == NOT_FOUND


def considering(cast: Cast, *, second_sign_off: bool = False) -> None:
    """From now on the plan's updates wait until they are considered."""
    settings = PlanSettings(31, needs_consideration=True, second_sign_off=second_sign_off)
    change_settings(cast.plan, by=cast.administrator, settings=settings, reason="Agreed")


def amber(cast: Cast) -> ProgressUpdate:
    """An update of 1.1.1 that needs something from David Łukasik."""
    return post_update(cast.action("1.1.1"), by=cast.lead, report=AMBER)


def questioned(cast: Cast, ref: str = "1.1.1") -> Challenge:
    """A board member's challenge, to be answered within two weeks."""
    question = Question("Why is this on target?", soon(14))
    return challenge(
        cast.action(ref), by=cast.board_member, question=question, position=Position.CONSIDERED
    )


def soon(days: int) -> date:
    return clock.today() + timedelta(days=days)
