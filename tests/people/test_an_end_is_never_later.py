"""What is ended ends on the day that is said: not before it began, nor later than by itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from governance.forms.bodies import EndSeatForm
from people import clock, services
from people.errors import Refused
from people.forms import EndActingForm
from people.models import Acting, Membership
from people.wording import day_words
from tests.cast import GROUP, LONG_AGO, Cast
from tests.people.pages.asking import day

TODAY = clock.today()
LAST = TODAY + timedelta(days=30)
EARLIER, LATER = LAST - timedelta(days=1), LAST + timedelta(days=1)
LONGER = f"It ends on {day_words(LAST)} already. Give that day or an earlier one."


@pytest.fixture
def acting(cast: Cast) -> Acting:
    group = cast.officer(GROUP)
    return services.act_for(cast.chair, group, by=None, from_date=LONG_AGO, to_date=LAST)


@pytest.fixture
def seat(cast: Cast) -> Membership:
    board = services.add_body(cast.partnership, by=None, name="Partnership Board")
    return services.seat_member(
        board, by=None, name="Ann Abel", role="member", from_date=LONG_AGO, to_date=LAST
    )


EARLY = f"It begins on {day_words(LONG_AGO)}. Give that day or a later one."
NEVER = LONG_AGO - timedelta(days=1)


@pytest.mark.parametrize(("on", "said"), [(NEVER - timedelta(days=1), EARLY), (LATER, LONGER)])
def test_a_day_that_cannot_be_the_last_is_said_beside_it(
    acting: Acting, seat: Membership, on: date, said: str
) -> None:
    for form in (EndActingForm(day("on", on), held=acting), EndSeatForm(day("on", on), held=seat)):
        assert form.errors["on"] == [said]


def test_the_day_before_the_first_says_that_it_never_began(acting: Acting) -> None:
    assert services.stop_acting(acting, by=None, on=NEVER, reason="A slip").to_date == NEVER


def test_an_end_before_the_beginning_is_refused(acting: Acting, seat: Membership) -> None:
    before = NEVER - timedelta(days=1)
    with pytest.raises(Refused, match=EARLY):
        services.stop_acting(acting, by=None, on=before, reason="Moved")
    with pytest.raises(Refused, match=EARLY):
        services.end_seat(seat, by=None, on=before, reason="Moved")


def test_acting_ends_earlier(acting: Acting) -> None:
    assert services.stop_acting(acting, by=None, on=EARLIER, reason="Moved").to_date == EARLIER


def test_acting_does_not_end_later(acting: Acting) -> None:
    with pytest.raises(Refused, match=LONGER):
        services.stop_acting(acting, by=None, on=LATER, reason="Moved")
    acting.refresh_from_db()
    assert acting.to_date == LAST


def test_a_seat_ends_earlier(seat: Membership) -> None:
    assert services.end_seat(seat, by=None, on=EARLIER, reason="Moved").to_date == EARLIER


def test_what_somebody_changed_just_before_a_seat_ended_stays(seat: Membership) -> None:
    opened = Membership.objects.select_related("body__partnership").get(pk=seat.pk)
    services.change_seat(
        seat, by=None, reason="Married", name="Ann Bell", role="chair", from_date=LONG_AGO,
        to_date=LAST, user=None, agency=None,
    )  # fmt: skip
    services.end_seat(opened, by=None, on=EARLIER, reason="Moved")
    seat.refresh_from_db()
    assert (seat.name, seat.role, seat.to_date) == ("Ann Bell", "chair", EARLIER)


def test_a_seat_does_not_end_later(seat: Membership) -> None:
    with pytest.raises(Refused, match=LONGER):
        services.end_seat(seat, by=None, on=LATER, reason="Moved")
    seat.refresh_from_db()
    assert seat.to_date == LAST
