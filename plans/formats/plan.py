"""From blocks to a plan: what each paragraph and table of a paper is, whatever its layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plans.document import (
    GlossaryTerm,
    OfficerEntry,
    PlanDocument,
    VersionEntry,
    newest_listed,
)
from plans.formats import parts
from plans.formats.action_rows import ActionRows
from plans.formats.columns import Column
from plans.formats.controls import without_controls
from plans.formats.finish import Finisher
from plans.formats.front import owner_of, period_of, title_of
from plans.formats.grid import BODY, BOLD, METHODOLOGY, STATEMENT, Pages, Paragraph, Row, Table
from plans.formats.headers import Header
from plans.formats.other_headers import Kind
from plans.formats.outline import Outline
from plans.formats.placing import Placing
from plans.formats.reading import Problem, Reading, Severity, Stated, Unreadable
from plans.formats.regions import Region, is_rating_key, regions
from plans.formats.text import quoted
from plans.formats.titles import Section, section_of, theme_title

_KINDS = {
    Section.VERSIONS: Kind.VERSIONS,
    Section.OFFICERS: Kind.OFFICERS,
    Section.GLOSSARY: Kind.GLOSSARY,
}
_POSITIONS = {
    Kind.VERSIONS: parts.VERSION_FIELDS,
    Kind.OFFICERS: parts.OFFICER_FIELDS,
    Kind.GLOSSARY: parts.GLOSSARY_FIELDS,
}
_FEW = 6
"""Rows above a sheet's headings, at most."""
_BOX = 2
"""Rows of a table that is only a frame round text."""
MOST_ROWS = 6000
"""Rows and paragraphs together: what keeps reading within a second."""


def understand(pages: Pages) -> Reading:
    """The plan that the blocks print.

    Raises:
        Unreadable: no table of actions is among them.
    """
    _refuse_bulk(pages)
    paper = _Paper(without_controls(pages))
    for block in paper.pages.blocks:
        if isinstance(block, Paragraph):
            paper.paragraph(block)
        else:
            paper.table(block)
    return paper.reading()


def _refuse_bulk(pages: Pages) -> None:
    rows = sum(len(b.rows) if isinstance(b, Table) else 1 for b in pages.blocks)
    if rows > MOST_ROWS:
        raise Unreadable(
            f"This file has more than {MOST_ROWS:,} rows and paragraphs; upload the plan alone."
        )


