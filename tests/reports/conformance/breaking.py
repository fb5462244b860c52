"""Ways to break a finished paper: each as a careless program, or a careful one, would."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from reports.conformance.paper import Paper, Text
from reports.render.structure import descendants, kids, kind_of, marked_content

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


def _tags(paper: pikepdf.Pdf, *kinds: str) -> list[Any]:
    return [t for t in descendants(paper.Root.StructTreeRoot) if kind_of(t) in kinds]


def _rewritten(page: Any, pattern: bytes, instead: bytes) -> None:
    """The first place of a page's stream that matches says something else."""
    before = page.Contents.read_bytes()
    after = re.sub(pattern, instead, before, count=1, flags=re.DOTALL)
    assert after != before
    page.Contents.write(after)


def _appended(page: Any, more: bytes) -> None:
    page.Contents.write(page.Contents.read_bytes() + b"\n" + more)


def _note(paper: pikepdf.Pdf, **said: Any) -> Any:
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


@way("It has no tags")
def tree_of_tags_taken_out(paper: pikepdf.Pdf) -> None:
    del paper.Root.StructTreeRoot


@way("It does not say that it is tagged")
def not_said_to_be_tagged(paper: pikepdf.Pdf) -> None:
    del paper.Root.MarkInfo


@way("It says that its own tags may be wrong")
def tags_under_suspicion(paper: pikepdf.Pdf) -> None:
    paper.Root.MarkInfo.Suspects = True


@way("It has no title")
def no_title(paper: pikepdf.Pdf) -> None:
    with paper.open_metadata() as said:
        del said["dc:title"]


@way("It has no title, or two")
def two_titles(paper: pikepdf.Pdf) -> None:
    paper.docinfo.Title = String("draft 3 (Helen’s copy)")


@way("Readers are shown the file’s name")
def title_not_shown(paper: pikepdf.Pdf) -> None:
    del paper.Root.ViewerPreferences


@way("Its language is not said")
def no_language(paper: pikepdf.Pdf) -> None:
    del paper.Root.Lang


@way("Its language is said to be “de”")
def wrong_language(paper: pikepdf.Pdf) -> None:
    paper.Root.Lang = String("de")


@way("It does not say that it is PDF/UA-1")
def not_said_to_conform(paper: pikepdf.Pdf) -> None:
    with paper.open_metadata() as said:
        del said["pdfuaid:part"]


@way("Its metadata names an author")
def author_in_the_metadata(paper: pikepdf.Pdf) -> None:
    paper.docinfo.Author = String("h.marchbank")


@way("Its metadata names an author")
def author_in_the_newer_metadata(paper: pikepdf.Pdf) -> None:
    with paper.open_metadata() as said:
        said["dc:creator"] = ["Helen Marchbank"]


@way("Its metadata tells more")
def keywords_in_the_metadata(paper: pikepdf.Pdf) -> None:
    paper.docinfo.Keywords = String("exempt, paragraph 2")


@way("Its metadata tells more")
def history_in_the_newer_metadata(paper: pikepdf.Pdf) -> None:
    with paper.open_metadata() as said:
        said["xmpMM:DocumentID"] = "uuid:of-the-draft"


@way("A program left its own notes")
def notes_of_a_program(paper: pikepdf.Pdf) -> None:
    paper.Root.PieceInfo = Dictionary(Word=Dictionary(Private=String("C:\\drafts")))


@way("A page has metadata")
def metadata_of_a_page(paper: pikepdf.Pdf) -> None:
    paper.pages[0].obj.Metadata = paper.make_stream(b"<x/>")


@way("A file is attached")
def attachment_left_in(paper: pikepdf.Pdf) -> None:
    paper.attachments["restricted.docx"] = b"the exempt text"


@way("A file is attached")
def file_of_a_page(paper: pikepdf.Pdf) -> None:
    paper.pages[0].obj.AF = Array([Dictionary(Type=Name.Filespec, F=String("notes.txt"))])


@way("It does something by itself")
def script_on_opening(paper: pikepdf.Pdf) -> None:
    paper.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@way("It holds a script by name")
def script_by_name(paper: pikepdf.Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    paper.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))


