"""The marked pages of a restricted pack: what is exempt, under the words of the Act. Pure.

All the rest of a restricted pack is what the public one prints, figure for figure: a member who
holds both finds no difference but these pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from people.clock import london_day
from people.exempt.words import are_exempt_words
from reports.content.assurance import decision_words
from reports.content.audience import marking_of
from reports.content.cells import REF
from reports.content.facts import Facts, PlanFacts
from reports.content.plan_tables import COLUMNS, plan_row
from reports.content.sections import SECTIONS, written_lines
from reports.content.shape import (
    Block,
    Cell,
    Column,
    Group,
    Heading,
    PackContent,
    Paragraph,
    Part,
    Row,
    Table,
)
from reports.content.source import DateMove, FrontTexts, PackSource
from reports.content.wording import sentence, short_day

LETTER = "X"
RESTRICTED = "Restricted"
_SAID = (REF, Column("When", "due"), Column("What", "lead"), Column("Words", "evidence"))


def with_exempt_part(content: PackContent, source: PackSource) -> PackContent:
    """The pack with its marked pages, where it is restricted and something of it is exempt."""
    part = exempt_part(source)
    if part is None:
        return content
    return replace(
        content,
        parts=(*content.parts, part),
        marking=part.opening,
        title=f"{RESTRICTED}: {content.title}. {part.opening}",
        running_title=f"{RESTRICTED} · {content.running_title}",
        front=replace(content.front, kicker=f"{RESTRICTED}: {_leading_on(content)}"),
    )


def _leading_on(content: PackContent) -> str:
    return f"part {LETTER} is not for publication. {content.front.kicker}"


def exempt_part(source: PackSource) -> Part | None:
    """What is exempt, and only that; none where nothing is."""
    texts = dict(_front_texts(source)) if source.restricted else {}
    found = _exempt_actions(source.restricted) if source.restricted else []
    if source.restricted is None or not (texts or found):
        return None
    marking = marking_of([*(f.action.exempt for f in found), *source.exempt_texts.values()])
    blocks = [*_actions(PlanFacts(source.restricted), found, marking), *_sections(texts, source)]
    return Part(LETTER, "Exempt information", sentence(marking), tuple(blocks), wide=True)


def _exempt_actions(source: PackSource) -> list[Facts]:
    """Those that its reader may read."""
    exempt = (facts for facts in PlanFacts(source).actions if facts.action.exempt)
    return [facts for facts in exempt if not are_exempt_words(facts.action.evidence)]


def _front_texts(source: PackSource) -> Iterator[tuple[str, str]]:
    texts: FrontTexts = source.restricted.texts if source.restricted else source.texts
    for field in source.exempt_texts:
        if text := getattr(texts, field):
            yield field, text


def _actions(plan: PlanFacts, found: list[Facts], marking: str) -> Iterator[Block]:
    """Tables that bear the statutory words themselves: a sheet or a file may hold them alone."""
    if not found:
        return
    by_paragraph = sorted({facts.action.exempt for facts in found})
    groups = tuple(
        Group(
            tuple(plan_row(f, plan) for f in found if f.action.exempt == paragraph),
            heading=f"Exempt under paragraph {paragraph}",
        )
        for paragraph in by_paragraph
    )
    yield Table(f"{marking}: what the other parts leave out", COLUMNS, groups)
    rows = tuple(_said(plan, {facts.action.key for facts in found}))
    if rows:
        yield Table(f"{marking}: what else was said", _SAID, (Group(rows),))


def _said(plan: PlanFacts, keys: set[str]) -> Iterator[Row]:
    """Challenges, decisions and moved dates of the period, of which no other part tells."""
    for asked in (c for c in plan.challenges if c.key in keys):
        what, words = Cell("Challenge", (asked.who,)), Cell(asked.reason, notes=asked.answers)
        yield Cell(asked.ref, strong=True), Cell(short_day(asked.day)), what, words
    for made in (d for d in plan.decisions if d.key in keys):
        decision = decision_words(made, plan) if made.signed_off else "Sign-off returned"
        what, words = Cell(decision, (made.decider,)), Cell(made.rationale)
        yield Cell(made.ref, strong=True), Cell(short_day(made.day)), what, words
    for move in (m for m in plan.date_moves if m.key in keys):
        day = short_day(london_day(move.moment)) if move.moment else "–"
        yield Cell(move.ref, strong=True), Cell(day), _moved(move), Cell(move.reason)


def _moved(move: DateMove) -> Cell:
    before, after = short_day(move.before) or "none", short_day(move.after) or "none"
    agreed = (f"Agreed by {move.agreed_by}",) if move.agreed_by else ()
    return Cell(f"Due date moved from {before} to {after}", notes=agreed)


def _sections(texts: Mapping[str, str], source: PackSource) -> Iterator[Block]:
    for number, (field, text) in enumerate(texts.items(), 1):
        under = f"exempt under paragraph {source.exempt_texts[field]}"
        yield Heading(f"{SECTIONS[field]}, of the front sheet: {under}")
        for place, line in enumerate(written_lines(text), 1):
            yield Paragraph(f"{LETTER}{number}.{place}", line)
