"""The pack of a review: what it prints, its tags, its bytes, and what holds it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
import time_machine
from django.test import Client

from actions.exempt import ACTION
from governance.models import Recommendation, Review
from governance.reviews.document import Decision, Found
from governance.services import outcomes, reviews
from people import clock
from people.exempt.current import reading_as
from people.exempt.reading import Reader
from people.selectors.places import present
from people.services import Ground, decide_exempt
from reports.content.content_json import write
from reports.content.periods import quarter_of
from reports.content.printed import printed
from reports.content.review import review_content
from reports.content.shape import PackContent, Paragraph, Table
from reports.content.source import PackKind
from reports.exempt import SECTION
from reports.render.errors import CannotRender
from reports.render.pdf import render_pdf
from reports.render.reading import text_of
from reports.render.word import render_docx
from reports.selectors.review import review_source
from reports.services import drafts
from tests.cast import Cast
from tests.governance.reviews.kept import PAGE, completed, recommended, review
from tests.people.pages.asking import page, post, words
from tests.reports import a_review
from tests.support.commands import Manage, manage
from tests.support.machine import cannot
from tests.support.office import saved_again

__all__ = ["manage", "review"]

PACK = f"{PAGE}pack/"
BIRTH = "The girl, date of birth 4 May 2012, was seen."


@pytest.fixture
def kept(cast: Cast, review: Review) -> Review:
    """One of each: overdue, claimed in doubt, agreed, rejected, not answered."""
    recommended(cast, review, "1")
    doubtful = completed(recommended(cast, review, "2"))
    reviews.respond(doubtful, by=None, text="It is not feasible.", said_on=date(2026, 6, 1))
    outcomes.deliver_by(doubtful, by=None, reason="Linked", actions=[cast.action("1.1.1")])
    agreed = completed(recommended(cast, review, "3"))
    outcomes.look_at(agreed, by=None, found=Found.AGREED, looked_on=date(2026, 7, 15))
    rejected = reviews.add_recommendation(review, by=None, ref="4", text="Borrow for it")
    reviews.decide(rejected, by=None, decision=Decision.REJECTED, rationale="It costs too much")
    _put_right(rejected)
    reviews.add_recommendation(review, by=None, ref="5", text="Ask neighbours")
    return review


def _put_right(recommendation: Recommendation) -> None:
    wrong = reviews.respond(recommendation, by=None, text="We shall.", said_on=date(2026, 3, 1))
    reviews.respond(
        recommendation, by=None, text="We shall not.", said_on=date(2026, 3, 2), corrects=wrong
    )


def content_of(review: Review) -> PackContent:
    return review_content(review_source(review, at=present(review.partnership), made_by="Ann Lee"))


def rendered(content: PackContent) -> bytes:
    """The paper as PDF, or a test that cannot run here."""
    try:
        return render_pdf(content)
    except CannotRender as why:
        cannot(str(why))


def table(content: PackContent, caption: str) -> list[list[str]]:
    (found,) = [each for each in content.tables if each.caption.endswith(f". {caption}")]
    return [[cell.text for cell in row] for row in found.groups[0].rows]


def asked(content: PackContent) -> tuple[str, ...]:
    (paragraph,) = content.front.sections[1].paragraphs
    return paragraph.items


def test_the_table_has_each_recommendation_with_what_came_of_it(kept: Review) -> None:
    rows = table(content_of(kept), "Recommendations and responses")
    assert [row[0] for row in rows] == ["1", "2", "3", "4", "5"]
    assert rows[0] == [
        "1", "Fund it (1)", "Accepted subject to funding", "1 March 2026: We shall see.",
        "Rhian Okafor\nby 30 Apr 2026", "In progress",
    ]  # fmt: skip
    assert rows[1][5] == "Completed, 30 Jun 2026\nA claim: scrutiny has not looked at it yet"
    assert rows[2][5] == "Completed, 30 Jun 2026\nAgreed by scrutiny on 15 July 2026"
    assert rows[3][2:4] == ["Rejected", "It costs too much.\n2 March 2026: We shall not."]
    assert rows[4][2:] == ["No decision yet", "No response yet.", "Nobody is named", "No status"]


def test_decisions_are_counted_under_words_that_end(kept: Review) -> None:
    assert ["Accepted subject to something", "3"] in table(content_of(kept), "By decision")


def test_its_tables_are_numbered_as_they_come(kept: Review) -> None:
    captions = [each.caption for each in content_of(kept).tables]
    assert captions[0] == "Table 1. By status"
    assert captions[-1] == f"Table {len(captions)}. Recommendations and responses"


def test_what_was_put_right_is_counted_and_not_printed(kept: Review) -> None:
    content = content_of(kept)
    assert "We shall." not in [each.text for each in printed(content)]
    assert "1 put right by a further response" in [each.text for each in printed(content)]


def test_the_front_sheet_says_what_members_are_asked(kept: Review) -> None:
    content = content_of(kept)
    assert content.front.kicker == "Report to the Select Commission"
    assert asked(content)[1:] == (
        "asks when what is overdue of recommendations 5 and 1 will be done (part B);",
        "asks why recommendation 2 is said to be completed (part B);",
        "says whether it agrees that recommendation 2 is completed.",
    )
    rows = {row.name: row.value for row in content.front.rows}
    assert rows["Response due by"] == "4 April 2026"
    assert rows["Responding body"] == "Cabinet"


def test_members_see_what_they_may_wish_to_ask(kept: Review) -> None:
    content = content_of(kept)
    assert [row[0] for row in table(content, "Overdue")] == ["5", "1"]
    assert [row[0] for row in table(content, "Said to be completed, but in doubt")] == ["2"]
    blocks = content.parts[1].blocks
    said = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert said[2] == "Said to be completed, and not looked at by scrutiny yet: recommendation 2."


def test_each_plan_whose_actions_stand_beside_recommendations_is_named_by_itself() -> None:
    source = a_review.review_source()
    judged = [
        replace(each, delivered=(*each.delivered, replace(each.delivered[0], plan="Other Plan")))
        if each.delivered
        else each
        for each in source.recommendations
    ]
    content = review_content(replace(source, recommendations=tuple(judged)))
    said = [block.text for block in content.parts[-1].blocks if isinstance(block, Paragraph)]
    assert "Actions are those of “Delivery Plan” and “Other Plan”, each with its" in said[0]


def test_an_empty_review_can_be_printed(review: Review) -> None:
    content = content_of(review)
    assert not any(isinstance(each, Table) for each in content.parts[2].blocks)
    assert asked(content)[0].endswith(".")


def test_the_same_content_gives_the_same_bytes(kept: Review) -> None:
    content = content_of(kept)
    assert rendered(content) == rendered(content)
    assert render_docx(content) == render_docx(content)
    assert "Agreed by scrutiny" in " ".join(" ".join(text_of(rendered(content))).split())


def test_word_holds_the_same_table(kept: Review) -> None:
    paper = docx.Document(BytesIO(render_docx(content_of(kept))))
    assert "C Recommendations" in [each.text for each in paper.paragraphs]
    rows = [[cell.text for cell in row.cells] for row in paper.tables[-1].rows]
    assert rows[0][:3] == ["No.", "Recommendation", "Decision"]
    assert rows[4][2].startswith("Rejected")


def test_word_opens_in_another_program(kept: Review, tmp_path: Path) -> None:
    data = render_docx(content_of(kept))
    again = saved_again(data, "review.docx", tmp_path)
    assert _words(docx.Document(BytesIO(again))) == _words(docx.Document(BytesIO(data)))


def _words(paper: Any) -> list[str]:
    return [cell.text for table in paper.tables for row in table.rows for cell in row.cells]


def made(client: Client, cast: Cast, as_what: str, query: str = "") -> Any:
    return post(client, cast.board_member, PACK + query, {"as_what": as_what})


def test_a_page_makes_it_as_pdf_word_or_a_page(client: Client, cast: Cast, kept: Review) -> None:
    assert f'href="{PACK}"' in page(client, cast.board_member, PAGE).content.decode()
    asked = page(client, cast.board_member, PACK)
    assert "As what?" in words(asked)
    assert [link.label for link in asked.context["nav"] if link.current] == ["Governance"]
    assert "Choose a file, or a page" in words(made(client, cast, ""))
    word = made(client, cast, "docx")
    assert word["Content-Disposition"].endswith('.docx"')
    assert word.content[:2] == b"PK"
    assert made(client, cast, "pdf")["Content-Type"] == "application/pdf"
    assert "Said to be completed, but in doubt" in words(made(client, cast, "html"))


def test_a_pack_of_the_past_shows_what_was_kept_by_then(
    client: Client, cast: Cast, kept: Review
) -> None:
    before = clock.now()
    reviews.respond(kept.recommendations.all()[0], by=None, text="More came.")
    query = f"?at={before:%Y-%m-%dT%H:%M:%S.%fZ}"
    assert "More came." not in words(made(client, cast, "html", query))
    assert "More came." in words(made(client, cast, "html"))


def test_what_may_tell_who_a_child_is_holds_it_back_until_it_is_confirmed(
    client: Client, cast: Cast, kept: Review
) -> None:
    reviews.respond(kept.recommendations.all()[0], by=None, text=BIRTH, said_on=date(2026, 6, 2))
    refused = made(client, cast, "docx")
    assert "This pack may tell who a child is: a date of birth in 1." in words(refused)
    assert "identities/" not in refused.content.decode()
    held = page(client, cast.administrator, f"{PACK}identities/")
    assert "4 May 2012" in words(held)
    digest = held.context["form"].fields["passages"].choices[0][0]
    data = {"passages": digest, "reason": "It is a day of the inspection"}
    done = post(client, cast.administrator, f"{PACK}identities/", data, follow=True)
    assert "It is confirmed, under your name." in words(done)
    assert made(client, cast, "docx").content[:2] == b"PK"


def test_what_held_a_pack_of_the_past_back_is_looked_at_as_it_stood_then(
    client: Client, cast: Cast, kept: Review
) -> None:
    recommendation = kept.recommendations.all()[0]
    wrong = reviews.respond(recommendation, by=None, text=BIRTH, said_on=date(2026, 6, 2))
    before = clock.now()
    reviews.respond(
        recommendation, by=None, text="She was seen.", said_on=date(2026, 6, 2), corrects=wrong
    )
    query = f"?at={before:%Y-%m-%dT%H:%M:%S.%fZ}"
    refused = post(client, cast.chair, PACK + query, {"as_what": "docx"})
    address = refused.context["held_url"]
    assert "4 May 2012" in words(page(client, cast.chair, address))
    for never in ("soon", "1995-01-01"):
        assert page(client, cast.chair, f"{PACK}identities/?until={never}").status_code == 404


def test_what_is_found_in_the_file_alone_is_looked_at_there(
    client: Client, cast: Cast, kept: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.render.formats.render_pdf", lambda _content: b"%PDF")
    monkeypatch.setattr("reports.gate.text_of", lambda _pdf: [BIRTH])
    refused = post(client, cast.chair, PACK, {"as_what": "pdf"})
    assert "a date of birth in page 1" in words(refused)
    assert "4 May 2012" in words(page(client, cast.chair, refused.context["held_url"]))


def test_the_command_writes_the_files(manage: Manage, kept: Review, tmp_path: Path) -> None:
    done = manage(
        "build_pack_review", "aldermere/abuse", "--formats", "docx,html", "--out", tmp_path
    )
    assert (done.code, done.err) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["abuse.docx", "abuse.html"]


def test_of_files_that_cannot_all_be_written_none_is(
    manage: Manage, kept: Review, tmp_path: Path
) -> None:
    in_the_way = tmp_path / ".abuse.html.part"
    in_the_way.mkdir()
    done = manage(
        "build_pack_review", "aldermere/abuse", "--formats", "docx,html", "--out", tmp_path
    )
    assert f"Cannot write to {tmp_path}" in done.refusal
    assert [*tmp_path.iterdir()] == [in_the_way]


@pytest.mark.parametrize(
    ("words_", "refusal"),
    [
        (("aldermere/none",), "There is no review “aldermere/none”."),
        (("aldermere",), "names no review. Write it as partnership/review."),
        (("aldermere/abuse", "--formats", "odt"), "“odt” is no format of a pack."),
        (("aldermere/abuse", "--at", "soon"), "“soon” is no moment."),
        (("aldermere/abuse", "--at", "2001-01-01"), "The record of this review begins on"),
    ],
)
def test_the_command_refuses_in_a_sentence(
    manage: Manage, kept: Review, tmp_path: Path, words_: tuple[str, ...], refusal: str
) -> None:
    assert refusal in manage("build_pack_review", *words_, "--out", tmp_path).refusal


# One that is kept


@pytest.mark.parametrize("is_public", [True, False])
def test_a_kept_one_prints_what_the_public_may_read_now_whoever_puts_it_forward(
    cast: Cast, kept: Review, is_public: bool
) -> None:
    draft = drafts.Draft(
        PackKind.RECOMMENDATIONS, str(quarter_of(clock.today())), body=kept.body, review=kept,
        is_public=is_public, texts={"finance": "Quorndon costs."},
    )  # fmt: skip
    pack = drafts.begin_pack(cast.plan, by=None, draft=draft)
    action = cast.action("1.1.1")
    shown = write(drafts.content_of_draft(pack, cast.chair))
    assert "Quorndon costs." in shown
    assert f"Action {action.ref}: " in shown
    for subject, row, part in ((SECTION, pack.pk, "finance"), (ACTION, action.pk, "")):
        ground = Ground("1", "It tells who a child is", date(2100, 2, 1))
        decide_exempt(
            cast.partnership, by=None, subject=subject, row=row, part=part, ground=ground
        )  # fmt: skip
    with reading_as(Reader(cast.chair)):
        content = drafts.content_of_draft(pack, cast.chair)
    assert content.is_public is is_public
    assert datetime.fromisoformat(content.at) <= clock.now()
    assert "Quorndon" not in write(content)
    assert f"Action {action.ref}: " not in write(content)


def test_a_kept_one_of_a_quarter_that_ended_tells_of_its_end(cast: Cast, kept: Review) -> None:
    quarter = quarter_of(clock.today())
    draft = drafts.Draft(PackKind.RECOMMENDATIONS, str(quarter), body=kept.body, review=kept)
    pack = drafts.begin_pack(cast.plan, by=None, draft=draft)
    with time_machine.travel(quarter.moment + timedelta(days=9), tick=False):
        content = drafts.content_of_draft(pack, None)
    assert datetime.fromisoformat(content.at) == quarter.moment