@way("It does something by itself")
def action_of_a_page(paper: pikepdf.Pdf) -> None:
    paper.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Launch, F=String("cmd.exe")))


@way("It holds a script, or an action")
def link_that_starts_a_program(paper: pikepdf.Pdf) -> None:
    _note(paper, A=Dictionary(S=Name.Launch, F=String("cmd.exe")))


@way("A link leads to no page")
def link_into_a_folder(paper: pikepdf.Pdf) -> None:
    _note(paper, A=Dictionary(S=Name.URI, URI=String("file:///C:/drafts/restricted.docx")))


@way("It has layers")
def hidden_layer(paper: pikepdf.Pdf) -> None:
    layer = paper.make_indirect(Dictionary(Type=Name.OCG, Name=String("Exempt")))
    hidden = Dictionary(OFF=Array([layer]))
    paper.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=hidden)


@way("It holds a form")
def form_to_fill_in(paper: pikepdf.Pdf) -> None:
    paper.Root.AcroForm = Dictionary(Fields=Array([]))


@way("It holds pictures of its pages")
def picture_of_an_earlier_page(paper: pikepdf.Pdf) -> None:
    paper.pages[0].obj.Thumb = paper.make_stream(b"\0", Width=1, Height=1)


@way("It has no bookmarks")
def no_bookmarks(paper: pikepdf.Pdf) -> None:
    del paper.Root.Outlines


@way("The bookmark “Exempt item” leads nowhere")
def bookmark_to_nowhere(paper: pikepdf.Pdf) -> None:
    with paper.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Exempt item"))


@way("A bookmark has no words")
def bookmark_without_words(paper: pikepdf.Pdf) -> None:
    with paper.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("", 0))


@way("A picture has no words")
def picture_without_words(paper: pikepdf.Pdf) -> None:
    del _tags(paper, "Figure")[0].Alt


@way("A header cell does not say")
def header_without_scope(paper: pikepdf.Pdf) -> None:
    del _tags(paper, "TH")[2].A.Scope


@way("A cell names a header")
def header_that_is_not_there(paper: pikepdf.Pdf) -> None:
    cell = next(t for t in _tags(paper, "TD") if len(t.A.get("/Headers", [])))
    cell.A.Headers = Array([String("nobody")])


@way("Two tags have the same name")
def two_headers_of_one_name(paper: pikepdf.Pdf) -> None:
    first, second, *_ = _tags(paper, "TH")
    second.ID = first.ID


@way("The rows of a table differ")
def row_that_lacks_a_cell(paper: pikepdf.Pdf) -> None:
    row = _tags(paper, "TR")[-1]
    row.K = Array(list(row.K)[:-1])


@way("A table has no header cell")
def table_without_header(paper: pikepdf.Pdf) -> None:
    for cell in descendants(_tags(paper, "Table")[-1]):
        if kind_of(cell) == "TH":
            cell.S = Name.TD


@way("A tag TR stands under")
def rows_without_a_table(paper: pikepdf.Pdf) -> None:
    for body in kids(_tags(paper, "Table")[-1]):
        body.S = Name.Div


@way("An item of a list has no body")
def item_without_body(paper: pikepdf.Pdf) -> None:
    _tags(paper, "LBody")[0].S = Name.Span


@way("A level of its headings")
def heading_left_out(paper: pikepdf.Pdf) -> None:
    _tags(paper, "H2")[1].S = Name.H4


@way("Its first heading is not its title")
def no_first_heading(paper: pikepdf.Pdf) -> None:
    _tags(paper, "H1")[0].S = Name.P


@way("Its tag “Paragraf” is no standard one")
def unknown_tag(paper: pikepdf.Pdf) -> None:
    _tags(paper, "P")[0].S = Name.Paragraf


@way("A tag says that it stands under another")
def tag_with_another_parent(paper: pikepdf.Pdf) -> None:
    first, *_, last = _tags(paper, "Sect")
    kids(first)[0].P = last


@way("It is read in another order")
def parts_read_backwards(paper: pikepdf.Pdf) -> None:
    main = kids(kids(paper.Root.StructTreeRoot)[0])[0]
    main.K = Array(list(reversed(list(main.K))))


