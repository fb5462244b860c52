"""Making a pack on a page: preview, download, and what the form refuses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from actions.services.record import Report, post_update
from people import clock, services
from people.wording import day_words, moment_words
from plans.brag import Rating
from reports.content.periods import quarter_of
from reports.render.errors import CannotRender
from tests.cast import Cast
from tests.people.pages.asking import page, post, words
from tests.reports.papers import one_page

PACKS = "/packs/aldermere/cse/"


def order(client: Client, cast: Cast, **values: object) -> dict[str, object]:
    form = page(client, cast.board_member, PACKS).context["form"]
    period, _ = form.fields["period"].choices[0]
    return {"kind": "quarterly", "period": period, **values}


def previewed(client: Client, cast: Cast, **values: object) -> Any:
    data = order(client, cast, preview="Preview", **values)
    return post(client, cast.board_member, PACKS, data)


def test_it_asks_which_pack_of_which_quarter(cast: Cast, client: Client) -> None:
    said = words(page(client, cast.board_member, PACKS))
    assert "Make a pack" in said
    for label in ("Quarterly LSCB pack", "Scrutiny pack", "Of which quarter?", "1 Prevent"):
        assert label in said


def test_it_offers_the_newest_quarters_however_long_the_history(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.forms.making.began", lambda _plan: datetime(1, 1, 2, tzinfo=UTC))
    form = page(client, cast.board_member, PACKS).context["form"]
    quarters = [value for value, _ in form.fields["period"].choices]
    assert len(quarters) == 40
    assert quarters[0] == str(quarter_of(clock.today()))
    assert quarters == sorted(quarters, reverse=True)


def test_a_preview_is_the_pack_as_a_page(cast: Cast, client: Client) -> None:
    said = words(previewed(client, cast, finance="No cost."))
    assert "Train every taxi driver" in said
    assert "40 of 60 drivers were trained by June." in said
    assert "No cost." in said


def test_only_the_chosen_themes_are_printed(cast: Cast, client: Client) -> None:
    said = words(previewed(client, cast, kind="scrutiny", themes=["2"]))
    assert "Share the missing list daily" in said
    assert "Train every taxi driver" not in said


def test_a_meeting_is_named_on_the_front(cast: Cast, client: Client) -> None:
    services.add_body(cast.partnership, by=None, slug="lscb", name="Safeguarding Board")
    said = words(previewed(client, cast, body="lscb", day="2026-12-03", venue="Town Hall"))
    assert "Safeguarding Board" in said
    assert "3 December 2026" in said


def test_of_a_meeting_without_body_and_day_the_rest_is_printed(cast: Cast, client: Client) -> None:
    said = words(previewed(client, cast, time="2 pm", venue="Town Hall", item="7"))
    assert "agenda item 7" in said
    assert "2 pm, Town Hall" in said


@pytest.mark.parametrize("day", ["1900-01-01", "0001-01-01", "9999-12-31"])
def test_a_year_that_no_meeting_has_is_refused(cast: Cast, client: Client, day: str) -> None:
    assert "Give a year from 1990 to 2100" in words(previewed(client, cast, day=day))


def test_a_meeting_before_the_quarter_is_refused(cast: Cast, client: Client) -> None:
    begins = quarter_of(clock.today()).start
    eve = begins - timedelta(days=1)
    sentence = f"The quarter begins on {day_words(begins)}: give no earlier day"
    period = str(quarter_of(clock.today()))
    assert sentence in words(previewed(client, cast, period=period, day=eve.isoformat()))
    assert sentence not in words(previewed(client, cast, period=period, day=begins.isoformat()))


def test_a_download_is_a_file_named_for_what_it_is(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.render.formats.render_pdf", lambda _content: one_page())
    data = order(client, cast, pdf="Download")
    response = post(client, cast.board_member, PACKS, data)
    assert response.headers["Content-Type"] == "application/pdf"
    name = f"cse-quarterly-{data['period']}.pdf"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"kind": "annual"}, "Choose from the list"),
        ({"period": "1999-00-Q1"}, "Choose from the list"),
        ({"themes": ["9"]}, "Choose from the list"),
        ({"day": "3.12.26"}, "Write the date as 2026-11-26"),
        ({"venue": "x" * 301}, "Shorten this to 300 characters: it has 301"),
    ],
)
def test_what_the_form_does_not_offer_is_refused(
    cast: Cast, client: Client, values: dict[str, object], sentence: str
) -> None:
    response = previewed(client, cast, **values)
    assert response.status_code == 200
    assert sentence in words(response)
    assert "There is a problem" in words(response)


def test_a_pack_that_cannot_be_drawn_says_so(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_content: object) -> bytes:
        raise CannotRender("A system library is missing.")

    monkeypatch.setattr("reports.render.formats.render_pdf", fails)
    data = order(client, cast, pdf="Download")
    response = post(client, cast.board_member, PACKS, data)
    assert response.status_code == 200
    assert "A system library is missing." in words(response)


@pytest.mark.parametrize("who", ["nobody", "outsider"])
def test_strangers_make_none(cast: Cast, client: Client, who: str) -> None:
    data = order(client, cast, preview="Preview")
    assert post(client, getattr(cast, who), PACKS, data).status_code == 404


def test_a_pack_of_the_past_is_made_as_at_its_moment(cast: Cast, client: Client) -> None:
    services.add_body(cast.partnership, by=None, slug="old", name="Old Board")
    before = clock.now()
    services.add_body(cast.partnership, by=None, slug="new", name="New Board")
    report = Report(Rating.AMBER, "Said afterwards", "Late", "Money", "Health")
    post_update(cast.action("1.1.1"), by=cast.lead, report=report)
    past = f"{PACKS}?at={before:%Y-%m-%dT%H:%M:%S.%fZ}"
    with time_machine.travel(before + timedelta(minutes=5)):
        asked = page(client, cast.board_member, past)
        data = order(client, cast, preview="Preview", body="old")
        made = words(post(client, cast.board_member, past, data))
    said = words(asked)
    assert "You are looking at the plan as at" in said
    assert f"or as it stood as at {moment_words(before)} where the quarter still ran then" in said
    assert "Old Board" in said
    assert "New Board" not in said
    assert "40 of 60 drivers were trained by June." in made
    assert "Said afterwards" not in made
    assert "Said afterwards" in words(previewed(client, cast))


def test_a_quarter_after_the_moment_is_not_offered(cast: Cast, client: Client) -> None:
    then = clock.now()
    with time_machine.travel(then + timedelta(days=100)):
        form = page(client, cast.board_member, f"{PACKS}?at={then:%Y-%m-%d}").context["form"]
        quarters = [value for value, _ in form.fields["period"].choices]
    assert quarters[0] == str(quarter_of(clock.london_day(then)))


@pytest.mark.parametrize("as_what", ["docx", "xlsx", "csv"])
def test_it_is_downloaded_in_the_format_that_is_asked_for(
    cast: Cast, client: Client, as_what: str
) -> None:
    data = order(client, cast, as_what=as_what, download="Download it")
    answer = post(client, cast.board_member, PACKS, data)
    assert answer["Content-Disposition"].endswith(f'.{as_what}"')
    assert len(answer.content) > 1000


def test_a_lead_officers_sheet_needs_its_lead(cast: Cast, client: Client) -> None:
    assert "Choose whose sheet it is" in words(previewed(client, cast, kind="lead"))
    lead = cast.action("1.1.1").leads.get().officer
    said = words(previewed(client, cast, kind="lead", lead=str(lead.pk)))
    assert f"Actions of {lead.name}" in said


def test_an_officer_who_leads_nothing_has_no_sheet(cast: Cast, client: Client) -> None:
    officer = services.add_officer(cast.partnership, by=None, name="Idris Idle")
    said = words(previewed(client, cast, kind="lead", lead=str(officer.pk)))
    assert "“Idris Idle” leads no action of this plan" in said


def test_one_page_for_the_chair_is_previewed(cast: Cast, client: Client) -> None:
    said = words(previewed(client, cast, kind="summary"))
    assert "One page for the chair" in said


def test_a_recommendations_update_is_not_made_here(cast: Cast, client: Client) -> None:
    assert "Choose from the list" in words(previewed(client, cast, kind="recommendations"))
