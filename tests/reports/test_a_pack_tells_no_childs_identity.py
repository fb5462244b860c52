"""No pack is made while it prints what looks like a child's identity and nobody said it is none."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from actions.services.record import Report, post_update
from governance.models import MeetingItem
from governance.services import meetings
from people import clock
from people.confirming import Confirmed
from people.identity import findings
from people.models import IdentityConfirmation
from people.services import add_body, confirm
from plans.brag import Rating
from reports.content.periods import quarter_of
from reports.render import printing
from tests.cast import RHIAN, Cast
from tests.people.pages.asking import page, post, shown, words
from tests.reports.papers import one_page
from tests.support.commands import Manage, manage
from tests.support.figures import figure

__all__ = ["manage"]

PACKS = "/packs/aldermere/cse/"
NUMBER = "943 476 5919"
TOLD = f"50 of 60 are trained. The pupil with NHS number {NUMBER} was one."
REFUSED = "This pack may tell who a child is: an NHS number in 1.1.1."
HELD = "ways to a pack that hold an unconfirmed identity back"
Answer = IdentityConfirmation.Answer


@pytest.fixture(autouse=True)
def _told(cast: Cast) -> None:
    post_update(cast.action("1.1.1"), by=cast.lead, report=Report(Rating.GREEN, TOLD))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packs are one empty page: what is in them is not what is tried."""
    monkeypatch.setattr("reports.render.formats.render_pdf", lambda _content: one_page())


def _order(**values: object) -> dict[str, object]:
    return {"kind": "quarterly", "period": str(quarter_of(clock.today())), **values}


def _make(client: Client, cast: Cast, by: str = "board_member", **values: object) -> Any:
    return post(client, getattr(cast, by), PACKS, _order(pdf="Download", **values))


def _is_pdf(response: Any) -> bool:
    return bool(response.headers["Content-Type"] == "application/pdf")


def _say(cast: Cast, answer: str) -> None:
    confirmed = Confirmed(findings(TOLD), answer, "It is a made-up number")
    confirm(cast.partnership, by=cast.chair, confirmed=confirmed)


def _way(response: Any) -> str:
    """Where the page with a refusal leads who may confirm."""
    address: str = response.context["held_back"]
    assert address.replace("&", "&amp;") in response.content.decode()
    return address


def test_it_is_refused_with_where_and_what_but_not_the_text(
    cast: Cast, client: Client, drawn: None
) -> None:
    for way in ("pdf", "preview"):
        response = post(client, cast.board_member, PACKS, _order(**{way: "Press"}))
        said = words(response)
        assert REFUSED in said
        assert NUMBER not in said
        assert "A sub-group chair or a plan administrator looks at the passages" in said
        figure("S13", HELD, 1)


def test_a_chair_confirms_it_under_their_name_and_the_pack_is_made(
    cast: Cast, client: Client, drawn: None
) -> None:
    where = _way(_make(client, cast, by="chair"))
    response = page(client, cast.chair, where)
    said = words(response)
    assert f"NHS number {NUMBER} was one. It looks like an NHS number in 1.1.1." in said
    [passage] = response.context["form"].held
    done = post(
        client, cast.chair, where, {"passages": [passage], "reason": "Made up"}, follow=True
    )
    assert "It is confirmed, under your name. Make the pack again." in words(done)
    kept = IdentityConfirmation.objects.get()
    assert (kept.by, kept.answer, kept.reason) == (cast.chair, Answer.NO_CHILD, "Made up")
    assert _is_pdf(_make(client, cast))


def test_without_a_reason_nothing_is_confirmed(cast: Cast, client: Client, drawn: None) -> None:
    where = _way(_make(client, cast, by="chair"))
    [passage] = page(client, cast.chair, where).context["form"].held
    said = words(post(client, cast.chair, where, {"passages": [passage], "reason": ""}))
    assert "Say why, in a few words" in said
    said = words(post(client, cast.chair, where, {"reason": "Made up"}))
    assert "Choose the passages that are no child’s identity" in said
    assert not IdentityConfirmation.objects.exists()


def test_what_is_needed_in_the_record_is_not_published(
    cast: Cast, client: Client, drawn: None
) -> None:
    _say(cast, Answer.NEEDED)
    assert REFUSED in words(_make(client, cast))
    _say(cast, Answer.NO_CHILD)
    assert _is_pdf(_make(client, cast))
    _say(cast, Answer.NEEDED)
    assert REFUSED in words(_make(client, cast))


def test_what_is_corrected_holds_nothing_back(cast: Cast, client: Client, drawn: None) -> None:
    post_update(cast.action("1.1.1"), by=cast.lead, report=Report(Rating.GREEN, "50 of 60."))
    assert _is_pdf(_make(client, cast))
    where = f"{PACKS}identities/"
    said = words(page(client, cast.chair, where))
    assert "Nothing holds this pack back." in said
    assert "How do you know?" not in said
    response = post(client, cast.chair, where, {"passages": ["x"], "reason": "Made up"})
    assert response.status_code == 200
    assert not IdentityConfirmation.objects.exists()


