"""The text of a PDF's pages, in the lines that were written and not in those that were set.

A column breaks a sentence where it ends, and a page breaks a cell. The tags say what belongs
together, so that a paper reads here as its page does: what is found in both is one passage.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping

import pikepdf

from reports.render.reading import runs_of_page
from reports.render.structure import kids, kind_of, marked_content

_WITHIN_A_LINE = frozenset({"Span", "NonStruct", "Strong", "Em", "Link", "Quote", "Code"})
Block = Hashable
_Mark = tuple[tuple[int, int], int | None]
"""Where marked content stands: its page, and its number there."""


def lines_of_pages(paper: pikepdf.Pdf) -> list[str]:
    """What begins on each page, a line for each block, also where it goes on overleaf."""
    block_of = _blocks(paper)
    said: dict[Block, list[str]] = {}
    begun: list[list[Block]] = []
    for number, page in enumerate(paper.pages):
        begun.append([])
        for place, run in enumerate(runs_of_page(page)):
            block = block_of.get((page.obj.objgen, run.mark), (number, place))
            if block not in said:
                said[block] = []
                begun[-1].append(block)
            said[block].append(run.text)
    return ["\n".join(" ".join(said[block]) for block in blocks) for blocks in begun]


def _blocks(paper: pikepdf.Pdf) -> Mapping[_Mark, Block]:
    """To which block marked content belongs: the nearest tag above it that is not of a line."""
    found: dict[_Mark, Block] = {}
    root = paper.Root.get("/StructTreeRoot")
    waiting = [(each, 0) for each in kids(root)] if isinstance(root, pikepdf.Dictionary) else []
    number = 0
    while waiting:
        element, block = waiting.pop()
        if kind_of(element) not in _WITHIN_A_LINE:
            number += 1
            block = number
        for page, mark in marked_content(element):
            if page is not None:
                found[page.objgen, mark] = block
        waiting += [(kid, block) for kid in kids(element)]
    return found
