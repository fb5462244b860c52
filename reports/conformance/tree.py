"""Checks of the tree of tags: what a screen reader is told."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pikepdf import Dictionary, Name, Object

from people.patterns import words
from reports.conformance.paper import Line, Paper, kinds_of_kids, level_of, of
from reports.render.structure import descendants, is_group_heading, kids, kind_of, pieces

_STANDARD = words(
    """
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct P H H1 H2 H3 H4
    H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code
    Link Annot Figure Formula Form
    """
)
_PARENTS = {
    "TR": ("Table", "THead", "TBody", "TFoot"),
    "TH": ("TR",),
    "TD": ("TR",),
    "THead": ("Table",),
    "TBody": ("Table",),
    "LI": ("L",),
    "LBody": ("LI",),
    "TOCI": ("TOC",),
}
_DRAWN = ("Figure", "Formula")
_SIDE_BY_SIDE = 9.0
"""Points by which one of two things side by side may begin higher."""
_READ_IN_ORDER = ("H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Table", "TR")


def is_not_tagged(paper: Paper) -> Iterator[str]:
    if not paper.root.get("/MarkInfo", {}).get("/Marked", False):
        yield "It does not say that it is tagged."
    if paper.root.get("/MarkInfo", {}).get("/Suspects", False):
        yield "It says that its own tags may be wrong."
    if not paper.tags:
        yield "It has no tags: a screen reader finds nothing in it."


def has_unknown_tags(paper: Paper) -> Iterator[str]:
    for kind in sorted({kind_of(tag) for tag in paper.tags} - _STANDARD):
        yield f"Its tag “{kind}” is no standard one."


def is_read_aloud_otherwise(paper: Paper) -> Iterator[str]:
    """Words that take the place of what is printed, tags that stand for others, another tongue."""
    if "/RoleMap" in paper.root.get("/StructTreeRoot", {}):
        yield "Its tags stand for others."
    if any("/ActualText" in each or "/E" in each for each in paper.tags) or any(
        marks.has_words_instead for marks in paper.marks
    ):
        yield "Something else is read aloud than is printed."
    if any("/Alt" in tag for tag in paper.tags if kind_of(tag) not in _DRAWN):
        yield "Other words are read aloud in the place of text."
    if any("/Lang" in tag for tag in paper.tags):
        yield "A part of it is read aloud in another language."


def has_tags_out_of_place(paper: Paper) -> Iterator[str]:
    for tag in paper.tags:
        for kid in kids(tag):
            allowed = _PARENTS.get(kind_of(kid))
            if allowed and kind_of(tag) not in allowed:
                yield f"A tag {kind_of(kid)} stands under {kind_of(tag)}."
            if kid.get("/P") is None or kid.P.objgen != tag.objgen:
                yield "A tag says that it stands under another one."


def has_odd_headings(paper: Paper) -> Iterator[str]:
    levels = [level for tag in paper.tags if (level := level_of(tag))]
    if levels[:1] != [1]:
        yield "Its first heading is not its title."
    if levels.count(1) > 1:
        yield "It has several titles."
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield "A level of its headings is left out."
    if any(not _has_content(tag) for tag in paper.tags if level_of(tag)):
        yield "A heading has no words."


def _has_content(tag: Object) -> bool:
    return any(pieces(each) for each in (tag, *descendants(tag)))


def has_pictures_without_words(paper: Paper) -> Iterator[str]:
    if any(not str(tag.get("/Alt", "")).strip() for tag in of(paper.tags, *_DRAWN)):
        yield "A picture has no words in its place."


def has_tables_that_are_none(paper: Paper) -> Iterator[str]:
    for table in of(paper.tags, "Table"):
        rows = of(descendants(table), "TR")
        if not rows:
            yield "A table has no rows."
        if len({_width(row) for row in rows}) > 1:
            yield "The rows of a table differ in length."
        if not of(descendants(table), "TH"):
            yield "A table has no header cell."
        if any(_lacks_a_row_header(body) for body in of(descendants(table), "TBody")):
            yield "A row of a table has no header, as the others have."


def _lacks_a_row_header(body: Object) -> bool:
    rows = [row for row in kids(body) if not is_group_heading(row)]
    return len({kinds_of_kids(row)[:1] == ["TH"] for row in rows}) > 1


def _width(row: Object) -> int:
    return sum(int(attributes(cell).get("/ColSpan", 1)) for cell in kids(row))


def attributes(tag: Object) -> dict[str, Any]:
    """What a tag says of itself, from however many dictionaries."""
    said: Any = tag.get("/A", [])
    dictionaries = [said] if isinstance(said, Dictionary) else list(said)
    return {name: value for each in dictionaries for name, value in each.items()}


def has_headers_that_head_nothing(paper: Paper) -> Iterator[str]:
    for cell in of(paper.tags, "TH"):
        scope = attributes(cell).get("/Scope")
        if scope not in (Name.Row, Name.Column, Name.Both):
            yield "A header cell does not say what it heads."
            return
    heads = [cell for head in of(paper.tags, "THead") for cell in of(descendants(head), "TH")]
    above = {cell.objgen for cell in heads}
    for cell in of(paper.tags, "TH"):
        is_above = cell.objgen in above
        if (attributes(cell).get("/Scope") == Name.Column) != is_above:
            yield "A header cell heads a row instead of a column, or a column instead of a row."
            return


def has_cells_that_name_no_header(paper: Paper) -> Iterator[str]:
    names = [bytes(tag.ID) for tag in paper.tags if "/ID" in tag]
    if len(names) != len(set(names)):
        yield "Two tags have the same name."
    known = set(names)
    if not all(attributes(cell).get("/Headers") for cell in of(paper.tags, "TD")):
        yield "A cell does not say what heads it."
    for cell in of(paper.tags, "TD"):
        if any(bytes(name) not in known for name in attributes(cell).get("/Headers", [])):
            yield "A cell names a header that is not there."
            return


def has_lists_that_are_none(paper: Paper) -> Iterator[str]:
    for item in of(paper.tags, "LI"):
        if "LBody" not in kinds_of_kids(item):
            yield "An item of a list has no body."
            return
    if any(set(kinds_of_kids(each)) - {"LI", "Caption", "L"} for each in of(paper.tags, "L")):
        yield "A list holds what is no item."


def is_read_in_another_order(paper: Paper) -> Iterator[str]:
    """What is read comes in the order of the pages, and on each page from its top down."""
    lines = [paper.first_line(tag) for tag in of(paper.tags, *_READ_IN_ORDER)]
    found = [line for line in lines if line is not None]
    if any(_goes_back(before, after) for before, after in pairwise(found)):
        yield "It is read in another order than it is printed."
    for row in of(paper.tags, "TR"):
        lefts = [left for cell in kids(row) if (left := paper.first_left(cell)) is not None]
        if lefts != sorted(lefts):
            yield "The cells of a row are read in another order than they are printed."
            return


def _goes_back(before: Line, after: Line) -> bool:
    """What stands side by side begins at about the same height."""
    return after.page < before.page or (
        after.page == before.page and after.down < before.down - _SIDE_BY_SIDE
    )
