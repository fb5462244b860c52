"""Joining what a PDF's tags show in pieces, because it runs over several pages.

WeasyPrint writes every section, table and row anew for each page. The packs' own form says what
belongs together: a part begins with its heading, a table with its caption, and a list stands
below words of its own.
"""

from __future__ import annotations

from pikepdf import Name, Object

from reports.render.structure import (
    adopt,
    is_group_heading,
    kids,
    kind_of,
    replace_kids,
    says_something,
)


def join_pages(document: Object) -> None:
    """Makes one of the pieces that the pages of the paper's only ``main`` were tagged with."""
    main, *further = kids(document)
    parts: list[Object] = []
    for piece in [part for page in (main, *further) for part in kids(page)]:
        if parts and _continues(piece):
            _join(parts[-1], kids(piece))
        else:
            parts.append(piece)
    replace_kids(main, parts)
    replace_kids(document, [main])


def _continues(section: Object) -> bool:
    return kind_of(section) != "Sect" or [kind_of(k) for k in kids(section)][:1] != ["H2"]


def _join(part: Object, blocks: list[Object]) -> None:
    last = kids(part)[-1]
    if blocks and kind_of(last) == "Table" and _is_rest_of_table(blocks[0]):
        _join_tables(last, blocks.pop(0))
    elif blocks and kind_of(last) == kind_of(blocks[0]) == "L":
        adopt(last, kids(blocks.pop(0)))
    adopt(part, blocks)


def _is_rest_of_table(block: Object) -> bool:
    return kind_of(block) == "Table" and "Caption" not in map(kind_of, kids(block))


def _join_tables(table: Object, rest: Object) -> None:
    """Takes over the rows; a head that is repeated is left without a tag."""
    for piece in kids(rest):
        has = [kind_of(k) for k in kids(table)]
        if kind_of(piece) not in has or _begins_group(piece):
            adopt(table, [piece])
        elif kind_of(piece) == "TBody":
            _join_bodies(kids(table)[-1], kids(piece))


def _begins_group(piece: Object) -> bool:
    rows = kids(piece)
    return kind_of(piece) == "TBody" and bool(rows) and is_group_heading(rows[0])


def _join_bodies(body: Object, rows: list[Object]) -> None:
    if rows and _is_rest_of_row(rows[0]):
        _join_rows(kids(body)[-1], rows.pop(0))
    adopt(body, rows)


def _is_rest_of_row(row: Object) -> bool:
    """The first cell of each row is its header and never empty."""
    return not says_something(kids(row)[0])


def _join_rows(row: Object, rest: Object) -> None:
    for cell, more in zip(kids(row), kids(rest), strict=True):
        if says_something(more):
            _become_part_of_a_cell(more)
            adopt(cell, [more])


def _become_part_of_a_cell(cell: Object) -> None:
    """What marks the text of another page is a tag of its own: this one says nothing else."""
    cell.S = Name.NonStruct
    del cell.A
