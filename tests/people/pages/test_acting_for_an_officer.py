from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from people import clock, services
from people.asat import revisions
from people.models import Acting, Officer
from people.standing import standing
from tests.cast import DAVID, GROUP, RHIAN, Cast, afresh
from tests.people.pages.asking import day, page, post, url, words

FROM = date(2026, 1, 5)


def let_act(client: Client, cast: Cast, user: int, **data: Any) -> Any:
    where = url("officer-acting", cast.partnership, cast.officer(GROUP).pk)
    return post(client, cast.administrator, where, {"user": user} | day("from_date", FROM) | data,
                follow=True)  # fmt: skip


def end(client: Client, cast: Cast, acting: Acting, on: date, reason: str = "Moved on") -> Any:
    where = url("end-acting", cast.partnership, acting.pk)
    data = {"reason": reason} | day("on", on)
    return post(client, cast.administrator, where, data, follow=True)


def test_a_user_acts_for_an_officer_from_the_officers_page(client: Client, cast: Cast) -> None:
    said = words(let_act(client, cast, cast.chair.pk, **day("to_date", date(2030, 1, 5))))
    acting = Acting.objects.get(user=cast.chair)
    assert (acting.officer.name, acting.from_date) == (GROUP, FROM)
    assert acting.to_date == date(2030, 1, 5)
    assert revisions(Acting).get(id=acting.pk).history_user == cast.administrator
    assert f"Chair acts for {GROUP}." in said
    assert "Chair acts for them from 5 January 2026 to 5 January 2030" in said


def test_a_user_acts_for_an_officer_from_the_users_page(client: Client, cast: Cast) -> None:
    where = url("user-acting", cast.partnership, cast.chair.pk)
    data = {"officer": cast.officer(GROUP).pk} | day("from_date", FROM)
    response = post(client, cast.administrator, where, data, follow=True)
    assert response.redirect_chain == [(url("user", cast.partnership, cast.chair.pk), 302)]
    assert cast.officer(GROUP).pk in standing(afresh(cast.chair)).officers


def test_who_leaves_later_can_be_acted_for_until_then(client: Client, cast: Cast) -> None:
    officer, today = cast.officer(GROUP), clock.today()
    where = url("user-acting", cast.partnership, cast.chair.pk)
    for left_on, offered in ((today, True), (today - timedelta(days=1), False)):
        Officer.objects.filter(pk=officer.pk).update(left_on=left_on)
        shown = page(client, cast.administrator, where).content.decode()
        assert (f'<option value="{officer.pk}"' in shown) == offered


def test_it_ends_on_its_last_day(client: Client, cast: Cast) -> None:
    today = clock.london_day(clock.now())
    acting = Acting.objects.get(user=cast.lead)
    said = words(end(client, cast, acting, today))
    assert f"Lead stops acting for {RHIAN}." in said
    assert "Reason: Moved on" in said
    assert standing(afresh(cast.lead)).officers
    acting = Acting.objects.get(user=cast.other_lead)
    end(client, cast, acting, today - timedelta(days=1))
    assert not standing(afresh(cast.other_lead)).officers


def test_the_way_back_is_to_the_page_it_was_begun_from(client: Client, cast: Cast) -> None:
    acting = Acting.objects.get(user=cast.lead)
    where = url("end-acting", cast.partnership, acting.pk)
    data = {"reason": "Moved on"} | day("on", clock.london_day(clock.now()))
    response = post(client, cast.administrator, f"{where}?from=user", data)
    assert response["Location"] == url("user", cast.partnership, cast.lead.pk)


def test_sending_it_twice_counts_once(client: Client, cast: Cast) -> None:
    let_act(client, cast, cast.chair.pk)
    said = words(let_act(client, cast, cast.chair.pk))
    assert f"Chair acts for {GROUP} in that time already" in said
    assert Acting.objects.filter(user=cast.chair).count() == 1


def test_one_that_is_over_is_not_ended_again(client: Client, cast: Cast) -> None:
    acting = Acting.objects.get(user=cast.lead)
    end(client, cast, acting, date(2025, 1, 1))
    said = words(end(client, cast, acting, date(2025, 6, 1)))
    assert "This has ended already. Nothing was changed." in said
    acting.refresh_from_db()
    assert acting.to_date == date(2025, 1, 1)


@pytest.mark.parametrize("who", ["outsider", "deactivated"])
def test_only_active_users_of_the_partnership_can_act(client: Client, cast: Cast, who: str) -> None:
    user = getattr(cast, who)
    assert "Choose a user from the list" in words(let_act(client, cast, user.pk))
    assert not Acting.objects.filter(user=user).exists()


def test_an_officer_of_another_partnership_cannot_be_acted_for(client: Client, cast: Cast) -> None:
    theirs = services.add_officer(cast.elsewhere, by=None, name="Someone else")
    where = url("user-acting", cast.partnership, cast.chair.pk)
    data = {"officer": theirs.pk} | day("from_date", FROM)
    said = words(post(client, cast.administrator, where, data))
    assert "Choose an officer from the list" in said
    assert not Acting.objects.filter(user=cast.chair).exists()


def test_the_days_must_be_in_order(client: Client, cast: Cast) -> None:
    said = words(let_act(client, cast, cast.chair.pk, **day("to_date", date(2026, 1, 4))))
    assert "The last day is before the first day" in said


def test_an_end_before_the_beginning_is_refused(client: Client, cast: Cast) -> None:
    acting = Acting.objects.get(user=cast.lead)
    said = words(end(client, cast, acting, date(2019, 1, 1)))
    assert "It begins on 1 January 2020. Give that day or a later one." in said


def test_an_end_needs_a_reason(client: Client, cast: Cast) -> None:
    acting = Acting.objects.get(officer__name=DAVID)
    said = words(end(client, cast, acting, clock.london_day(clock.now()), reason=""))
    assert "Say why, in a few words" in said
