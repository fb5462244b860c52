"""How a paper is broken: the ways that there are, and what they have in common."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from reports.render.structure import descendants, kind_of

Break = Callable[[pikepdf.Pdf], None]
_WAYS: dict[str, tuple[Break, str]] = {}


def way(fault: str) -> Callable[[Break], Break]:
    """A way of breaking, and how what is wrong begins to be told."""

    def kept(broken: Break) -> Break:
        _WAYS[broken.__name__.replace("_", " ")] = (broken, fault)
        return broken

    return kept


def ways() -> dict[str, tuple[Break, str]]:
    return dict(_WAYS)


def broken(pdf: bytes, how: Break) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as paper:
        how(paper)
        out = BytesIO()
        paper.save(out, fix_metadata_version=False)
    return out.getvalue()


def tags_of(paper: pikepdf.Pdf, *kinds: str) -> list[Any]:
    return [t for t in descendants(paper.Root.StructTreeRoot) if kind_of(t) in kinds]


def rewrite(page: Any, pattern: bytes, instead: bytes) -> None:
    """The first place of a page's stream that matches says something else."""
    before = page.Contents.read_bytes()
    after = re.sub(pattern, instead, before, count=1, flags=re.DOTALL)
    assert after != before
    page.Contents.write(after)


def append(page: Any, more: bytes) -> None:
    page.Contents.write(page.Contents.read_bytes() + b"\n" + more)


def put_a_link(paper: pikepdf.Pdf, **said: Any) -> Any:
    """A link on the first page that is as it should be but for what is said."""
    page = paper.pages[0].obj
    action = Dictionary(S=Name.URI, URI=String("https://council.example/"))
    whole = {
        "Type": Name.Annot, "Subtype": Name.Link, "Rect": Array([0, 0, 9, 9]), "F": 4,
        "A": action, "Contents": String("The council’s pages"), "StructParent": 9999, **said,
    }  # fmt: skip
    note = paper.make_indirect(Dictionary({f"/{key}": v for key, v in whole.items()}))
    page.Annots, page.Tabs = Array([note]), Name.S
    return note
