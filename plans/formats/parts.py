"""The tables beside the actions: version control, lead officers, glossary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plans.document import GlossaryTerm, OfficerEntry, OfficerKind, VersionEntry
from plans.formats.grid import NOTHING, Cell, Row
from plans.formats.lead_names import kind_of
from plans.formats.outline import Outline
from plans.formats.reading import Problem, Severity
from plans.formats.text import one_line, quoted, whole, words_only
from plans.formats.when import read_day

VERSION_FIELDS = {"number": 0, "date": 1, "author": 2, "comments": 3}
OFFICER_FIELDS = {"name": 0, "job_title": 1, "agency": 2}
GLOSSARY_FIELDS = {"term": 0, "meaning": 1}
"""Where things stand in a table under its title that has no row of headings."""


_VERSION = re.compile(r"^(?:version|v)[ .]*(?=\d)", re.IGNORECASE)


def bare_number(number: str) -> str:
    """The number of a version without the word: "v3.4" is 3.4."""
    return _VERSION.sub("", number)


def _cell(row: Row, fields: dict[str, int], name: str) -> Cell:
    return row.cell(fields[name]) if name in fields else NOTHING


def _text(row: Row, fields: dict[str, int], name: str) -> str:
    return one_line(_cell(row, fields, name).text)


def versions(
    rows: Iterable[Row], fields: dict[str, int], problems: list[Problem]
) -> Iterator[VersionEntry]:
    """The listed versions; a date that cannot be read is left out, with a warning."""
    for row in rows:
        number = bare_number(_text(row, fields, "number"))
        if not number:
            problems.extend(_unread(row, "no version number"))
            continue
        printed = _cell(row, fields, "date")
        day = read_day(printed)
        if day is None and printed.text:
            what = f"The version's date {quoted(printed.text)} cannot be read as a date."
            problems.append(Problem(row.where, what, Severity.WARNING))
        comments = _cell(row, fields, "comments").text
        yield VersionEntry(number, day, _text(row, fields, "author"), comments)


def officers(
    rows: Iterable[Row], fields: dict[str, int], problems: list[Problem]
) -> Iterator[OfficerEntry]:
    """The listed lead officers, each name once."""
    seen: set[str] = set()
    for row in rows:
        name = _text(row, fields, "name")
        if not name:
            problems.extend(_unread(row, "no name"))
        elif words_only(name) in seen:
            problems.append(Problem(row.where, f"{name} is listed twice.", Severity.NOTE))
        else:
            seen.add(words_only(name))
            job_title, agency = _text(row, fields, "job_title"), _text(row, fields, "agency")
            yield OfficerEntry(name, job_title, agency, _kind(row, fields) or kind_of(name))


def _kind(row: Row, fields: dict[str, int]) -> OfficerKind | None:
    said = _text(row, fields, "kind").casefold()
    return OfficerKind(said) if said in tuple(OfficerKind) else None


def themes(rows: Iterable[Row], fields: dict[str, int], outline: Outline) -> None:
    """Open each listed theme in the outline, with its statement."""
    for row in rows:
        number, name = _text(row, fields, "number"), _cell(row, fields, "name").text
        if whole(number) is not None or name:
            outline.open_theme(whole(number), name, row.where)
            if statement := _cell(row, fields, "statement").text:
                outline.state(statement)
        else:
            outline.problems.extend(_unread(row, "no theme"))


def glossary(
    rows: Iterable[Row], fields: dict[str, int], problems: list[Problem]
) -> Iterator[GlossaryTerm]:
    for row in rows:
        term, meaning = _text(row, fields, "term"), _cell(row, fields, "meaning").text
        if term and meaning:
            yield GlossaryTerm(term, meaning)
        elif not (term and len(term) == 1):
            problems.extend(_unread(row, "no term or no meaning"))


def _unread(row: Row, why: str) -> Iterator[Problem]:
    if row.words:
        what = f"This row has {why} and was not read: {quoted(row.text)}."
        yield Problem(row.where, what, Severity.WARNING)
