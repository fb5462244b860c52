"""Building a pack's content from what a selector read: pure, once, at a moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from people.wording import listed, moment_words
from reports.content.asked import asked_part
from reports.content.changed import changed_part
from reports.content.exceptions import exceptions_part
from reports.content.exempt import with_exempt_part
from reports.content.facts import PlanFacts
from reports.content.figures import figures_part
from reports.content.front import front_sheet
from reports.content.lead_sheet import lead_front, lead_parts
from reports.content.lists import check_part, glossary_part, leads_part, versions_part
from reports.content.moved import Moved
from reports.content.numbering import numbered_parts
from reports.content.plan_tables import by_objective, by_theme
from reports.content.shape import (
    TEMPLATE_VERSION,
    Cell,
    FrontSheet,
    PackContent,
    Part,
    Table,
)
from reports.content.source import NothingToPrint, PackKind, PackSource
from reports.content.summary import summary_front, summary_part
from reports.content.wording import digest_words, to_the_second


def build_content(source: PackSource) -> PackContent:
    """Everything that the pack prints.

    Raises:
        NothingToPrint: a chosen theme is not in the plan, or the plan has no theme.
    """
    plan = PlanFacts(source)
    _refuse_absent_themes(plan)
    front, parts = _MADE.get(source.kind, _paper)(plan, Moved(plan))
    content = PackContent(
        template_version=TEMPLATE_VERSION,
        kind=source.kind.value,
        partnership=source.partnership,
        title=_file_title(front, source),
        running_title=_running_title(plan),
        foot=_foot(plan),
        made_at=to_the_second(source.made_at),
        digest=source.digest,
        at=plan.at.isoformat(),
        front=front,
        parts=numbered_parts(parts),
        is_public=source.is_public,
    )
    return with_exempt_part(content, source)


_Made = tuple[FrontSheet, Sequence[Part]]


def _paper(plan: PlanFacts, moved: Moved) -> _Made:
    """A report to members."""
    front = front_sheet(plan, moved)
    return front, _parts(plan, moved, front)


def _summary(plan: PlanFacts, moved: Moved) -> _Made:
    return summary_front(plan), [summary_part(plan, moved)]


def _lead_sheet(plan: PlanFacts, _moved: Moved) -> _Made:
    return lead_front(plan), lead_parts(plan)


_MADE = {PackKind.SUMMARY: _summary, PackKind.LEAD: _lead_sheet}


def _refuse_absent_themes(plan: PlanFacts) -> None:
    present = {t.number for t in plan.document.themes}
    absent = [str(n) for n in plan.source.themes if n not in present]
    if absent:
        raise NothingToPrint(f"The plan has no theme {listed(absent)}.")
    if not present:
        raise NothingToPrint(f"The plan has no themes as at {moment_words(plan.at)}.")


def _file_title(front: FrontSheet, source: PackSource) -> str:
    """Says which paper it is when it stands in a list of files or browser tabs."""
    body = source.meeting.body if source.meeting else ""
    return f"{front.title}, {body}" if body else front.title


def _running_title(plan: PlanFacts) -> str:
    return f"{plan.source.lead or plan.document.title} · {plan.source.period.label}"


def _foot(plan: PlanFacts) -> str:
    version = plan.document.version
    words = [f"Version {version}"] if version else []
    words += [f"as at {moment_words(plan.at)}", f"digest {digest_words(plan.source.digest)}"]
    foot = " · ".join(words)
    return foot[0].upper() + foot[1:]


def _parts(plan: PlanFacts, moved: Moved, front: FrontSheet) -> list[Part]:
    scrutiny = plan.source.kind is PackKind.SCRUTINY
    parts = [
        figures_part(plan, moved),
        exceptions_part(plan),
        changed_part(plan, moved),
        *([asked_part(plan)] if scrutiny else []),
        by_objective(plan, moved) if scrutiny else by_theme(plan),
        leads_part(plan),
        versions_part(plan),
    ]
    glossary = glossary_part(plan, "\n".join(_printed(front, parts)))
    parts += [glossary] if glossary else []
    return [*parts, check_part(plan, ascii_uppercase[len(parts)])]


def _printed(front: FrontSheet, parts: Sequence[Part]) -> Iterator[str]:
    """The text that the glossary has to explain."""
    for section in front.sections:
        for paragraph in section.paragraphs:
            yield "\n".join((paragraph.text, *paragraph.items))
    for part in parts:
        for block in part.blocks:
            if isinstance(block, Table):
                yield from _printed_in(block)


def _printed_in(table: Table) -> Iterator[str]:
    for group in table.groups:
        yield group.heading
        for row in group.rows:
            yield from (_cell_text(cell) for cell in row)


def _cell_text(cell: Cell) -> str:
    marked = "".join(words.text for words in cell.marked if words.kind != "removed")
    return "\n".join((cell.text, marked, *cell.doubts, *cell.notes))