@way("It is read in another order")
def two_rows_read_the_wrong_way_round(paper: pikepdf.Pdf) -> None:
    body = next(t for t in reversed(_tags(paper, "TBody")) if len(kids(t)) > 1)
    first, second, *rest = list(body.K)
    body.K = Array([second, first, *rest])


@way("Page 1 has something that no tag")
def text_outside_tags(paper: pikepdf.Pdf) -> None:
    _rewritten(paper.pages[0].obj, rb"/\w+\s+<<\s*/MCID 3\s*>>\s+BDC(.*?)EMC", rb"\1")


@way("Page 2 has something that no tag")
def stamp_on_a_page(paper: pikepdf.Pdf) -> None:
    _appended(paper.pages[1].obj, b"0 0 50 50 re f")


@way("Marked content is left out")
def text_left_out_of_the_tags(paper: pikepdf.Pdf) -> None:
    parent = _tags(paper, "Sect")[-1]
    parent.K = Array(list(parent.K)[:-1])


@way("A tag speaks of content that is not there")
def tag_of_nothing(paper: pikepdf.Pdf) -> None:
    _rewritten(paper.pages[0].obj, rb"/\w+\s+<<\s*/MCID 3\s*>>\s+BDC", b"/Artifact BMC")


@way("The same content is read twice")
def text_read_twice(paper: pikepdf.Pdf) -> None:
    span = next(t for t in _tags(paper, "Span") if isinstance(t.K, Array))
    span.K = Array([*span.K, *span.K])


@way("On page 1 content does not lead to its tag")
def page_without_parents(paper: pikepdf.Pdf) -> None:
    del paper.pages[0].obj.StructParents


@way("On page 1 content does not lead to its tag")
def parents_of_another_page(paper: pikepdf.Pdf) -> None:
    first, second = paper.pages[0].obj, paper.pages[1].obj
    first.StructParents, second.StructParents = second.StructParents, first.StructParents


@way("Page 1 has text that nobody sees")
def invisible_text(paper: pikepdf.Pdf) -> None:
    _rewritten(paper.pages[0].obj, rb"\bBT\b", b"BT 3 Tr")


@way("A link on page 1 is not printed")
def link_that_is_not_printed(paper: pikepdf.Pdf) -> None:
    _note(paper, F=0)


@way("A link on page 1 is not seen")
def link_that_is_hidden(paper: pikepdf.Pdf) -> None:
    _note(paper, F=6)


@way("A link on page 1 does not say")
def link_without_words(paper: pikepdf.Pdf) -> None:
    del _note(paper).Contents


@way("No tag speaks of a link")
def link_without_a_tag(paper: pikepdf.Pdf) -> None:
    del _note(paper).StructParent


@way("The keyboard does not go")
def links_in_no_order(paper: pikepdf.Pdf) -> None:
    _note(paper)
    del paper.pages[0].obj.Tabs


@way("There is a note or a file on page 1")
def comment_left_in(paper: pikepdf.Pdf) -> None:
    _note(paper, Subtype=Name.Text, Contents=String("Is this the Hill family?"))


@way("A font is not in the file")
def font_left_out(paper: pikepdf.Pdf) -> None:
    for font in paper.pages[0].obj.Resources.Font.values():
        del font.DescendantFonts[0].FontDescriptor.FontFile2


@way("What the signs of a font stand for")
def font_without_meaning(paper: pikepdf.Pdf) -> None:
    for font in paper.pages[0].obj.Resources.Font.values():
        del font.ToUnicode


@way("Text is set in a font that is not there")
def font_that_is_not_there(paper: pikepdf.Pdf) -> None:
    paper.pages[0].obj.Resources.Font = Dictionary()


@way("Its pages are not numbered")
def page_taken_out(paper: pikepdf.Pdf) -> None:
    del paper.pages[2]


@way("Its pages are not numbered")
def pages_changed_about(paper: pikepdf.Pdf) -> None:
    second = paper.pages[1]
    del paper.pages[1]
    paper.pages.append(second)


@way("A page has no number")
def page_put_in(paper: pikepdf.Pdf) -> None:
    paper.add_blank_page()


# What a sceptic would try