class _Paper:
    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.section: Section | None = None
        self.outline = Outline()
        self.placing = Placing(self.outline)
        self.front: list[Paragraph] = []
        self.methodology: list[str] = []
        self.versions: list[VersionEntry] = []
        self.officers: list[OfficerEntry] = []
        self.glossary: list[GlossaryTerm] = []
        self.stated: set[Stated] = set()
        self.headers: list[tuple[str, Header]] = []
        self.problems: list[Problem] = []

    def paragraph(self, paragraph: Paragraph) -> None:
        if paragraph.level == METHODOLOGY:
            self._methodology(paragraph)
        elif paragraph.level == STATEMENT:
            self.placing.wait(paragraph)
        else:
            self._by_words(paragraph)

    def _by_words(self, paragraph: Paragraph) -> None:
        section = section_of(paragraph.text)
        if section and (paragraph.level != BODY or self._stands_alone(section)):
            self.section = section
            self.placing.forget()
        elif self._ends_section(paragraph):
            self.section = None
            self._pending(paragraph)
        elif self.section is Section.METHODOLOGY:
            self._methodology(paragraph)
        elif self.section is None:
            self._pending(paragraph)

    def _stands_alone(self, section: Section) -> bool:
        """A section's title needs no heading style, where it cannot be a word of the text."""
        return section not in {Section.PROSE, Section.METHODOLOGY, Section.RATING_KEY}

    def _ends_section(self, paragraph: Paragraph) -> bool:
        if paragraph.level == BODY:
            title = theme_title(paragraph.text)
            return title is not None and title.explicit
        return not (self.section is Section.METHODOLOGY and paragraph.level == BOLD)

    def _methodology(self, paragraph: Paragraph) -> None:
        self.methodology.append(paragraph.text)
        self.stated.add(Stated.METHODOLOGY)

    def _pending(self, paragraph: Paragraph) -> None:
        if not self.headers:
            self.front.append(paragraph)
        self.placing.wait(paragraph)

    def table(self, table: Table) -> None:
        for region in regions(table):
            if region.header is None:
                self._without_header(region)
            elif region.header.kind is Kind.ACTIONS:
                self._actions(region, region.header)
            else:
                self._beside(region.header.kind, region.rows, region.header.fields)

    def _without_header(self, region: Region) -> None:
        rows = [r for r in region.rows if r.words]
        kind = _KINDS.get(self.section) if self.section else None
        if not rows or self.section is Section.RATING_KEY or is_rating_key(rows):
            return
        if self.section is Section.METHODOLOGY and region.where.startswith("sheet"):
            for row in rows:
                self._methodology(Paragraph(row.text, row.where))
        elif kind and any(len(r.words) > 1 for r in rows):
            self._beside(kind, rows, _POSITIONS[kind])
        elif self._are_lines(rows, region):
            for row in rows:
                self.paragraph(Paragraph(row.text, row.where))
        else:
            self._unread(rows, region.where)

    def _are_lines(self, rows: list[Row], region: Region) -> bool:
        """Rows above a table, or a box of one column, are read like paragraphs."""
        if len(rows) <= _FEW and region.where.startswith("sheet"):
            return True
        return len(rows) <= _BOX or sum(len(r.words) > 1 for r in rows) * 2 <= len(rows)

    def _unread(self, rows: list[Row], where: str) -> None:
        what = (
            f"This table has no headings that are known, so its {len(rows)} "
            f"rows were not read; the first says {quoted(rows[0].text)}."
        )
        self.problems.append(Problem(where, what, Severity.WARNING))

    def _beside(self, kind: Kind, rows: Iterable[Row], fields: dict[str, int]) -> None:
        if kind is Kind.VERSIONS:
            self.versions.extend(parts.versions(rows, fields, self.problems))
            self.stated.add(Stated.VERSIONS)
        elif kind is Kind.OFFICERS:
            self.officers.extend(parts.officers(rows, fields, self.problems))
            self.stated.add(Stated.OFFICERS)
        elif kind is Kind.THEMES:
            parts.themes(rows, fields, self.outline)
        else:
            self.glossary.extend(parts.glossary(rows, fields, self.problems))
            self.stated.add(Stated.GLOSSARY)

    def _actions(self, region: Region, header: Header) -> None:
        self.section = None
        title = self._title()
        self.placing.place(header, (title, owner_of(self.front, title)))
        rows = ActionRows(self.outline, header, tuple(region.rows), region.where)
        rows.read()
        self.headers.append((region.where, replace(header, columns=rows.columns)))

    def _title(self) -> str:
        return title_of(self.front, self.pages.title)

    def reading(self) -> Reading:
        if not self.headers:
            raise Unreadable(
                "No table of actions was found; its headings should name at least the action "
                "and one of lead, when, evidence and rating."
            )
        title = self._title()
        period, owner = period_of(self.front, title), owner_of(self.front, title)
        finisher = Finisher(
            self.outline, tuple(self.officers), period, has_list=bool(self.officers)
        )
        themes = finisher.themes()
        newest = newest_listed(self.versions)
        document = PlanDocument(
            title=title, period=period, owner=owner, methodology="\n".join(self.methodology),
            version=newest.number if newest else "",
            versions=tuple(self.versions),
            officers=finisher.resolver.officers, themes=themes, glossary=tuple(self.glossary),
        )  # fmt: skip
        problems = [
            *self.pages.problems,
            *self._remarks(),
            *self.problems,
            *self.outline.problems,
            *finisher.problems,
        ]
        return Reading(document, tuple(dict.fromkeys(problems)), self._stated(document))

    def _stated(self, document: PlanDocument) -> frozenset[Stated]:
        said = {
            Stated.TITLE: document.title,
            Stated.PERIOD: document.period.start,
            Stated.OWNER: document.owner,
            Stated.THEME_STATEMENTS: any(t.statement for t in document.themes),
            Stated.LEADS: self._some_have(Column.LEAD),
            Stated.WHEN: self._some_have(Column.WHEN),
            Stated.RATING: self._some_have(Column.RATING),
            Stated.EVIDENCE: any(h.evidence for _, h in self.headers),
        }
        return frozenset(self.stated | {part for part, value in said.items() if value})

    def _some_have(self, column: Column) -> bool:
        return any(column in h.columns for _, h in self.headers)

    def _remarks(self) -> Iterable[Problem]:
        """Columns that were not read, and tables that lack a column which others have."""
        for where, header in dict(self.headers).items():
            yield from _left_out(where, header)
            for column in (Column.LEAD, Column.WHEN, Column.RATING):
                if column not in header.columns and self._some_have(column):
                    what = f"This table has no column for the {column.value}, although another has."
                    yield Problem(where, what, Severity.WARNING)


def _left_out(where: str, header: Header) -> Iterator[Problem]:
    printed = header.printed or {}
    reasons = {
        "are not known": header.unknown,
        "say what was before": tuple(printed[n] for n in sorted(header.past)),
        "stand beside one of the same": header.beside,
    }
    for why, headings in reasons.items():
        if headings:
            names = ", ".join(quoted(n, 40) for n in headings)
            yield Problem(where, f"These columns {why} and were not read: {names}.", Severity.NOTE)
    for doubt in header.doubts:
        yield Problem(where, doubt, Severity.WARNING)
