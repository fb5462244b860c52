"""What a sceptic would try: papers that look as they should."""

from __future__ import annotations

import re
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from reports.conformance.marks import Text
from reports.conformance.paper import Paper
from reports.render.structure import descendants, kids, kind_of, marked_content
from tests.reports.conformance.breaking.register import append, put_a_link, rewrite, tags_of, way


def _cells(paper: pikepdf.Pdf) -> list[Any]:
    """The cells of the longest table that hold text."""
    table = max(tags_of(paper, "Table"), key=lambda each: len(list(descendants(each))))
    return [tag for tag in descendants(table) if kind_of(tag) == "TD" and _spoken(tag)]


def _spoken(tag: Any) -> list[Any]:
    """The tags under one that speak of content themselves."""
    return [t for t in (tag, *descendants(tag)) if any(marked_content(t))]


def _silence(paper: pikepdf.Pdf, tag: Any) -> None:
    """Leave a tag without its content, which then passes for furniture."""
    listed = paper.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(listed[n]): listed[n + 1] for n in range(0, len(listed), 2)}
    for each in _spoken(tag):
        for page, number in marked_content(each):
            mark = rb"/\w+\s+<<\s*/MCID %d\s*>>\s+BDC" % number
            rewrite(page, mark, b"/Artifact BMC")
            tags: Any = parents[int(page.StructParents)]
            tags[number] = Object.parse(b"null")
        each.K = Array(kids(each))


@way("Page ")
def cell_in_the_middle_of_a_table_left_unread(paper: pikepdf.Pdf) -> None:
    cells = _cells(paper)
    _silence(paper, cells[len(cells) // 2])


@way("Page 2 has text that is not read aloud")
def whole_page_left_unread(paper: pikepdf.Pdf) -> None:
    second = paper.pages[1].obj
    for tag in descendants(paper.Root.StructTreeRoot):
        if any(page.objgen == second.objgen for page, _ in marked_content(tag)):
            _silence(paper, tag)


@way("Page 2 has text that is not read aloud")
def text_on_a_picture_that_passes_for_furniture(paper: pikepdf.Pdf) -> None:
    _put_a_picture(paper, b"/Artifact BMC q %s /Hidden Do Q EMC")


@way("Page 2 has something that no tag")
def text_on_a_picture_outside_tags(paper: pikepdf.Pdf) -> None:
    _put_a_picture(paper, b"q %s /Hidden Do Q")


def _put_a_picture(paper: pikepdf.Pdf, drawn: bytes) -> None:
    """Halfway down the second page, with letters in a font of that page."""
    page = paper.pages[1].obj
    name = next(iter(page.Resources.Font.keys()))
    picture = paper.make_stream(
        b"BT %s 9 Tf <00010002> Tj ET" % name.encode(),
        Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 99, 9]),
        Resources=Dictionary(Font=page.Resources.Font),
    )  # fmt: skip
    page.Resources.XObject = Dictionary(Hidden=picture)
    append(page, b"BT 1 0 0 1 99 400 Tm ET " + drawn % b"1 0 0 1 0 0 cm")


@way("The number of page 2 is read aloud")
def number_of_a_page_read_aloud(paper: pikepdf.Pdf) -> None:
    page = paper.pages[1].obj
    listed = paper.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(listed[n]): listed[n + 1] for n in range(0, len(listed), 2)}
    tags: Any = parents[int(page.StructParents)]
    number, before = len(tags), page.Contents.read_bytes()
    for place in _places(before, rb"/Artifact\s+BMC"):
        after = before[:place] + re.sub(
            rb"/Artifact\s+BMC", b"/P <</MCID %d>> BDC" % number, before[place:], count=1
        )
        page.Contents.write(after)
        if any("Page 2 of" in text.words for text in _texts(paper, 1).get(number, ())):
            break
    parent = next(tag.P for tag in tags_of(paper, "P") if _is_on(tag, page))
    read = paper.make_indirect(Dictionary(S=Name.P, P=parent, Pg=page, K=Array([number])))
    parent.K.append(read)
    tags.append(read)


def _places(stream: bytes, pattern: bytes) -> list[int]:
    return [found.start() for found in re.finditer(pattern, stream)]


def _texts(paper: pikepdf.Pdf, place: int) -> dict[int | None, list[Text]]:
    return Paper(paper, "").texts[place]


def _is_on(tag: Any, page: Any) -> bool:
    return "/Pg" in tag and bool(tag.Pg.objgen == page.objgen)


@way("No tag speaks of a link")
def link_whose_tag_is_not_there(paper: pikepdf.Pdf) -> None:
    put_a_link(paper)


@way("Readers are shown the file’s name")
def title_said_not_to_be_shown(paper: pikepdf.Pdf) -> None:
    paper.Root.ViewerPreferences.DisplayDocTitle = False


