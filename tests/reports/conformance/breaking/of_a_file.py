"""What a file says of itself, and what it carries beside its pages."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.reports.conformance.breaking.register import put_a_link, way


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
    put_a_link(paper, A=Dictionary(S=Name.Launch, F=String("cmd.exe")))


@way("A link leads to no page")
def link_into_a_folder(paper: pikepdf.Pdf) -> None:
    put_a_link(paper, A=Dictionary(S=Name.URI, URI=String("file:///C:/drafts/restricted.docx")))


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
