"""What a pack says: every sentence borne out by the record, nothing left out, nothing invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from plans import brag
from plans.brag import Rating
from plans.changes import compare
from plans.document import ActionState, PlanDocument, Position
from reports.content.build import build_content
from reports.content.shape import Cell, PackContent, Paragraph, Part, Table, ThemeBars
from reports.content.source import FrontTexts, Meeting, NothingToPrint, PackKind, PackSource
from tests.reports import sample


def part(pack: PackContent, letter: str) -> Part:
    return next(p for p in pack.parts if p.letter == letter)


def section(pack: PackContent, title: str) -> str:
    found = next(s for s in pack.front.sections if s.title == title)
    return "\n".join("\n".join((p.text, *p.items)) for p in found.paragraphs)


def row(pack: PackContent, name: str) -> str:
    return next(r.value for r in pack.front.rows if r.name == name)


def table(pack: PackContent, caption: str) -> Table:
    return next(t for t in pack.tables if t.caption.endswith(f". {caption}"))


def refs(found: Table) -> list[str]:
    return [cells[0].text for group in found.groups for cells in group.rows]


def cells_of(found: Table, ref: str) -> tuple[Cell, ...]:
    return next(cells for g in found.groups for cells in g.rows if cells[0].text == ref)


def paragraphs(found: Part) -> Iterator[str]:
    yield from (b.text for b in found.blocks if isinstance(b, Paragraph))


def with_plan(plan: PlanDocument) -> PackSource:
    """The sample's pack, of another plan at the period's end."""
    source = sample.source()
    assert source.before is not None
    return replace(source, document=plan, changes=compare(source.before, plan))


def test_the_front_sheet_is_a_report_to_members(quarterly: PackContent) -> None:
    assert [s.title for s in quarterly.front.sections] == [
        "Summary",
        "Recommendations",
        "Proposals and details",
        "Finance",
        "Risks and uncertainties",
        "Policy and performance implications",
        "Background papers and consultation",
        "Contact",
    ]
    assert row(quarterly, "Meeting") == "Partnership Board, agenda item 7"
    assert row(quarterly, "Date") == "Thursday 26 November 2026, 2pm, Mere House"
    assert row(quarterly, "Period and version") == (
        "Quarter 2, 2026-27 (July to September 2026); version 2.3 and changes since, "
        "as at the end of 30 September 2026, considered position"
    )


def test_the_summary_counts_what_the_plan_holds(quarterly: PackContent) -> None:
    counts = brag.count(a.rating for a in sample.document().actions)
    assert f"Of 80 actions, {counts[Rating.BLUE]} are Blue" in section(quarterly, "Summary")
    assert f"{counts[None]} are not yet rated" in section(quarterly, "Summary")


def test_paragraphs_are_numbered_once_each(quarterly: PackContent) -> None:
    front = [p.number for s in quarterly.front.sections for p in s.paragraphs]
    body = [b.number for p in quarterly.parts for b in p.blocks if isinstance(b, Paragraph)]
    assert len(set(front + body)) == len(front + body)
    assert front[:2] == ["1.1", "1.2"]


def test_tables_and_figures_are_numbered_as_they_come(quarterly: PackContent) -> None:
    numbers = [t.caption.split(".")[0] for t in quarterly.tables]
    assert numbers == [f"Table {n}" for n in range(1, len(numbers) + 1)]


def test_what_nobody_wrote_and_the_record_does_not_hold_is_said_plainly() -> None:
    source = sample.source()
    bare = replace(source, meeting=None, texts=FrontTexts(), needs={})
    pack = build_content(bare)
    assert row(pack, "Meeting") == row(pack, "Date") == "Not yet set"
    assert row(pack, "Wards") == row(pack, "Directorate") == "Not stated"
    assert pack.front.kicker == "Report to members"
    assert section(pack, "Finance") == "No current update in this pack has a sum in pounds (£)."
    assert "No consultation is recorded" in section(pack, "Background papers and consultation")
    assert section(pack, "Contact") == "Helen Marchbank."


def test_what_people_wrote_is_printed_as_they_wrote_it() -> None:
    texts = FrontTexts(finance="Within budget.\nA bid follows.", recommendations="agrees")
    pack = build_content(replace(sample.source(), texts=texts))
    assert section(pack, "Finance") == "Within budget.\nA bid follows."
    assert section(pack, "Recommendations") == "That the Partnership Board:\nagrees."


@pytest.mark.parametrize("position", Position)
def test_nothing_is_said_to_have_been_considered(position: Position) -> None:
    pack = build_content(with_plan(replace(sample.document(), position=position)))
    last = section(pack, "Proposals and details").split("\n")[-1]
    assert last == "Each rating is the lead’s own; part D prints beside it what the record shows."


def test_every_action_stands_in_the_plans_table_once(quarterly: PackContent) -> None:
    printed = [
        r for t in quarterly.tables if ". Theme " in t.caption for r in refs(t)
    ]  # fmt: skip
    assert printed == [a.ref for a in sample.document().actions]


def test_an_action_is_printed_with_all_its_facts(quarterly: PackContent) -> None:
    plan = sample.document()
    action = next(a for a in plan.actions if a.key == "k016")
    _, text, lead, due, rating, evidence, shows = cells_of(
        table(quarterly, "Theme 1: Prevent"), action.ref
    )
    assert text.text == action.text
    assert lead.text.split("\n") == list(action.leads)
    assert due.text == "19 Nov 2026"
    assert "2 moves" in due.notes
    assert rating.mark is not None
    assert evidence.text == action.evidence
    assert shows.notes[-1].startswith("Last update ")


def test_a_blue_without_sign_off_does_not_look_finished(quarterly: PackContent) -> None:
    blues = [a for a in sample.document().actions if a.rating is Rating.BLUE]
    for action in blues:
        theme = int(action.ref[0])
        name = sample.THEMES[theme - 1][1]
        mark = cells_of(table(quarterly, f"Theme {theme}: {name}"), action.ref)[4].mark
        assert mark is not None
        assert mark.css == ("b" if action.signed_off else "wait")
        assert bool(mark.note) is not action.signed_off


def test_vacancies_and_missing_dates_are_said(quarterly: PackContent) -> None:
    plan = sample.document()
    vacant = [a.ref for a in plan.actions if not a.leads and a.state is ActionState.OPEN]
    lacking = [i for b in part(quarterly, "B").blocks if isinstance(b, Paragraph) for i in b.items]
    assert f"no lead in post: {', '.join(vacant)}" in lacking
    unread = cells_of(table(quarterly, "Theme 4: Provide support"), "4.1.1")[3]
    assert unread.text == "No date that can be read"
    assert unread.notes == ("“Nov 2206”",)


def test_exceptions_list_each_action_that_is_one(quarterly: PackContent) -> None:
    plan = sample.document()
    red = [a.ref for a in plan.actions if a.rating is Rating.RED]
    assert refs(table(quarterly, "Red")) == red
    amber = [a.ref for a in plan.actions if a.rating is Rating.AMBER]
    assert refs(table(quarterly, "Amber")) == amber
    assert refs(table(quarterly, "Not yet rated")) == [
        a.ref for a in plan.actions if a.rating is None
    ]
    late = [
        a.ref
        for a in plan.actions
        if a.due_on
        and a.due_on < date(2026, 9, 30)
        and a.rating is not Rating.BLUE
        and a.state is ActionState.OPEN
    ]
    assert sorted(refs(table(quarterly, "Overdue"))) == sorted(late)


def test_an_exception_says_what_is_needed_and_from_whom(quarterly: PackContent) -> None:
    first, *others = table(quarterly, "Amber").groups[0].rows
    assert first[-1].text == "The update does not say."
    assert all("£38,000" in cells[-1].text for cells in others)
    assert others[0][-1].notes == ("From: Director of Children’s Services",)


def test_due_on_the_last_day_of_the_period_is_not_overdue() -> None:
    plan = sample.document()
    action = next(a for a in plan.actions if a.rating is Rating.GREEN)
    for due, late in ((sample.QUARTER.end, False), (date(2026, 9, 29), True)):
        moved = sample.map_actions(plan, {action.key: replace(action, due_on=due)})
        pack = build_content(with_plan(moved))
        assert (action.ref in refs(table(pack, "Overdue"))) is late


def test_changes_are_grouped_by_what_moved(quarterly: PackContent) -> None:
    marks = [
        tuple(c.mark.word for c in cells if c.mark)
        for cells in table(quarterly, "Re-rated").groups[0].rows
    ]
    assert marks == [("Green", "Amber"), ("Red", "Amber"), ("Not yet rated", "Amber"),
                     ("Green", "Amber")]  # fmt: skip
    ways = [cells[-1].text for cells in table(quarterly, "Re-rated").groups[0].rows]
    assert ways == ["worse", "better", "first rated", "worse"]
    counted = "4 actions were re-rated: 1 better, 2 worse and 1 rated for the first time."
    assert counted in paragraphs(part(quarterly, "C"))
    assert len(refs(table(quarterly, "Re-dated"))) == 1
    assert len(refs(table(quarterly, "Re-led"))) == 1
    assert len(refs(table(quarterly, "Added"))) == 2
    assert refs(table(quarterly, "Left the plan")) == ["3.1.9"]


def test_a_date_change_has_its_reason_and_who_agreed(quarterly: PackContent) -> None:
    (cells,) = table(quarterly, "Re-dated").groups[0].rows
    *_, first, before, after, why = cells
    assert (first.text, before.text) == ("19 Nov 2026", "30 Jun 2026")
    assert after.notes == ("142 days later",)
    assert why == Cell("Two posts unfilled", notes=("Agreed by Ruth Osgood, chair",))


def test_words_that_changed_are_marked(quarterly: PackContent) -> None:
    (cells,) = table(quarterly, "Re-worded").groups[0].rows
    kinds = {words.kind: words.text for words in cells[1].marked}
    assert (kinds["removed"], kinds["added"]) == ("then", "and")


def test_without_an_earlier_position_nothing_is_compared() -> None:
    pack = build_content(replace(sample.source(), before=None, changes=()))
    found = part(pack, "C")
    assert found.blocks == ()
    assert found.opening == (
        "The plan’s record holds nothing for 30 June 2026, so there is nothing to compare with."
    )


def test_a_plan_that_did_not_change_says_so() -> None:
    source = sample.source()
    pack = build_content(
        replace(source, before=source.document, changes=(), date_moves=(), departures={})
    )
    assert part(pack, "C").opening == "Nothing in the plan changed since 30 June 2026."
    assert section(pack, "Recommendations").count("part C") == 0


@pytest.mark.parametrize(("themes", "which"), [((1,), "this theme"), ((1, 3), "these themes")])
def test_that_nothing_changed_is_said_of_the_chosen_themes_alone(
    themes: tuple[int, ...], which: str
) -> None:
    source = sample.source(PackKind.SCRUTINY, themes=themes)
    pack = build_content(
        replace(source, before=source.document, changes=(), date_moves=(), departures={})
    )
    assert part(pack, "C").opening == f"Nothing in {which} changed since 30 June 2026."


def test_a_total_is_of_all_themes_only_where_the_pack_is(
    quarterly: PackContent, scrutiny: PackContent
) -> None:
    def totals(pack: PackContent) -> tuple[str, str]:
        (bars,) = (b for b in part(pack, "A").blocks if isinstance(b, ThemeBars))
        return bars.total.label, refs(table(pack, "Said to be complete, and signed off"))[-1]

    assert totals(quarterly) == ("All themes", "All themes")
    assert totals(scrutiny) == ("These themes", "These themes")


def test_the_scrutiny_pack_holds_the_chosen_themes_only(scrutiny: PackContent) -> None:
    printed = {r for t in scrutiny.tables for r in refs(t) if r[:1].isdigit() and r.count(".") == 2}
    assert {ref[0] for ref in printed} == {"1", "3"}
    assert "This pack covers 2 of the plan’s 5 themes" in section(scrutiny, "Summary")
    assert row(scrutiny, "Themes") == "1 Prevent and 3 Pursue"


def test_the_scrutiny_pack_is_arranged_by_objective(scrutiny: PackContent) -> None:
    plan = sample.document()
    objectives = [o for t in plan.themes if t.number in {1, 3} for o in t.objectives]
    tables = [t for t in scrutiny.tables if ". Objective " in t.caption]
    assert [refs(t) for t in tables] == [[a.ref for a in o.actions] for o in objectives]


def test_the_glossary_has_the_words_that_the_text_really_uses() -> None:
    source = sample.source()
    assert refs(table(build_content(source), "Glossary")) == ["taxi operators"]
    told = replace(source, texts=FrontTexts(summary="Two LSCBs met."))
    assert refs(table(build_content(told), "Glossary")) == ["LSCB", "taxi operators"]


def test_the_glossary_is_in_the_order_of_the_alphabet() -> None:
    source = sample.source()
    turned = replace(source.document, glossary=(*reversed(source.document.glossary),))
    told = replace(source, document=turned, texts=FrontTexts(summary="Two LSCBs met."))
    assert refs(table(build_content(told), "Glossary")) == ["LSCB", "taxi operators"]


def test_lead_officers_versions_and_the_digest_are_printed(quarterly: PackContent) -> None:
    names = [c[0].text for c in table(quarterly, "Lead officers").groups[0].rows]
    assert names == [o.name for o in sample.OFFICERS]
    assert refs(table(quarterly, "Versions")) == ["1.0", "2.2", "2.3"]
    digest = sample.source().digest.upper()
    assert digest[:4] in quarterly.foot
    last = quarterly.parts[-1]
    assert last.title == "How to check this paper"
    assert digest[-4:] in "".join(paragraphs(last))
    assert next(paragraphs(last)).startswith("Ask whoever keeps the record for the digest")


def test_a_theme_that_is_not_in_the_plan_is_refused() -> None:
    with pytest.raises(NothingToPrint, match="no theme 7"):
        build_content(sample.source(PackKind.SCRUTINY, themes=(1, 7)))


def test_an_empty_plan_is_refused() -> None:
    with pytest.raises(NothingToPrint, match="no themes"):
        build_content(replace(sample.source(), document=PlanDocument(), before=None, changes=()))


def test_the_same_source_gives_the_same_content() -> None:
    assert build_content(sample.source()) == build_content(sample.source())


def test_what_nobody_said_is_said_to_be_missing() -> None:
    bare = replace(sample.source(), made_by="", texts=FrontTexts(), meeting=Meeting(""))
    front = build_content(bare).front
    rows = {row.name: row.value for row in front.rows}
    assert (rows["Meeting"], rows["Date"]) == ("Not yet set", "Not yet set")
    assert rows["Report of"] == "Not stated"
    contact = front.sections[-1]
    assert [p.text for p in contact.paragraphs] == ["No contact is named."]
