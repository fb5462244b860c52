"""Tags and pages that mislead whoever has the paper read aloud, or finds a page by its number."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from reports.render.structure import descendants, kids, kind_of, marked_content
from tests.reports.conformance.breaking.register import append, put_a_link, rewrite, tags_of, way


@way("A picture has no words")
def picture_without_words(paper: pikepdf.Pdf) -> None:
    del tags_of(paper, "Figure")[0].Alt


@way("A header cell does not say")
def header_without_scope(paper: pikepdf.Pdf) -> None:
    del tags_of(paper, "TH")[2].A.Scope


@way("A cell names a header")
def header_that_is_not_there(paper: pikepdf.Pdf) -> None:
    cell = next(t for t in tags_of(paper, "TD") if len(t.A.get("/Headers", [])))
    cell.A.Headers = Array([String("nobody")])


@way("Two tags have the same name")
def two_headers_of_one_name(paper: pikepdf.Pdf) -> None:
    first, second, *_ = tags_of(paper, "TH")
    second.ID = first.ID


@way("The rows of a table differ")
def row_that_lacks_a_cell(paper: pikepdf.Pdf) -> None:
    row = tags_of(paper, "TR")[-1]
    row.K = Array(list(row.K)[:-1])


@way("A table has no header cell")
def table_without_header(paper: pikepdf.Pdf) -> None:
    for cell in descendants(tags_of(paper, "Table")[-1]):
        if kind_of(cell) == "TH":
            cell.S = Name.TD


@way("A tag TR stands under")
def rows_without_a_table(paper: pikepdf.Pdf) -> None:
    for body in kids(tags_of(paper, "Table")[-1]):
        body.S = Name.Div


@way("An item of a list has no body")
def item_without_body(paper: pikepdf.Pdf) -> None:
    tags_of(paper, "LBody")[0].S = Name.Span


@way("A level of its headings")
def heading_left_out(paper: pikepdf.Pdf) -> None:
    tags_of(paper, "H2")[1].S = Name.H4


@way("Its first heading is not its title")
def no_first_heading(paper: pikepdf.Pdf) -> None:
    tags_of(paper, "H1")[0].S = Name.P


@way("Its tag “Paragraf” is no standard one")
def unknown_tag(paper: pikepdf.Pdf) -> None:
    tags_of(paper, "P")[0].S = Name.Paragraf


@way("A tag says that it stands under another")
def tag_with_another_parent(paper: pikepdf.Pdf) -> None:
    first, *_, last = tags_of(paper, "Sect")
    kids(first)[0].P = last


@way("It is read in another order")
def parts_read_backwards(paper: pikepdf.Pdf) -> None:
    main = kids(kids(paper.Root.StructTreeRoot)[0])[0]
    main.K = Array(list(reversed(list(main.K))))


@way("It is read in another order")
def two_rows_read_the_wrong_way_round(paper: pikepdf.Pdf) -> None:
    body = next(t for t in reversed(tags_of(paper, "TBody")) if len(kids(t)) > 1)
    first, second, *rest = list(body.K)
    body.K = Array([second, first, *rest])


@way("Page 1 has something that no tag")
def text_outside_tags(paper: pikepdf.Pdf) -> None:
    rewrite(paper.pages[0].obj, rb"/\w+\s+<<\s*/MCID 3\s*>>\s+BDC(.*?)EMC", rb"\1")


@way("Page 2 has something that no tag")
def stamp_on_a_page(paper: pikepdf.Pdf) -> None:
    append(paper.pages[1].obj, b"0 0 50 50 re f")


@way("Marked content is left out")
def text_left_out_of_the_tags(paper: pikepdf.Pdf) -> None:
    parent = tags_of(paper, "Sect")[-1]
    parent.K = Array(list(parent.K)[:-1])


@way("A tag speaks of content that is not there")
def tag_of_nothing(paper: pikepdf.Pdf) -> None:
    rewrite(paper.pages[0].obj, rb"/\w+\s+<<\s*/MCID 3\s*>>\s+BDC", b"/Artifact BMC")


@way("The same content is read twice")
def text_read_twice(paper: pikepdf.Pdf) -> None:
    said = next(tag for tag in tags_of(paper, "P") if any(marked_content(tag)))
    said.K = Array([*said.K, *said.K])


@way("On page 1 content does not lead to its tag")
def page_without_parents(paper: pikepdf.Pdf) -> None:
    del paper.pages[0].obj.StructParents


@way("On page 1 content does not lead to its tag")
def parents_of_another_page(paper: pikepdf.Pdf) -> None:
    first, second = paper.pages[0].obj, paper.pages[1].obj
    first.StructParents, second.StructParents = second.StructParents, first.StructParents


@way("Page 1 has text that nobody sees")
def invisible_text(paper: pikepdf.Pdf) -> None:
    rewrite(paper.pages[0].obj, rb"\bBT\b", b"BT 3 Tr")


@way("A link on page 1 is not printed")
def link_that_is_not_printed(paper: pikepdf.Pdf) -> None:
    put_a_link(paper, F=0)


@way("A link on page 1 is not seen")
def link_that_is_hidden(paper: pikepdf.Pdf) -> None:
    put_a_link(paper, F=6)


@way("A link on page 1 does not say")
def link_without_words(paper: pikepdf.Pdf) -> None:
    del put_a_link(paper).Contents


@way("No tag speaks of a link")
def link_without_a_tag(paper: pikepdf.Pdf) -> None:
    del put_a_link(paper).StructParent


@way("The keyboard does not go")
def links_in_no_order(paper: pikepdf.Pdf) -> None:
    put_a_link(paper)
    del paper.pages[0].obj.Tabs


@way("There is a note or a file on page 1")
def comment_left_in(paper: pikepdf.Pdf) -> None:
    put_a_link(paper, Subtype=Name.Text, Contents=String("Is this the Hill family?"))


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