def test_what_is_typed_for_the_front_sheet_is_asked_about(
    cast: Cast, client: Client, drawn: None
) -> None:
    _say(cast, Answer.NO_CHILD)
    typed = {"risks": "AB, aged 14, is at risk."}
    asked = _make(client, cast, **typed)
    assert "“AB, aged 14” looks like initials with an age" in words(asked)
    answered = {"identity_shown": shown(asked), "identity_reason": "", **typed}
    made = _make(client, cast, identity_answer="no child", **answered)
    assert _is_pdf(made)
    assert IdentityConfirmation.objects.filter(by=cast.board_member).count() == 1


def test_what_is_needed_on_the_front_sheet_is_not_printed(
    cast: Cast, client: Client, drawn: None
) -> None:
    _say(cast, Answer.NO_CHILD)
    typed = {"risks": "AB, aged 14, is at risk."}
    said = {"identity_answer": "needed", "identity_reason": "To be found", **typed}
    back = shown(_make(client, cast, **typed))
    refused = words(_make(client, cast, identity_shown=back, **said))
    assert "This pack may tell who a child is: initials with an age in the front sheet." in refused


def test_the_finished_file_is_read_too(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    _say(cast, Answer.NO_CHILD)
    paper = one_page("Date of birth: 3 May 2011")
    monkeypatch.setattr("reports.render.formats.render_pdf", lambda _content: paper)
    response = _make(client, cast, by="chair")
    assert "This pack may tell who a child is: a date of birth in page 1." in words(response)
    assert "3 May 2011" in words(page(client, cast.chair, _way(response)))
    figure("S13", HELD, 1)


def _asked(cast: Cast) -> MeetingItem:
    """Today's meeting of a body, at which a child was named."""
    body = add_body(cast.partnership, by=None, slug="scrutiny", name="Scrutiny")
    meeting = meetings.call_meeting(body, by=None, held_on=clock.today())
    item = meetings.open_item(meeting, by=None, number="50", title="The plan")
    about = [meetings.About("1.1.1", cast.action("1.1.1"))]
    question = meetings.ask(item, by=None, asked_by="A member", text="And the others?", about=about)
    rhian = cast.officer(RHIAN)
    meetings.promise(question, by=None, text="To see AB, aged 14, again.", officer=rhian)
    return item


def test_what_the_body_of_the_meeting_asked_is_looked_at(
    cast: Cast, client: Client, drawn: None
) -> None:
    _say(cast, Answer.NO_CHILD)
    _asked(cast)
    tomorrow = clock.today() + timedelta(days=1)
    held = _make(client, cast, by="chair", kind="scrutiny", body="scrutiny", day=tomorrow)
    assert "AB, aged 14" in words(page(client, cast.chair, _way(held)))


def test_what_is_owed_on_a_leads_sheet_is_looked_at(
    cast: Cast, client: Client, drawn: None
) -> None:
    _say(cast, Answer.NO_CHILD)
    _asked(cast)
    held = _make(client, cast, by="chair", kind="lead", lead=cast.officer(RHIAN).pk)
    assert "AB, aged 14" in words(page(client, cast.chair, _way(held)))


@pytest.mark.parametrize(
    "address",
    [
        "?kind=secret", "?period=soon", "?theme=x", "?until=soon", "?body=nowhere", "?day=soon",
        "?lead=x", "?lead=0",
    ],
)  # fmt: skip
def test_a_pack_that_cannot_be_named_is_not_found(cast: Cast, client: Client, address: str) -> None:
    assert page(client, cast.chair, f"{PACKS}identities/{address}").status_code == 404


def test_a_file_that_cannot_be_printed_is_not_said_to_hold_nothing(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "LONGEST", 0.2)
    with printing._press()._turn:
        said = words(page(client, cast.chair, f"{PACKS}identities/?in=file"))
    assert "The PDF was not made" in said
    assert "Nothing holds this pack back" not in said


def test_nobody_else_confirms(cast: Cast, client: Client) -> None:
    where = f"{PACKS}identities/"
    for role in ("board_member", "lead", "auditor", "scrutiny_officer"):
        user = getattr(cast, role)
        assert page(client, user, where).status_code == 403, role
        assert post(client, user, where, {"reason": "Made up"}).status_code == 403, role
    assert page(client, cast.outsider, where).status_code == 404


def _build(manage: Manage, out: Path, *more: str) -> Any:
    period = str(quarter_of(clock.today()))
    given = ("aldermere/cse", "--kind", "quarterly", "--period", period, "--out", out)
    return manage("build_pack", *given, *more)


@pytest.mark.parametrize("formats", ["pdf", "html"])
def test_the_command_refuses_in_one_sentence(
    cast: Cast, manage: Manage, tmp_path: Path, drawn: None, formats: str
) -> None:
    refusal = _build(manage, tmp_path, "--public", "--formats", formats).refusal
    assert refusal.startswith(REFUSED.rstrip("."))
    assert "looks at it at /packs/aldermere/cse/identities/?in=content" in refusal
    assert NUMBER not in refusal
    assert not list(tmp_path.iterdir())
    figure("S13", HELD, 1)
    _say(cast, Answer.NO_CHILD)
    assert _build(manage, tmp_path, "--formats", formats).code == 0
