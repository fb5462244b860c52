"""The parts at the end: lead officers, version control, glossary, and how to check the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from people.wording import listed, moment_words, number_of
from plans.document import GlossaryTerm, OfficerEntry, OfficerKind, VersionEntry
from reports.content.facts import PlanFacts
from reports.content.letters import PartOf
from reports.content.shape import Block, Cell, Column, Group, Paragraph, Part, Row, Table
from reports.content.wording import (
    anchor_words,
    digest_words,
    moment_argument,
    short_day,
    verb,
)


def leads_part(plan: PlanFacts) -> Part:
    """Every officer who leads an action in these themes, with the refs; vacancies last."""
    led, letter = _led(plan), plan.letter(PartOf.LEADS)
    rows = [_lead_row(plan.officer(name) or OfficerEntry(name), refs) for name, refs in led.items()]
    vacant = [f.action.ref for f in plan.without_lead]
    opening = _led_by(len(led))
    table = _table("Lead officers", _LEAD_COLUMNS, rows)
    blocks: list[Block] = [table] if rows else []
    if vacant:
        blocks.insert(0, Paragraph(f"{letter}1", f"No lead is in post for {listed(vacant)}."))
    return Part(letter, "Lead officers", opening, tuple(blocks))


_LEAD_COLUMNS = (
    Column("Lead officer", "name"),
    Column("Post", "post"),
    Column("Agency", "agency"),
    Column("Actions", "text"),
)


def _led_by(number: int) -> str:
    if not number:
        return "No lead officer is named in this pack."
    are = verb(number, "is", "are")
    return f"{number_of(number, 'lead officer')} {are} named in this pack."


def _led(plan: PlanFacts) -> dict[str, list[str]]:
    """Refs by lead, in the order of the plan's own list of officers, then as they occur."""
    led: dict[str, list[str]] = {name: [] for name in plan.officers}
    for facts in plan.actions:
        for name in facts.action.leads:
            led.setdefault(name, []).append(facts.action.ref)
    return {name: refs for name, refs in led.items() if refs}


def _lead_row(officer: OfficerEntry, refs: list[str]) -> Row:
    kind = () if officer.kind is OfficerKind.PERSON else (officer.kind.value,)
    number = number_of(len(refs), "action")
    return (
        Cell(officer.name, notes=kind, strong=True),
        Cell(officer.job_title),
        Cell(officer.agency),
        Cell(", ".join(refs), notes=(number,)),
    )


def versions_part(plan: PlanFacts) -> Part:
    versions = plan.document.versions
    rows = [_version_row(version) for version in versions]
    blocks: list[Block] = [_table("Versions", _VERSION_COLUMNS, rows)] if rows else []
    letter, opening = plan.letter(PartOf.VERSIONS), _version_sentence(plan)
    return Part(letter, "Version control", opening, tuple(blocks), follows=True)


_VERSION_COLUMNS = (
    Column("Version", "number"),
    Column("Date", "due"),
    Column("Author", "agency"),
    Column("Comments", "text"),
)


def _version_sentence(plan: PlanFacts) -> str:
    document = plan.document
    if not document.version:
        return f"No version of the plan had been cut by {moment_words(plan.at)}."
    since = "has changed since" if document.changed_since_version else "has not changed since"
    return f"This pack shows the plan after version {document.version}; it {since}."


def _version_row(version: VersionEntry) -> Row:
    held = () if version.content_held else ("listed, content not held",)
    return (
        Cell(version.number, strong=True),
        Cell(short_day(version.date)),
        Cell(version.author),
        Cell(version.comments, notes=held),
    )


def glossary_part(plan: PlanFacts, printed: str) -> Part | None:
    """The terms of the plan's glossary that the pack's text really uses, by the alphabet."""
    used = (t for t in plan.document.glossary if _is_used(t, printed))
    terms = sorted(used, key=lambda t: t.term.casefold())
    if not terms:
        return None
    letter = plan.letter(PartOf.GLOSSARY)
    columns = (Column("Term", "name"), Column("Meaning", "text"))
    rows = [(Cell(t.term, strong=True), Cell(t.meaning)) for t in terms]
    opening = f"{number_of(len(terms), 'term')} that this paper uses."
    return Part(letter, "Glossary", opening, (_table("Glossary", columns, rows),), follows=True)


def _is_used(term: GlossaryTerm, printed: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(term.term)}s?(?!\w)", printed) is not None


def check_part(plan: PlanFacts, letter: str) -> Part:
    """The last words of a pack: by what anybody can tell that it is what was published."""
    opening = "What this paper says can be compared with the record."
    said = enumerate(_how_to_check(plan), 1)
    blocks = tuple(Paragraph(f"{letter}{number}", text) for number, text in said)
    return Part(letter, "How to check this paper", opening, blocks, follows=True)


def _how_to_check(plan: PlanFacts) -> Iterator[str]:
    yield (
        "Ask whoever keeps the record for the digest of the plan. It is "
        "taken of what the public may read at the moment on the foot. “export_plan "
        f"{plan.source.path} --at {moment_argument(plan.at)} --position considered --public "
        "--format json --out plan.json” "
        f"tells it. It is {digest_words(plan.source.digest, groups=16)}, until more is decided "
        "exempt or something is exempt no longer."
    )
    if plan.source.anchor:
        yield anchor_words(plan.source.anchor)


def _table(caption: str, columns: tuple[Column, ...], rows: Sequence[Row]) -> Table:
    return Table(caption, columns, (Group(tuple(rows)),))
