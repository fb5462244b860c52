"""A plan as a Word document: landscape A4, a table for each theme, as councils print it.

``read`` gives the same plan again: a returned document is recognised by the key of each action.
What an import never sets (the moment, who signed off) stands under headings that it leaves alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from people.wording import day_words, number_of
from plans.brag import ORDER, look
from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from plans.formats.action_cells import lead_lines, objective_words, record_lines
from plans.formats.due_cell import due_lines
from plans.formats.front_lines import as_at, foot_line, front_lines
from plans.formats.package import Properties
from plans.formats.palette import PAPER
from plans.formats.text import one_line, printable, printable_line
from plans.formats.word_package import Furniture, landscape_document
from plans.formats.word_xml import (
    BOLD,
    NEW_PAGE,
    cell,
    cell_of,
    paragraph,
    rating_words,
    row,
    run,
    table,
    tint,
)

HEADINGS = (
    "Ref", "Action", "Lead officers", "When", "Due date", "Evidence of progress", "BRAG rating",
    "Updated and signed off", "Key",
)  # fmt: skip
WIDTHS = (1.4, 5.7, 3.1, 2.2, 2.5, 5.9, 2.1, 2.0, 1.8)
"""Centimetres; together what landscape A4 leaves between its margins."""


def write_word(document: PlanDocument, note: str = "") -> bytes:
    """The document as a .docx; the same document and note give the same bytes."""
    title, moment = printable_line(document.title), as_at(document)
    furniture = Furniture(title, moment, foot_line(document))
    body = "".join(
        (*_front(document, note), *_before(document), *_plan(document), *_after(document))
    )
    return landscape_document(body, furniture, Properties(title, moment, document.at))


def _front(document: PlanDocument, note: str) -> Iterator[str]:
    if document.title:
        yield paragraph(run(printable_line(document.title)), "Title")
    if moment := as_at(document):
        yield paragraph(run(moment), "Subtitle")
    for label, said in front_lines(document, note):
        yield paragraph(run(f"{label}: ", BOLD) + run(one_line(said)), "PlanDetail")
    lines = printable(document.methodology).split("\n")
    if document.methodology:
        yield _heading("Methodology")
        yield from (paragraph(run(line), "Methodology") for line in lines if line)


def _heading(words: str) -> str:
    return paragraph(run(words), "Heading1")


def _before(document: PlanDocument) -> Iterator[str]:
    """Version control, the key to the ratings and the lead officers, each under its heading."""
    yield _heading("Version control")
    yield _versions(document) if document.versions else _none("No version is listed yet.")
    yield _heading("Key to the BRAG ratings")
    yield table(
        ("Rating", "Meaning"),
        (row((cell(rating_words(r), fill=tint(r)), cell(run(look(r).meaning)))) for r in ORDER),
        (4.2, 22.5),
        caption="Key to the BRAG ratings",
        summary="Each rating with its letter, its word and its meaning.",
    )
    yield _heading("Lead officers")
    yield _officers(document) if document.officers else _none("No officer is named yet.")


def _none(sentence: str) -> str:
    return paragraph(run(sentence), "Normal")


def _versions(document: PlanDocument) -> str:
    return table(
        ("Version", "Date", "Author", "Comments"),
        (
            _row(v.number, day_words(v.date) if v.date else "", v.author, v.comments)
            for v in document.versions
        ),
        (2.2, 4.2, 4.6, 15.7),
        caption="Version control",
        summary="The versions of the plan: number, date, author and comments.",
    )


def _officers(document: PlanDocument) -> str:
    return table(
        ("Name", "Job title", "Agency", "Kind"),
        (_row(o.name, o.job_title, o.agency, o.kind.capitalize()) for o in document.officers),
        (6.4, 8.9, 8.9, 2.5),
        caption="Lead officers",
        summary="Those who can lead an action, with job title and agency.",
    )


def _row(*texts: str) -> str:
    return row(cell(run(text)) for text in texts)


def _plan(document: PlanDocument) -> Iterator[str]:
    for theme in document.themes:
        yield from _theme(theme)
    if not document.themes:
        yield _heading("Actions")
        yield _table("Actions", ())


def _theme(theme: ThemeEntry) -> Iterator[str]:
    name = printable_line(theme.name)
    words = f"Theme {theme.number}: {name}" if name else f"Theme {theme.number}"
    yield paragraph(run(words), "Heading1", NEW_PAGE)
    if theme.statement:
        yield paragraph(run(theme.statement), "ThemeStatement")
    yield _table(words, theme.objectives)


def _table(name: str, objectives: Sequence[ObjectiveEntry]) -> str:
    actions = sum(len(o.actions) for o in objectives)
    counted = f"{number_of(actions, 'action')} under {number_of(len(objectives), 'objective')}"
    return table(
        HEADINGS,
        (r for objective in objectives for r in _rows(objective)),
        WIDTHS,
        caption=name,
        summary=f"{counted}. A row across the table names the objective of the actions below it.",
    )


def _rows(objective: ObjectiveEntry) -> Iterator[str]:
    number, *words = objective_words(objective).split("\n", 1)
    said = "".join(paragraph(run(text), "Objective") for text in words)
    named = paragraph(run(number), "ObjectiveNumber") + said
    yield row((cell_of(named, fill=PAPER, span=len(HEADINGS)),))
    yield from map(_action, objective.actions)


def _action(action: ActionEntry) -> str:
    return row(
        (
            cell(run(action.ref, BOLD)),
            cell(run(action.text)),
            cell(run("\n".join(lead_lines(action)))),
            cell(run(action.when_as_printed)),
            _due(action),
            cell(run(action.evidence)),
            _rating(action),
            cell(run("\n".join(record_lines(action)))),
            cell(run(action.key), style="SmallPrint"),
        )
    )


def _due(action: ActionEntry) -> str:
    due, *more = due_lines(action)
    rest = "".join(paragraph(run(line), "TableText") for line in more)
    return cell_of(paragraph(run(due, BOLD), "TableText") + rest)


def _rating(action: ActionEntry) -> str:
    """Letter and word; a completed task that awaits sign-off is not coloured as if it were."""
    fill = "" if action.awaits_sign_off else tint(action.rating)
    return cell(rating_words(action.rating), fill=fill)


def _after(document: PlanDocument) -> Iterator[str]:
    if document.glossary:
        yield _heading("Glossary")
        yield table(
            ("Term", "Meaning"),
            (_row(g.term, g.meaning) for g in document.glossary),
            (6.4, 20.3),
            caption="Glossary",
            summary="Terms of the plan and what they mean.",
        )
