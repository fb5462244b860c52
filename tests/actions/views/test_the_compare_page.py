"""What changed between two moments, word by word, in the reader's position."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document

from actions.models import SignOff, SignOffProposal
from actions.services.considering import accept_update
from actions.services.dates import change_date
from actions.services.moving import withdraw
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Completion, Report, post_update
from actions.services.signing import Judgement, sign_off
from actions.services.structure import change_leads, reword
from people.models import User
from people.services import begin_visit
from plans.brag import Rating
from plans.document import PlanDocument
from plans.document_json import to_json
from plans.formats import write
from tests.access.checks import checksum
from tests.actions.two_plans import REASON, second_plan, sent_away
from tests.actions.views.test_the_versions_page import COMPARE, cut
from tests.cast import DAVID, DOCUMENT, Cast, gathered, signed_in, with_action
from tests.people.pages.asking import page, post, words

BEGIN = datetime(2026, 11, 2, 10, tzinfo=UTC)
DAY = timedelta(days=1)
SINCE = f"{COMPARE}?from=v1.0&to=now"


@pytest.fixture
def old(db: None) -> Any:
    """The cast with version 1.0 of the 2nd of November; today is the 4th."""
    with time_machine.travel(BEGIN) as traveller:
        cast = gathered()
        cut(cast, "1.0")
        traveller.move_to(BEGIN + 2 * DAY)
        yield cast


def rated_green(cast: Cast) -> None:
    report = Report(Rating.GREEN, "Health has agreed.", "The agreement is signed")
    post_update(cast.action("2.1.1"), by=cast.other_lead, report=report)


def everything(cast: Cast) -> None:
    rated_green(cast)
    change_date(
        cast.action("1.1.1"), by=cast.administrator, to_date=date(2026, 12, 18),
        reason="The trainer left", agreed_by="the chair",
    )  # fmt: skip
    reword(
        cast.action("1.1.2"), by=cast.administrator, reason="Clearer",
        text="Publish the needs assessment online",
    )  # fmt: skip
    change_leads(
        cast.action("1.2.1"), by=cast.administrator, officers=[cast.officer(DAVID)], reason="New"
    )
    withdraw(cast.action("2.1.2"), by=cast.administrator, reason="Merged with 2.1.1")


def figures(response: Any) -> dict[str, int]:
    return {figure.code: figure.count for figure, _, _ in response.context["figures"]}


def test_what_changed_is_counted_by_kind_and_told_by_theme(old: Cast, client: Client) -> None:
    everything(old)
    response = page(client, old.board_member, SINCE)
    assert figures(response) == {
        "re-rated": 1, "re-dated": 1, "reworded": 1, "added": 0, "re-led": 1, "left": 1,
        "new-evidence": 1,
    }  # fmt: skip
    said = words(response)
    assert "0 actions unchanged" in said
    assert "5 actions before, 4 after." in said
    assert "from version 1.0, 2 November 2026, 10:00am to now" in said
    assert "1 Prevent 3 changes to 3 actions" in said
    assert "online</ins>" in response.content.decode()


def test_each_change_says_who_agreed_and_why(old: Cast, client: Client) -> None:
    everything(old)
    said = words(page(client, old.board_member, SINCE))
    assert "30 September 2026 to 18 December 2026 79 days later; agreed by the chair" in said
    assert "4 November 2026, Other lead: The agreement is signed" in said
    assert f"Exploitation Sub Group to {DAVID}, Police" in said
    assert "Left: withdrawn" in said
    assert "Reason Merged with 2.1.1 Administrator, 4 November 2026" in said


def test_days_from_the_baseline_are_told_where_they_are_more(old: Cast, client: Client) -> None:
    late = partial(change_date, old.action("1.1.1"), by=old.administrator, reason="Late")
    with time_machine.travel(BEGIN + DAY):
        late(to_date=date(2026, 10, 30), agreed_by="Ann")
        cut(old, "1.1")
    late(to_date=date(2026, 11, 30), agreed_by="Bo")
    said = words(page(client, old.board_member, f"{COMPARE}?from=v1.1&to=now"))
    assert "31 days later, 61 from baseline; agreed by Bo" in said
    assert "Green the same, although the date moved" in said


def test_one_that_went_to_another_plan_says_where_it_is(old: Cast, client: Client) -> None:
    sent_away(old, second_plan(old))
    response = page(client, old.board_member, SINCE)
    said, html = words(response), response.content.decode()
    assert "Left: transferred" in said
    assert "Now in Serious violence plan, action 2.2.1 its history went with it" in said
    assert REASON in said
    assert 'href="/plans/aldermere/violence/actions/2.2.1/"' in html
    there = words(
        page(
            client, old.board_member, SINCE.replace("cse", "violence").replace("v1.0", "2026-11-04")
        )
    )
    assert "Nothing changed between the two moments." in there


def test_blue_that_awaits_sign_off_is_told_from_what_is_signed_off(
    old: Cast, client: Client
) -> None:
    done = Report(
        Rating.BLUE, "All 60 were trained by 2 November.", "Done",
        completion=Completion(SignOffProposal.Outcome.MET),
    )  # fmt: skip
    with time_machine.travel(BEGIN + DAY):
        post_update(old.action("1.1.1"), by=old.lead, report=done)
        cut(old, "1.1")
    said = words(page(client, old.board_member, f"{COMPARE}?from=v1.0&to=v1.1"))
    assert "Green to B Blue, awaiting sign-off" in said
    seen = Judgement(SignOff.Capacity.CHAIR, "Seen the register")
    sign_off(old.action("1.1.1"), by=old.chair, judgement=seen)
    said = words(page(client, old.board_member, f"{COMPARE}?from=v1.1&to=now"))
    assert "Blue, awaiting sign-off to B Blue signed off by Chair, 4 November 2026" in said


def test_figures_are_filters_and_so_are_themes(old: Cast, client: Client) -> None:
    everything(old)
    response = page(client, old.board_member, f"{SINCE}&kind=re-dated&kind=re-led")
    assert {change.ref for change in response.context["changes"]} == {"1.1.1", "1.2.1"}
    assert figures(response)["re-rated"] == 1
    response = page(client, old.board_member, f"{SINCE}&theme=2")
    assert {change.ref for change in response.context["changes"]} == {"2.1.1", "2.1.2"}
    assert figures(response)["re-dated"] == 0
    response = page(client, old.board_member, f"{SINCE}&kind=added")
    assert "Nothing changed in the way that you chose." in words(response)


def test_unknown_values_are_left_out_and_said(old: Cast, client: Client) -> None:
    said = words(page(client, old.board_member, f"{SINCE}&kind=purple&theme=9&format=pdf"))
    assert "“purple” is no kind of change, so it was left out." in said
    assert "“9” is no theme of the plan, so it was left out." in said
    assert "“pdf” is no format of this page" in said


# Moments


def test_it_begins_with_the_newest_version_and_now(old: Cast, client: Client) -> None:
    rated_green(old)
    said = words(page(client, old.board_member, COMPARE))
    assert "from version 1.0" in said
    assert "2.1.1" in said


def test_a_day_written_by_hand_goes_before_what_was_chosen(old: Cast, client: Client) -> None:
    rated_green(old)
    said = words(page(client, old.board_member, f"{COMPARE}?from=now&from_day=2026-11-03&to=now"))
    assert "from 3 November 2026 to now" in said
    assert "2.1.1" in said


def test_since_my_last_visit(old: Cast, client: Client) -> None:
    with time_machine.travel(BEGIN + DAY):
        begin_visit(old.board_member)
    begin_visit(old.board_member)
    rated_green(old)
    said = words(page(client, old.board_member, f"{COMPARE}?from=visit"))
    assert "from your last visit, 3 November 2026, 10:00am to now" in said
    assert "2.1.1" in said
    assert "My last visit · 3 November 2026, 10:00am" in said


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("from=v9.9", "The plan has no version 9.9."),
        ("from=soon", "“soon” is no moment."),
        ("from=9999-01-01", "9999-01-01 lies ahead. Choose a day up to today."),
        ("from=visit", "This is your first visit, so there is none before it to compare with."),
        ("from=now&to=now", "Nothing changed between the two moments."),
        ("from=2001-01-01", "did not exist yet. Choose a later date."),
        ("from=now&to=v1.0", "The second moment is earlier than the first."),
    ],
)
def test_what_cannot_be_compared_is_said(
    old: Cast, client: Client, query: str, sentence: str
) -> None:
    response = page(client, old.board_member, f"{COMPARE}?{query}")
    assert response.status_code == 200
    assert sentence in words(response)


def test_without_a_version_there_is_nothing_to_begin_with(cast: Cast, client: Client) -> None:
    said = words(page(client, cast.board_member, COMPARE))
    assert "No version is held yet, so there is nothing to compare with." in said


def test_as_at_a_past_day_nothing_later_can_be_chosen(old: Cast, client: Client) -> None:
    cut(old, "1.1")
    response = page(client, old.board_member, f"{COMPARE}?at=2026-11-03")
    assert [value for value, _ in response.context["choices"]] == ["now", "v1.0", "version"]
    assert "to 3 November 2026" in words(response)
    named = page(client, old.board_member, f"{COMPARE}?from=2026-11-03").context["choices"]
    assert dict(named)["2026-11-03"] == "3 November 2026"
    for value in ("v1.1", "2026-11-04"):
        said = words(page(client, old.board_member, f"{COMPARE}?at=2026-11-03&to={value}"))
        assert "is later than the moment that this page shows" in said


# Position


def considering(cast: Cast) -> None:
    settings = PlanSettings(31, needs_consideration=True)
    change_settings(cast.plan, by=cast.administrator, settings=settings, reason="Agreed")


@pytest.mark.parametrize(
    ("who", "query", "sees"),
    [
        ("board_member", "", False),
        ("scrutiny_officer", "&position=recorded", False),
        ("lead", "&position=recorded", False),
        ("chair", "", True),
        ("chair", "&position=considered", False),
        ("auditor", "&position=recorded", True),
    ],
)
def test_what_is_not_yet_considered_is_for_those_who_may_see_it(
    old: Cast, client: Client, who: str, query: str, sees: bool
) -> None:
    considering(old)
    rated_green(old)
    address = SINCE + query
    assert ("2.1.1" in words(page(client, getattr(old, who), address))) is sees
    data = client.get(f"{address}&format=json").json()
    assert any(change["ref"] == "2.1.1" for change in data) is sees


def test_what_was_asked_for_in_vain_is_said(old: Cast, client: Client) -> None:
    said = words(page(client, old.board_member, f"{SINCE}&position=recorded"))
    assert "This page shows the considered position: “recorded” was left out." in said


def test_once_considered_everybody_sees_it(old: Cast, client: Client) -> None:
    considering(old)
    rated_green(old)
    update = old.current("2.1.1")
    assert update
    accept_update(update, by=old.chair)
    assert "2.1.1" in words(page(client, old.board_member, SINCE))


# As JSON


def test_the_changes_as_json(old: Cast, client: Client) -> None:
    rated_green(old)
    data = page(client, old.board_member, f"{SINCE}&format=json&kind=re-rated").json()
    assert data[0] == {
        "kind": "rating", "key": "share", "ref": "2.1.1", "field": "rating",
        "before": "red", "after": "green",
    }  # fmt: skip
    assert [change["kind"] for change in data] == ["rating", "evidence"]


def test_what_cannot_be_compared_is_said_in_json_too(old: Cast, client: Client) -> None:
    response = page(client, old.board_member, f"{COMPARE}?from=v9.9&format=json")
    assert (response.status_code, list(response.json())) == (400, ["problem"])


# As Word


def test_the_changes_as_word(old: Cast, client: Client) -> None:
    everything(old)
    response = page(client, old.board_member, f"{SINCE}&format=docx&kind=left")
    name = response.headers["Content-Disposition"]
    assert name == 'attachment; filename="cse-what-changed.docx"'
    word = Document(BytesIO(response.content))
    assert "From version 1.0, 2 November 2026, 10:00am to now" in [p.text for p in word.paragraphs]
    (table,) = word.tables
    assert "Reason: Merged with 2.1.1" in table.rows[1].cells[3].text


def test_what_cannot_be_compared_is_no_word_file(old: Cast, client: Client) -> None:
    response = page(client, old.board_member, f"{COMPARE}?from=v9.9&format=docx")
    assert "The plan has no version 9.9." in words(response)


# What it costs


@pytest.mark.parametrize("refs", [("1.1.1",), ("1.1.1", "1.1.2", "2.1.1")])
def test_it_asks_the_same_for_one_action_as_for_three(
    old: Cast, client: Client, django_assert_num_queries: Any, refs: tuple[str, ...]
) -> None:
    for ref in refs:
        change_date(old.action(ref), by=old.administrator, to_date=date(2027, 5, 1), reason="Late")
    signed_in(client, old.board_member)
    client.get(SINCE)
    with django_assert_num_queries(18):
        client.get(SINCE)


# A file


def sent(client: Client, user: User, document: PlanDocument, **data: str) -> Any:
    file = SimpleUploadedFile("plan.json", write(document, "json"))
    fields = {"file": file, "moment": "now", "file_is": "after", **data}
    return post(client, user, COMPARE, fields)


def test_a_file_is_compared_and_nothing_is_written(old: Cast, client: Client) -> None:
    before = checksum()
    changed = with_action(old.document(), "train", text="Train every licensed driver")
    response = sent(client, old.board_member, changed)
    said = words(response)
    assert "from now to the file plan.json" in said
    assert figures(response)["reworded"] == 1
    assert "licensed</ins>" in response.content.decode()
    assert checksum() == before


def test_a_file_can_be_the_earlier_one_and_a_day_be_written(old: Cast, client: Client) -> None:
    rated_green(old)
    changed = with_action(old.document(), "train", rating=Rating.RED)
    response = sent(client, old.board_member, changed, file_is="before", day="2026-11-03")
    assert "from the file plan.json to 3 November 2026" in words(response)
    assert figures(response)["re-rated"] == 2


@pytest.mark.parametrize(("who", "re_rated"), [("board_member", 0), ("chair", 1)])
def test_a_file_brings_nothing_to_light_that_is_not_considered(
    old: Cast, client: Client, who: str, re_rated: int
) -> None:
    """What a file does not state is as the reader's own position has it."""
    considering(old)
    rated_green(old)
    table = b"Ref,Action,BRAG\n2.1.1,Share the missing list daily,Red\n"
    fields = {"file": SimpleUploadedFile("plan.csv", table), "moment": "now", "file_is": "before"}
    response = post(client, getattr(old, who), COMPARE, fields)
    assert figures(response)["re-rated"] == re_rated
    assert ("Health has agreed." in response.content.decode()) is False


PLAN_FILE = to_json(DOCUMENT).encode()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Choose a file"),
        ({"file": b"\x89PNG", "moment": "now", "file_is": "after"}, "This is a picture"),
        ({"file": b"x", "moment": "v9", "file_is": "after"}, "Choose a moment listed"),
        (
            {"file": PLAN_FILE, "day": "2001-01-01", "moment": "now", "file_is": "after"},
            "did not exist",
        ),
    ],
)
def test_what_cannot_be_read_is_said(
    old: Cast, client: Client, data: dict[str, Any], sentence: str
) -> None:
    if "file" in data:
        data = {**data, "file": SimpleUploadedFile("plan.json", data["file"])}
    response = post(client, old.board_member, COMPARE, data)
    assert response.status_code == 200
    assert sentence in words(response)
