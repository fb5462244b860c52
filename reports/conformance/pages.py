"""Checks of the pages: that the tags speak of all that is on them, fonts, links, numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name

from reports.conformance.paper import Paper, of
from reports.render.reading import letters_of, text_of_page
from reports.render.structure import pieces

_PRINT, _UNSEEN = 0b100, 0b100011
"""Flags of annotations: that it is printed; that it is invisible, hidden, or not viewed."""
_OWN_FONT = ("/FontFile", "/FontFile2", "/FontFile3")
_NUMBERED = re.compile(r"Page (\d+) of (\d+)\s*$", re.MULTILINE)


def has_content_outside_tags(paper: Paper) -> Iterator[str]:
    for place, marks in enumerate(paper.marks, 1):
        if marks.has_untagged:
            yield f"Page {place} has something that no tag speaks of."


def has_hidden_text(paper: Paper) -> Iterator[str]:
    for place, marks in enumerate(paper.marks, 1):
        if marks.has_invisible:
            yield f"Page {place} has text that nobody sees."


def hides_text_from_ears(paper: Paper) -> Iterator[str]:
    """Furniture stands at the head and the foot of a page, above and below all that is read."""
    for place, texts in enumerate(paper.texts, 1):
        read = [text.down for number, said in texts.items() if number is not None for text in said]
        unread = texts.get(None, ())
        if any(not read or min(read) < text.down < max(read) for text in unread):
            yield f"Page {place} has text that is not read aloud."


def reads_furniture_aloud(paper: Paper) -> Iterator[str]:
    for place, texts in enumerate(paper.texts, 1):
        read = (text.words for number, said in texts.items() if number is not None for text in said)
        if any(_NUMBERED.search(words) for words in read):
            yield f"The number of page {place} is read aloud."


def shows_less_than_it_holds(paper: Paper) -> Iterator[str]:
    for place, page in enumerate(paper.pages, 1):
        if page.get("/CropBox", page.MediaBox) != page.MediaBox or page.get("/Rotate", 0):
            yield f"Page {place} is cut off, or turned."
        width, height = float(page.MediaBox[2]), float(page.MediaBox[3])
        texts = paper.marks[place - 1].texts
        if any(not (0 <= t.left < width and 0 <= t.down < height) for t in texts):
            yield f"Page {place} has text beyond its edge."
    if "/PageLabels" in paper.root:
        yield "A reader numbers its pages otherwise than they are printed."


def has_tags_of_nothing(paper: Paper) -> Iterator[str]:
    """Each piece of content is spoken of once, and each tag speaks of a piece that is there."""
    spoken = Counter(spot for tag in paper.tags for spot in paper.spots(tag))
    there = {(place, n) for place, marks in enumerate(paper.marks) for n in marks.numbers}
    if spoken.keys() - there:
        yield "A tag speaks of content that is not there."
    if there - spoken.keys():
        yield "Marked content is left out of what is read aloud."
    if any(times > 1 for times in spoken.values()):
        yield "The same content is read twice."


def has_broken_parents(paper: Paper) -> Iterator[str]:
    """From content to its tag and back: what a reader needs who points at a line."""
    parents = _parents(paper)
    for tag in paper.tags:
        for place, number in paper.spots(tag):
            of_page = parents.get(int(paper.pages[place].get("/StructParents", -1)))
            if not isinstance(of_page, Array) or not _names(of_page, number, tag):
                yield f"On page {place + 1} content does not lead to its tag."
                return


def _parents(paper: Paper) -> dict[int, Any]:
    tree = paper.root.get("/StructTreeRoot", {}).get("/ParentTree", {})
    listed = list(tree.get("/Nums", []))
    return {int(key): value for key, value in zip(listed[::2], listed[1::2], strict=False)}


def _names(of_page: Array, number: int, tag: Any) -> bool:
    if number >= len(of_page):
        return False
    entry: Any = of_page[number]
    return isinstance(entry, Dictionary) and entry.objgen == tag.objgen


def has_pages_without_order(paper: Paper) -> Iterator[str]:
    if any(page.get("/Tabs") != Name.S for page in paper.pages if "/Annots" in page):
        yield "The keyboard does not go through the links in the order of the tags."


def has_odd_annotations(paper: Paper) -> Iterator[str]:
    spoken_of = {
        piece.Obj.objgen
        for tag in of(paper.tags, "Link")
        for piece in pieces(tag)
        if isinstance(piece, Dictionary) and "/Obj" in piece
    }
    for place, note in paper.annotations:
        where = f"on page {place + 1}"
        if note.get("/Subtype") != Name.Link:
            yield f"There is a note or a file {where}."
            continue
        flags = int(note.get("/F", 0))
        if not flags & _PRINT:
            yield f"A link {where} is not printed."
        if flags & _UNSEEN:
            yield f"A link {where} is not seen."
        if not str(note.get("/Contents", "")).strip():
            yield f"A link {where} does not say where it leads."
        if note.objgen not in spoken_of:
            yield f"No tag speaks of a link {where}."


def lacks_fonts(paper: Paper) -> Iterator[str]:
    for page, marks in zip(paper.pages, paper.marks, strict=True):
        for name in sorted(marks.fonts):
            yield from _font_faults(page.get("/Resources", {}).get("/Font", {}).get(name))


def _font_faults(font: Any) -> Iterator[str]:
    if font is None:
        yield "Text is set in a font that is not there."
        return
    within = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    if not any(name in within.get("/FontDescriptor", {}) for name in _OWN_FONT):
        yield "A font is not in the file."
    if not letters_of(font):
        yield "What the signs of a font stand for is not said: nothing of it can be read aloud."


def has_letters_without_meaning(paper: Paper) -> Iterator[str]:
    for place, page in enumerate(paper.pdf.pages, 1):
        if "\ufffd" in text_of_page(page):
            yield f"Page {place} has a sign of which is not said what it stands for."


def is_numbered_wrongly(paper: Paper) -> Iterator[str]:
    """The numbers are printed for a reader who is told to turn to one; one page needs none."""
    printed = [_NUMBERED.findall(text_of_page(page)) for page in paper.pdf.pages]
    if len(printed) > 1:
        yield from _number_faults([found[-1] for found in printed if found], len(printed))
    if int(paper.root.Pages.Count) != len(paper.pages):
        yield "It says that it has more or fewer pages than it has."


def _number_faults(numbers: list[tuple[str, str]], pages: int) -> Iterator[str]:
    if len(numbers) != pages:
        yield "A page has no number."
    elif numbers != [(str(number), str(pages)) for number in range(1, pages + 1)]:
        yield "Its pages are not numbered as they follow."
