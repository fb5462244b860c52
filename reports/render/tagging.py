"""Finishing a PDF's tags, where WeasyPrint leaves them open.

Three things are done: what was broken over pages is one again (a section, a table, a row), so that
a table is read as one; each header cell says what it heads, and each cell which headers it has;
what is only furniture (head and foot of the pages, the table's head repeated on each) is marked
so that it is not read aloud in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from reports.render.joining import join_pages
from reports.render.structure import (
    all_marked_content,
    is_group_heading,
    kids,
    kind_of,
    of_kind,
)

_MARKED = re.compile(rb"/\w+\s+<</MCID (\d+)>>\s+BDC")
_ARTIFACT = b"/Artifact BMC"
_NOTHING = Object.parse(b"null")


def finish_tags(pdf: bytes) -> bytes:
    """The same paper with finished tags; the same bytes for the same bytes."""
    with pikepdf.open(BytesIO(pdf)) as paper:
        document = kids(paper.Root.StructTreeRoot)[0]
        join_pages(document)
        for table in of_kind(document, "Table"):
            _say_what_headers_head(table)
        _mark_furniture(paper, document)
        finished = BytesIO()
        paper.save(finished, deterministic_id=True, object_stream_mode=_COMPACT)
    return finished.getvalue()


_COMPACT = pikepdf.ObjectStreamMode.generate


def _say_what_headers_head(table: Object) -> None:
    columns: list[Object] = []
    for piece in kids(table):
        if kind_of(piece) == "THead":
            columns += [_headed(cell, Name.Column) for row in kids(piece) for cell in kids(row)]
        elif kind_of(piece) == "TBody":
            _label_rows(kids(piece), columns)


def _label_rows(rows: list[Object], columns: list[Object]) -> None:
    """Every header of a group's rows: the group's own, the row's, and the column's."""
    group: list[Object] = []
    for row in rows:
        cells = kids(row)
        own = [_headed(cell, Name.Row) for cell in cells if kind_of(cell) == "TH"]
        if is_group_heading(row):
            group = own
            _name_headers(cells, group, [])
        else:
            _name_headers(cells, [*group, *own], columns)


def _name_headers(cells: list[Object], headers: list[Object], columns: list[Object]) -> None:
    for place, cell in enumerate(cells):
        if kind_of(cell) == "TD":
            cell.A.Headers = Array([*headers, *columns[place : place + 1]])


def _headed(cell: Object, scope: Name) -> Object:
    """Sets what the cell heads, and returns the name by which others refer to it."""
    if "/A" not in cell:
        cell.A = Dictionary(O=Name.Table)
    cell.A.Scope = scope
    return cell.ID


def _mark_furniture(paper: pikepdf.Pdf, document: Object) -> None:
    """Makes an artifact of all marked content that no tag in the tree speaks of."""
    spoken: dict[tuple[int, int], set[int]] = defaultdict(set)
    for element, numbers in all_marked_content(document):
        spoken[element.Pg.objgen].update(numbers)
    parents = paper.Root.StructTreeRoot.ParentTree.Nums
    tags_of = {int(parents[n]): parents[n + 1] for n in range(0, len(parents), 2)}
    for page in paper.pages:
        _silence(page, spoken[page.obj.objgen], tags_of[int(page.obj.StructParents)])


def _silence(page: pikepdf.Page, spoken: set[int], tags: Object) -> None:
    def marked(found: re.Match[bytes]) -> bytes:
        return found[0] if int(found[1]) in spoken else _ARTIFACT

    page.contents_coalesce()
    page.obj.Contents.write(_MARKED.sub(marked, page.obj.Contents.read_bytes()))
    for number in set(range(len(tags))) - spoken:
        tags[number] = _NOTHING
