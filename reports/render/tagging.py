"""The tags of a paper: the elements of its page, each of them once.

WeasyPrint tags boxes. It gives an element that runs over three pages three tags, each line of its
text another, and what stands at the edge of a page one too: a reader who listens hears pieces.
Here an element has one tag, wherever it is shown; what only repeats is marked as furniture; each
header cell says what it heads, and each other cell which headers it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property  # noqa: TID251 (it knows no Django; one paper at a time will do)
from typing import Any

import pydyf
import weasyprint.pdf
from weasyprint.formatting_structure.boxes import MarginBox, TableRowGroupBox
from weasyprint.layout.absolute import AbsolutePlaceholder

_Array: Any = pydyf.Array
_Dictionary: Any = pydyf.Dictionary
_Object: Any = pydyf.Object
_String: Any = pydyf.String
_PDF: Any = weasyprint.pdf
"""It does not state its types."""

_KINDS = {
    "main": "Part", "section": "Sect", "div": "Div", "p": "P",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "ul": "L", "ol": "L", "li": "LI", "li::marker": "Lbl",
    "table": "Table", "caption": "Caption", "thead": "THead", "tbody": "TBody",
    "tr": "TR", "th": "TH", "td": "TD",
    "nav": "TOC", "a": "Link", "img": "Figure",
}  # fmt: skip
"""What an element is to a reader. What stands in any other is said by the one around it."""
_IN_CONTENTS = {"TOC": {"li": "TOCI"}, "TOCI": {"ol": "TOC", "a": "Link"}}
"""The same within a list of contents."""
_POINTS = 0.75
"""In one of a page's pixels."""
_PRINT = 4
"""As a file says it of an annotation."""
_NOTHING = b"null"
_REPEATED = _Dictionary({"Type": "/Pagination"})


def add_tags(pdf: Any, document: Any, _version: Any, streams: list[Any]) -> None:
    """Give a file the tags of its pages, once they are painted."""
    tags = _Tags(pdf)
    for page, reference, stream in zip(document.pages, pdf.page_references, streams, strict=True):
        tags.read_page(page, reference, stream)
    tags.finish()


class _Tag(_Object):  # type: ignore[misc]  # pydyf states no types
    """It says what is marked on pages, and what other tags say, in the order of reading."""

    def __init__(self, kind: str, above: _Tag | None) -> None:
        super().__init__()
        self.kind = kind
        self.above = above
        self.tags: list[_Tag] = []
        self.said: list[bytes] = []
        self.name = self.under = b""
        """How others refer to it, and it to the tag that it stands under."""
        self.page = b""
        """Where what it says begins."""
        self.own: dict[str, Any] = {}
        """What else is told of it: its words, its name, what it is to its table."""

    def say(self, number: int, page: bytes) -> None:
        """What is marked by this number on a page."""
        self.page = self.page or page
        piece = b"%d" if page == self.page else b"<</Type /MCR /Pg " + page + b" /MCID %d>>"
        self.said.append(piece % number)

    def lead(self, annotation: Any, words: str, page: bytes) -> None:
        """Where an annotation of a page leads, in words; it is printed with the page."""
        annotation["F"] = _PRINT
        annotation["Contents"] = _String(words)
        self.said.append(b"<</Type /OBJR /Obj %b /Pg %b>>" % (annotation.reference, page))

    @cached_property
    def data(self) -> bytes:
        """As it is written. It is asked for twice, for the file and for the file's own name."""
        more = b"/Pg " + self.page if self.page else b""
        if self.own:
            more += _Dictionary(self.own).data[len(b"<<") : -len(b">>")]
        said = b" ".join(self.said)
        return b"<</Type /StructElem /S /%b /P %b /K [%b]%b>>" % (
            self.kind.encode(), self.under, said, more,
        )  # fmt: skip


