"""What each kind of pack adds: since when, what was asked, one page, a lead's own sheet, pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from governance.meetings.asked import Followed
from plans.brag import Rating
from plans.document import ActionEntry
from reports.content.agenda import with_pages
from reports.content.build import build_content
from reports.content.content_json import read, write
from reports.content.correcting import correcting
from reports.content.shape import FrontRow, PackContent, Pages, Paragraph, Part, Table
from reports.content.source import FrontTexts, Meeting, NothingToPrint, PackKind
from reports.content.wording import cut
from reports.render.errors import CannotRender
from reports.render.paging import paged
from reports.render.reading import text_of
from tests.reports import sample
from tests.reports.conftest import rendered
from tests.support.machine import cannot


def part(pack: PackContent, title: str) -> Part:
    return next(each for each in pack.parts if each.title == title)


def paragraphs(found: Part) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Paragraph)]


def rows(found: Part, caption: str) -> list[list[str]]:
    """The texts of a table of the part."""
    tables = [b for b in found.blocks if isinstance(b, Table) and b.caption.endswith(caption)]
    return [[cell.text for cell in row] for group in tables[0].groups for row in group.rows]


def section(pack: PackContent, title: str) -> list[str]:
    found = next(each for each in pack.front.sections if each.title == title)
    return [text for each in found.paragraphs for text in (each.text, *each.items)]


def pages_of(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as paper:
        return len(paper.pages)


# Since when


def test_changes_are_told_since_the_pack_that_the_body_last_saw() -> None:
    pack = build_content(replace(sample.source(), seen=sample.SEEN))
    found = part(pack, "What changed")
    assert found.opening.startswith("Since pack 3 (12 August 2026), ")
    assert paragraphs(found)[0] == (
        "This body last saw pack 3, published on 20 August 2026 for its meeting on 3 September "
        "2026. It showed the plan as at 12 August 2026, 10:00am; changes are told since then."
    )
    assert (
        "what changed since the pack that this body last saw"
        in section(pack, "Proposals and details")[0]
    )
    assert "changes since pack 3 (12 August 2026) (part C)" in section(pack, "Recommendations")[1]


@pytest.mark.parametrize(
    ("meeting", "why"),
    [
        (Meeting("Partnership Board"), "This body has seen no pack of the whole plan"),
        (None, "No body is named for this pack"),
    ],
)
def test_without_such_a_pack_it_says_so_and_tells_since_the_quarter_before(
    meeting: Meeting | None, why: str
) -> None:
    pack = build_content(replace(sample.source(), meeting=meeting))
    assert paragraphs(part(pack, "What changed"))[0] == (
        f"{why}, so changes are told since the quarter before this one ended, on 30 June 2026."
    )


@pytest.mark.parametrize(
    ("themes", "which"), [((1,), "this theme"), ((1, 3), "these themes"), ((), "the whole plan")]
)
def test_a_body_that_saw_no_pack_is_told_of_what(themes: tuple[int, ...], which: str) -> None:
    source = replace(sample.source(themes=themes), meeting=Meeting("Partnership Board"))
    said = paragraphs(part(build_content(source), "What changed"))[0]
    assert said.startswith(f"This body has seen no pack of {which}, so changes are told since")


# The front sheet


def test_makers_write_title_summary_recommendations_and_appendices() -> None:
    texts = FrontTexts(
        title="What moved", summary="A hard quarter.", recommendations="agrees;\n\nasks why.",
        appendices="Audit of visits\nLetter to operators",
    )  # fmt: skip
    pack = build_content(replace(sample.source(), texts=texts))
    assert pack.front.title == "What moved"
    assert pack.title == "What moved, Partnership Board"
    said = section(pack, "Summary")
    assert said[0] == "A hard quarter."
    assert said[1].startswith("Of 80 actions")
    assert section(pack, "Recommendations") == [
        "That the Partnership Board:", "agrees;", "asks why.",
    ]  # fmt: skip
    assert section(pack, "Appendices")[1:] == ["Audit of visits", "Letter to operators"]


def test_one_paper_is_appended_in_a_sentence() -> None:
    texts = FrontTexts(appendices="Audit of visits")
    pack = build_content(replace(sample.source(), texts=texts))
    assert section(pack, "Appendices") == ["Appended to this report: Audit of visits."]


def test_without_appendices_there_is_no_such_section(quarterly: PackContent) -> None:
    assert "Appendices" not in [each.title for each in quarterly.front.sections]


# What the body asked


def test_a_scrutiny_pack_tells_what_came_of_what_its_body_asked() -> None:
    source = sample.source(PackKind.SCRUTINY)
    pack = build_content(replace(source, last_meeting=sample.last_meeting()))
    found = part(pack, "What this body asked")
    assert found.letter == "D"
    assert part(pack, "The plan by objective").letter == "E"
    assert found.opening == (
        "On 3 September 2026 this body raised 1 question about this plan. Of 2 promises, 1 is "
        "closed."
    )
    assert rows(found, "Questions") == [
        ["1.1.1", "How many were late?", "Tom Whitlock: Three of ten.", "1.1.1: Green to Red"]
    ]
    assert [row[-1] for row in rows(found, "Promises and next steps")] == [
        "Kept, 25 Sep 2026: Sent to all members.",
        "Open.",
    ]


def test_none_and_one_of_what_was_asked_and_promised_are_said_in_words() -> None:
    last = sample.last_meeting()
    open_, kept = sample.owed("Figures", None), last.followed[0]

    def opening(*followed: Followed) -> str:
        asked = replace(last, raised=(), followed=followed)
        source = replace(sample.source(PackKind.SCRUTINY), last_meeting=asked)
        return part(build_content(source), "What this body asked").opening

    raised = "On 3 September 2026 this body raised no question about this plan"
    assert opening() == f"{raised}; nothing was promised for later."
    assert opening(open_) == f"{raised}. 1 promise is still open."
    assert opening(kept) == f"{raised}. 1 promise is closed."
    assert opening(open_, open_) == f"{raised}. Of 2 promises, none is closed."


def test_what_is_overdue_and_what_stayed_is_said() -> None:
    last = sample.last_meeting()
    raised = replace(last.raised[0], became=(replace(last.raised[0].became[0], now=Rating.GREEN),))
    late = sample.owed("Figures by ward", date(2026, 9, 20))
    source = replace(
        sample.source(PackKind.SCRUTINY),
        last_meeting=replace(last, raised=(raised,), followed=(late,)),
    )
    found = part(build_content(source), "What this body asked")
    assert rows(found, "Questions")[0][-1] == "1.1.1: Green, as then"
    assert rows(found, "Promises and next steps")[0][-1] == "Open, 15 days overdue."


def test_a_body_that_never_spoke_of_the_plan_is_told_so(scrutiny: PackContent) -> None:
    found = part(scrutiny, "What this body asked")
    assert (found.opening, found.blocks) == ("This body has asked nothing about this plan yet.", ())


def test_without_a_body_it_is_not_said_what_one_asked() -> None:
    pack = build_content(replace(sample.source(PackKind.SCRUTINY), meeting=None))
    assert part(pack, "What this body asked").opening == (
        "No body is named for this pack, so nothing that one asked is told."
    )


def test_a_rating_within_a_sentence_has_no_capital_but_its_own() -> None:
    last = sample.last_meeting()
    raised = replace(last.raised[0], became=(replace(last.raised[0].became[0], before=None),))
    source = replace(sample.source(PackKind.SCRUTINY), last_meeting=replace(last, raised=(raised,)))
    found = part(build_content(source), "What this body asked")
    assert rows(found, "Questions")[0][-1] == "1.1.1: not yet rated to Red"


def test_a_quarterly_pack_has_no_such_part(quarterly: PackContent) -> None:
    assert "What this body asked" not in [each.title for each in quarterly.parts]


# One page


def long_plan(source_kind: PackKind = PackKind.SUMMARY) -> PackContent:
    """Five hundred words in each text, and every name long."""
    plan, words = sample.document(), "Unzusammenhängendes " * 500
    changed: dict[str, ActionEntry | None] = {
        each.key: replace(each, text=words, evidence=words, leads=(words,)) for each in plan.actions
    }
    source = sample.source(source_kind)
    themes = tuple(replace(t, name=t.name * 9) for t in sample.map_actions(plan, changed).themes)
    plan = replace(sample.map_actions(plan, changed), title=words, themes=themes)
    return build_content(replace(source, document=plan, meeting=Meeting(words), seen=sample.SEEN))


CUT = "\N{NO-BREAK SPACE}…"


def test_the_summary_is_really_one_page(summary: PackContent) -> None:
    assert pages_of(rendered(summary)) == 1
    assert pages_of(rendered(long_plan())) == 1
    corrected = correcting(long_plan(), number=1_000, published_on=date(2026, 9, 30))
    assert pages_of(rendered(corrected)) == 1


def test_the_summary_says_that_it_is_one_however_long_the_plan_is_called() -> None:
    title = "Child Sexual Exploitation Delivery Plan 2024 to 2027"
    assert _summary_of(title).front.title == f"{title}: summary"
    assert _summary_of("Keeping children safe " * 9).front.title == (
        "Keeping children safe Keeping children safe Keeping children…: summary".replace("…", CUT)
    )


def _summary_of(title: str) -> PackContent:
    plan = replace(sample.document(), title=title)
    return build_content(replace(sample.source(PackKind.SUMMARY), document=plan))


def test_what_is_cut_ends_with_a_whole_word() -> None:
    said = "Reduce the wait, to no more than eight weeks"
    assert cut(said, 44) == said
    assert cut(said, 43) == f"Reduce the wait, to no more than eight{CUT}"
    assert cut(said, 40) == f"Reduce the wait, to no more than eight{CUT}"
    assert cut(said, 39) == f"Reduce the wait, to no more than{CUT}"
    assert cut(said, 18) == f"Reduce the wait{CUT}"
    assert cut("Unzusammenhängendes", 9) == f"Unzusam{CUT}"


def test_the_summary_tells_what_changed_what_waits_and_what_to_look_at(
    summary: PackContent,
) -> None:
    [found] = summary.parts
    assert found.opening.startswith("Of 80 actions")
    assert paragraphs(found)[0].startswith("Since 30 June 2026, ")
    assert paragraphs(found)[1] == (
        "Waiting for somebody: 4 Blue not signed off, 1 challenged and not closed, 19 asking for "
        "what has not come, 1 without a lead and 2 without a due date."
    )
    first = rows(found, "What to look at first")
    assert len(first) == 5
    assert summary.front.sections == ()


def test_a_summary_of_a_plan_that_did_not_begin_says_so() -> None:
    source = replace(sample.source(PackKind.SUMMARY), before=None, changes=())
    [found] = build_content(source).parts
    assert paragraphs(found)[0].endswith("so there is nothing to compare with.")


# A lead's own sheet


def test_the_sheet_of_a_lead_names_only_whom_they_lead_with(lead_sheet: PackContent) -> None:
    (found,) = (t for t in lead_sheet.tables if t.caption.endswith("Open actions, by due date"))
    assert [column.head for column in found.columns][:2] == ["Ref", "Action"]
    with_whom = {row[0].text: row[1].notes for row in found.groups[0].rows}
    assert with_whom["2.7.1"] == ()
    assert with_whom["5.3.2"] == ("With Head of Youth Justice (Youth justice)",)


def test_the_sheet_of_a_lead_holds_their_actions_and_no_others(lead_sheet: PackContent) -> None:
    theirs = [each for each in sample.document().actions if "Tom Whitlock" in each.leads]
    found = rows(part(lead_sheet, "What is due"), "Open actions, by due date")
    assert {row[0] for row in found} == {each.ref for each in theirs if each.is_open}
    assert lead_sheet.front.title == "Actions of Tom Whitlock"
    assert lead_sheet.front.kicker == "Licensing Manager, Council"


def test_it_says_what_is_late_what_was_asked_and_what_is_owed(lead_sheet: PackContent) -> None:
    due, asked = lead_sheet.parts
    assert " overdue, and " in due.opening
    assert rows(asked, "Challenges")[0][0] == "1.2.1"
    [owed] = rows(asked, "Owed to bodies")
    assert owed == ["Figures by ward.", "Partnership Board, 3 Sep 2026", "20 Sep 2026"]


def test_who_leads_nothing_is_refused() -> None:
    with pytest.raises(NothingToPrint, match="“Nobody” leads no action of this plan"):
        build_content(sample.sheet_of("Nobody"))


# In the agenda pack


def test_the_pages_start_where_the_clerk_says_and_are_the_same_in_every_copy(
    summary: PackContent,
) -> None:
    small = build_content(sample.source(themes=(5,)))
    try:
        content = paged(small, 12)
    except CannotRender as why:
        cannot(str(why))
    pdf = rendered(content)
    number = pages_of(pdf)
    assert content.pages == Pages(12, 11 + number)
    said = FrontRow("In the agenda pack", f"Pages 12–{11 + number}")
    assert content.front.rows[2] == said
    text = [" ".join(page.split()) for page in text_of(pdf)]
    assert f"Agenda page 12 Page 1 of {number}" in text[0]
    assert f"Agenda page {11 + number} Page {number} of {number}" in text[-1]
    assert read(write(content)) == content
    assert paged(content, 30).pages == Pages(30, 29 + number)


def test_one_page_is_one_page(summary: PackContent) -> None:
    rows_ = with_pages(summary, Pages(7, 7)).front.rows
    assert FrontRow("In the agenda pack", "Page 7") in rows_


def test_a_pack_without_a_first_page_bears_its_own_numbers_alone(quarterly_pdf: bytes) -> None:
    assert "Agenda page" not in " ".join(text_of(quarterly_pdf))