def _cells(paper: pikepdf.Pdf) -> list[Any]:
    """The cells of the longest table that hold text."""
    table = max(_tags(paper, "Table"), key=lambda each: len(list(descendants(each))))
    return [tag for tag in descendants(table) if kind_of(tag) == "TD" and _spoken(tag)]


def _spoken(tag: Any) -> list[Any]:
    """The tags under one that speak of content themselves."""
    return [t for t in (tag, *descendants(tag)) if marked_content(t)]


def _silence(paper: pikepdf.Pdf, tag: Any) -> None:
    """Leave a tag without its content, which then passes for furniture."""
    listed = paper.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(listed[n]): listed[n + 1] for n in range(0, len(listed), 2)}
    for each in _spoken(tag):
        for number in marked_content(each):
            mark = rb"/\w+\s+<<\s*/MCID %d\s*>>\s+BDC" % number
            _rewritten(each.Pg, mark, b"/Artifact BMC")
            tags: Any = parents[int(each.Pg.StructParents)]
            tags[number] = Object.parse(b"null")
        each.K = Array(kids(each))


@way("Page ")
def cell_in_the_middle_of_a_table_left_unread(paper: pikepdf.Pdf) -> None:
    cells = _cells(paper)
    _silence(paper, cells[len(cells) // 2])


@way("Page 2 has text that is not read aloud")
def whole_page_left_unread(paper: pikepdf.Pdf) -> None:
    second = paper.pages[1].obj
    for tag in _tags(paper, "Span", "P", "NonStruct"):
        if marked_content(tag) and tag.Pg.objgen == second.objgen:
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
    _appended(page, b"BT 1 0 0 1 99 400 Tm ET " + drawn % b"1 0 0 1 0 0 cm")


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
    parent = next(tag.P for tag in _tags(paper, "P") if _is_on(tag, page))
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
    _note(paper)


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
    _tags(paper, "H2")[-1].S = Name.P


@way("It has several titles")
def two_headings_of_the_first_level(paper: pikepdf.Pdf) -> None:
    _tags(paper, "H2")[1].S = Name.H1


@way("A header cell heads a row instead")
def header_of_a_row_said_to_head_a_column(paper: pikepdf.Pdf) -> None:
    _row_headers(paper)[0].A.Scope = Name.Column


@way("A header cell heads a row instead")
def header_of_a_column_said_to_head_a_row(paper: pikepdf.Pdf) -> None:
    head = _tags(paper, "THead")[0]
    next(tag for tag in descendants(head) if kind_of(tag) == "TH").A.Scope = Name.Row


def _row_headers(paper: pikepdf.Pdf) -> list[Any]:
    """Of tables in which each row has one."""
    bodies = [body for body in _tags(paper, "TBody") if len(kids(body)) > 2]
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
    _tags(paper, "P")[-1].ActualText = String("All is well.")


@way("Something else is read aloud")
def other_words_read_aloud_for_a_piece(paper: pikepdf.Pdf) -> None:
    page = paper.pages[0].obj
    _rewritten(page, rb"<<\s*/MCID 3\s*>>", b"<</MCID 3 /ActualText (All is well.)>>")


@way("Something else is read aloud")
def abbreviation_that_stands_for_another_thing(paper: pikepdf.Pdf) -> None:
    _tags(paper, "Span")[0].E = String("All is well.")


@way("Other words are read aloud")
def words_of_a_picture_on_text(paper: pikepdf.Pdf) -> None:
    _tags(paper, "P")[-1].Alt = String("A picture")


@way("Its tags stand for others")
def headings_that_stand_for_nothing(paper: pikepdf.Pdf) -> None:
    paper.Root.StructTreeRoot.RoleMap = Dictionary(H2=Name.NonStruct)


@way("Its tag “Private” is no standard one")
def part_that_no_reader_is_to_read(paper: pikepdf.Pdf) -> None:
    _tags(paper, "Sect")[-1].S = Name.Private


@way("A part of it is read aloud in another language")
def part_in_another_language(paper: pikepdf.Pdf) -> None:
    _tags(paper, "Sect")[-1].Lang = String("fr")


@way("A list holds what is no item")
def list_that_holds_a_paragraph(paper: pikepdf.Pdf) -> None:
    listed = _tags(paper, "L")[0]
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