@way("Its bookmarks are not its headings")
def bookmark_left_out(paper: pikepdf.Pdf) -> None:
    with paper.open_outline() as outline:
        del outline.root[0].children[1]


@way("Its bookmarks are not its headings")
def bookmark_to_another_page(paper: pikepdf.Pdf) -> None:
    with paper.open_outline() as outline:
        last: Any = outline.root[0].children[-1]
        last.destination[0] = paper.pages[0].obj


@way("Its bookmarks are not its headings")
def heading_that_is_only_set_large(paper: pikepdf.Pdf) -> None:
    tags_of(paper, "H2")[-1].S = Name.P


@way("It has several titles")
def two_headings_of_the_first_level(paper: pikepdf.Pdf) -> None:
    tags_of(paper, "H2")[1].S = Name.H1


@way("A header cell heads a row instead")
def header_of_a_row_said_to_head_a_column(paper: pikepdf.Pdf) -> None:
    _row_headers(paper)[0].A.Scope = Name.Column


@way("A header cell heads a row instead")
def header_of_a_column_said_to_head_a_row(paper: pikepdf.Pdf) -> None:
    head = tags_of(paper, "THead")[0]
    next(tag for tag in descendants(head) if kind_of(tag) == "TH").A.Scope = Name.Row


def _row_headers(paper: pikepdf.Pdf) -> list[Any]:
    """Of tables in which each row has one."""
    bodies = [body for body in tags_of(paper, "TBody") if len(kids(body)) > 2]
    firsts = [kids(row)[0] for body in bodies for row in kids(body)[1:]]
    return [cell for cell in firsts if kind_of(cell) == "TH"]


@way("A row of a table has no header")
def row_that_lacks_its_header(paper: pikepdf.Pdf) -> None:
    _row_headers(paper)[0].S = Name.TD


@way("A cell does not say what heads it")
def cell_that_names_no_header(paper: pikepdf.Pdf) -> None:
    cells = _cells(paper)
    del cells[len(cells) // 2].A.Headers


@way("The cells of a row are read in another order")
def two_cells_read_the_wrong_way_round(paper: pikepdf.Pdf) -> None:
    row = _cells(paper)[-1].P
    first, second, *rest = list(row.K)
    row.K = Array([second, first, *rest])


@way("Something else is read aloud")
def other_words_read_aloud(paper: pikepdf.Pdf) -> None:
    tags_of(paper, "P")[-1].ActualText = String("All is well.")


@way("Something else is read aloud")
def other_words_read_aloud_for_a_piece(paper: pikepdf.Pdf) -> None:
    page = paper.pages[0].obj
    rewrite(page, rb"<<\s*/MCID 3\s*>>", b"<</MCID 3 /ActualText (All is well.)>>")


@way("Something else is read aloud")
def abbreviation_that_stands_for_another_thing(paper: pikepdf.Pdf) -> None:
    tags_of(paper, "P")[0].E = String("All is well.")


@way("Other words are read aloud")
def words_of_a_picture_on_text(paper: pikepdf.Pdf) -> None:
    tags_of(paper, "P")[-1].Alt = String("A picture")


@way("Its tags stand for others")
def headings_that_stand_for_nothing(paper: pikepdf.Pdf) -> None:
    paper.Root.StructTreeRoot.RoleMap = Dictionary(H2=Name.NonStruct)


@way("Its tag “Private” is no standard one")
def part_that_no_reader_is_to_read(paper: pikepdf.Pdf) -> None:
    tags_of(paper, "Sect")[-1].S = Name.Private


@way("A part of it is read aloud in another language")
def part_in_another_language(paper: pikepdf.Pdf) -> None:
    tags_of(paper, "Sect")[-1].Lang = String("fr")


@way("A list holds what is no item")
def list_that_holds_a_paragraph(paper: pikepdf.Pdf) -> None:
    listed = tags_of(paper, "L")[0]
    listed.K.append(paper.make_indirect(Dictionary(S=Name.P, P=listed)))


@way("Page 1 is cut off")
def page_cut_off(paper: pikepdf.Pdf) -> None:
    paper.pages[0].obj.CropBox = Array([0, 400, 595, 842])


@way("Page 1 has text beyond its edge")
def text_beyond_the_edge(paper: pikepdf.Pdf) -> None:
    page = paper.pages[0].obj
    page.MediaBox = Array([0, 0, 300, page.MediaBox[3]])


@way("Page 2 is cut off, or turned")
def page_upside_down(paper: pikepdf.Pdf) -> None:
    paper.pages[1].obj.Rotate = 180


@way("A reader numbers its pages otherwise")
def pages_that_a_reader_numbers_otherwise(paper: pikepdf.Pdf) -> None:
    paper.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r)]))
