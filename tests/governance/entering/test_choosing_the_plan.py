"""Who enters a meeting chooses the plan whose refs they type, and goes on at the same item."""

from __future__ import annotations

import re

import pytest

from governance.models import Meeting, MeetingItem
from governance.services import meetings
from tests.cast import Cast, begun_plan
from tests.governance.entering.conftest import Desk

pytestmark = pytest.mark.django_db

_SIFT = re.compile(r'<form class="sift.*?</form>', re.DOTALL)
_HIDDEN = re.compile(r'type="hidden" name="(\w+)" value="(\w+)"')


def test_the_item_at_hand_stays(
    cast: Cast, desk: Desk, meeting: Meeting, item: MeetingItem
) -> None:
    begun_plan(cast.partnership, cast.administrator, slug="neglect")
    meetings.open_item(meeting, by=None, number="51", title="Protect")
    form = _SIFT.search(desk.page(item=item.pk).content.decode())
    assert form
    page = desk.page(plan="neglect", **dict(_HIDDEN.findall(form[0])))

    assert "This page shows" not in page.content.decode()
    assert page.context["shown"].current == item.pk
    assert page.context["desk"].plan.slug == "neglect"