class _Tags:
    """The tags of a file, as its pages are read one after the other."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.root = _Dictionary({"Type": "/StructTreeRoot"})
        pdf.add_object(self.root)
        self.document = self._named(_Tag("Document", None), self.root.reference)
        self.of_element: dict[tuple[Any, str], _Tag] = {}
        """The tag that says what stands in an element, or in a part of it of this name."""
        self.said_by: list[Any] = []
        """For each page the names of tags, by the numbers of its marks."""
        self.led_by: list[tuple[Any, _Tag]] = []
        """Each annotation."""

    def read_page(self, page: Any, reference: bytes, stream: Any) -> None:
        self.page, self.height = reference, page.height
        self.marks = {box: mark["mcid"] for box, mark in stream._tags.items()}
        self.names = [_NOTHING] * len(self.marks)
        for box in self._shown(page._page_box):
            self._read(box, self.document)
        self.said_by.append(_Array(self.names))
        _mark_what_repeats(stream.stream, self.names)

    def _shown(self, page: Any) -> Iterator[Any]:
        """What stands between a page's edges. The rest of a float is ours where it began before;
        where all of it went overleaf, WeasyPrint shows some of it twice.
        """
        for root in page.children:
            if not isinstance(root, MarginBox):
                for box in root.children:
                    if box.element_tag == "body" or self._known(box):
                        yield box

    def _known(self, box: Any) -> _Tag | None:
        return self.of_element.get((box.element, box.element_tag))

    def _read(self, box: Any, above: _Tag) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        tag, name = above, box.element_tag
        if kind := _kind(name, above):
            known = self._known(box)
            if known and name == "thead" and isinstance(box, TableRowGroupBox):
                return  # the head of a table, shown once more on a further page
            tag = known or self._begun(kind, box, above)
        if box.link_annotation:
            tag.lead(box.link_annotation, _words(box.element), self.page)
            self.led_by.append((box.link_annotation, tag))
        number = self.marks.get(box)
        if number is not None:
            tag.say(number, self.page)
            self.names[number] = tag.name
        for child in box.children:
            self._read(child, tag)

    def _begun(self, kind: str, box: Any, above: _Tag) -> _Tag:
        """A new tag; of an item of a list the one that says what stands beside its mark."""
        if kind == "Lbl" and above.above:
            tag = self._put(kind, above.above, 0)
        else:
            tag = self._put(kind, above, _place_of_head(above) if kind == "THead" else None)
        if kind == "LI":
            tag = self._put("LBody", tag)
        elif kind in ("TH", "TD"):
            tag.own["A"] = _Dictionary({"O": "/Table", **_spans(box)})
        elif kind == "Figure":
            tag.own["A"] = _Dictionary({"O": "/Layout", "BBox": _place(box, self.height)})
            tag.own["Alt"] = _String(box.element.get("alt", ""))
        self.of_element[box.element, box.element_tag] = tag
        return tag

    def _put(self, kind: str, above: _Tag, place: int | None = None) -> _Tag:
        """A tag under another one, after all that it says or at a place among it."""
        tag = self._named(_Tag(kind, above), above.name)
        above.tags.append(tag)
        above.said.insert(len(above.said) if place is None else place, tag.name)
        return tag

    def _named(self, tag: _Tag, under: bytes) -> _Tag:
        self.pdf.add_object(tag)
        tag.name, tag.under = tag.reference, under
        return tag

    def finish(self) -> None:
        """Once all pages are read, say what headers head, and let the file lead to the tags."""
        for table in [tag for tag in self.of_element.values() if tag.kind == "Table"]:
            _say_what_headers_head(table)
        numbers = _Array()
        for place, names in enumerate(self.said_by):
            numbers.extend((place, names))
        for place, (annotation, tag) in enumerate(self.led_by, start=len(self.said_by)):
            annotation["StructParent"] = place
            numbers.extend((place, tag.name))
        self.root.update(K=self.document.name, ParentTree=_Dictionary({"Nums": numbers}))
        self.pdf.catalog["StructTreeRoot"] = self.root.reference
        self.pdf.catalog["MarkInfo"] = _Dictionary({"Marked": "true"})
        self.pdf.catalog["ViewerPreferences"] = _Dictionary({"DisplayDocTitle": "true"})


def _kind(name: str, above: _Tag) -> str | None:
    return _IN_CONTENTS.get(above.kind, _KINDS).get(name)


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _place_of_head(table: _Tag) -> int | None:
    """Before the rows; where it did not fit on their page, a further one shows it first."""
    bodies = (table.said.index(each.name) for each in table.tags if each.kind == "TBody")
    return min(bodies, default=None)


def _spans(box: Any) -> dict[str, int]:
    spans = {"ColSpan": box.colspan, "RowSpan": box.rowspan}
    return {name: number for name, number in spans.items() if number > 1}


def _place(box: Any, height: float) -> Any:
    """Where a picture stands on its page, which a file counts from below."""
    left, top = box.content_box_x(), box.content_box_y()
    corners = (left, height - top - box.height, left + box.width, height - top)
    return _Array([_POINTS * each for each in corners])


def _mark_what_repeats(drawn: list[Any], names: list[bytes]) -> None:
    """Of what a page draws, that of which no tag speaks is furniture."""
    for place in [place for place, verb in enumerate(drawn) if verb == b"BDC"]:
        if names[drawn[place - 1]["MCID"]] == _NOTHING:
            drawn[place - 2 : place] = b"/Artifact", _REPEATED


def _say_what_headers_head(table: _Tag) -> None:
    heads = [row for group in table.tags if group.kind == "THead" for row in group.tags]
    columns = [_headed(cell, "/Column") for row in heads for cell in row.tags]
    for group in table.tags:
        if group.kind == "TBody":
            _name_headers(group.tags, columns)


def _name_headers(rows: list[_Tag], columns: list[Any]) -> None:
    """Every header of a group's cells: the group's own, the row's, and the column's."""
    group: list[Any] = []
    for row in rows:
        own = [_headed(cell, "/Row") for cell in row.tags if cell.kind == "TH"]
        if _is_group_heading(row):
            group, own, above = own, [], []
        else:
            above = columns
        for place, cell in enumerate(row.tags):
            if cell.kind == "TD":
                cell.own["A"]["Headers"] = _Array([*group, *own, *above[place : place + 1]])


def _is_group_heading(row: _Tag) -> bool:
    """A row that begins with a header cell over several columns."""
    return bool(row.tags) and row.tags[0].kind == "TH" and "ColSpan" in row.tags[0].own["A"]


def _headed(cell: _Tag, scope: str) -> Any:
    """Say what the cell heads; the name by which others refer to it."""
    cell.own["A"]["Scope"] = scope
    cell.own["ID"] = _String(f"header {cell.number}")
    return cell.own["ID"]


_PDF.add_tags = add_tags
