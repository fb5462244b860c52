"""Reading the text of a finished PDF: what a person or a machine finds in the file itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf

_CODE = 2
"""Bytes of a letter's code in the fonts of packs."""
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_CHARACTERS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_TRIPLE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")

_UNKNOWN = "\ufffd"

Letters = dict[int, str]
"""What each code of a font stands for."""


class Run(NamedTuple):
    """Letters that are set at once: a line, or the part of one in one style."""

    text: str
    mark: int | None
    """The number on its page by which tags speak of it; nothing where none does."""


def text_of(pdf: bytes) -> list[str]:
    """The text of each page, a line for each run of letters that is set at once."""
    with pikepdf.open(BytesIO(pdf)) as paper:
        return [text_of_page(page) for page in paper.pages]


def text_of_page(page: pikepdf.Page) -> str:
    """What the page says; a sign of which is not said what it stands for is U+FFFD."""
    return "\n".join(run.text for run in runs_of_page(page))


def runs_of_page(page: pikepdf.Page) -> Iterator[Run]:
    """What the page says, in the order in which it is drawn."""
    return _runs(page.obj)


def _runs(drawn: Any) -> Iterator[Run]:
    """Of a page, or of a picture on it that may hold letters too."""
    resources: Any = drawn.Resources if "/Resources" in drawn else pikepdf.Dictionary()
    fonts = fonts_of(resources)
    pictures = resources.get("/XObject", {})
    letters: Letters = {}
    run: list[str] = []
    marks: list[int | None] = [None]
    for instruction in pikepdf.parse_content_stream(drawn):
        verb, given = str(instruction.operator), list(instruction.operands)
        match verb:
            case "Tf":
                letters = fonts.get(str(given[0]), {})
            case "Tj" | "TJ":
                run.append(shown(given[0], letters))
            case "ET":
                yield Run("".join(run), marks[-1])
                run = []
            case "Do":
                yield Run(text_of_picture(pictures, str(given[0])), marks[-1])
            case "BDC" | "BMC":
                marks.append(_mark(given))
            case "EMC" if len(marks) > 1:
                marks.pop()


def _mark(given: list[Any]) -> int | None:
    """The number of content that is marked with a tag; what is marked as furniture has none."""
    said = given[1] if len(given) > 1 else None
    return int(said.MCID) if isinstance(said, pikepdf.Dictionary) and "/MCID" in said else None


def fonts_of(resources: Any) -> dict[str, Letters]:
    """What the codes of each font stand for, by the name under which text is set in it."""
    return {str(name): letters_of(font) for name, font in resources.get("/Font", {}).items()}


def text_of_picture(pictures: Any, name: str) -> str:
    """What stands on a picture that may hold letters."""
    picture = pictures.get(name)
    return "\n".join(run.text for run in _runs(picture)) if _is_form(picture) else ""


def _is_form(picture: Any) -> bool:
    return picture is not None and picture.get("/Subtype") == pikepdf.Name.Form


def shown(given: Any, letters: Letters) -> str:
    """The letters of a string, or of the strings between which letters are moved."""
    return "".join(_shown(given, letters))


def _shown(given: Any, letters: Letters) -> Iterator[str]:
    for each in given if isinstance(given, pikepdf.Array) else [given]:
        if isinstance(each, pikepdf.String):
            codes = bytes(each)
            for place in range(0, len(codes), _CODE):
                yield letters.get(int.from_bytes(codes[place : place + _CODE], "big"), _UNKNOWN)


def letters_of(font: Any) -> Letters:
    """What a font's own table says that its codes stand for."""
    table = font.get("/ToUnicode")
    if table is None:
        return {}
    source = table.read_bytes()
    found: Letters = {}
    for block in _CHARACTERS.findall(source):
        found |= {int(code, 16): _meant(text) for code, text in _PAIR.findall(block)}
    for block in _RANGES.findall(source):
        for first, last, text in _TRIPLE.findall(block):
            start, end = int(first, 16), int(last, 16)
            begins = ord(_meant(text))
            found |= {code: chr(begins + code - start) for code in range(start, end + 1)}
    return found


def _meant(text: bytes) -> str:
    return bytes.fromhex(text.decode()).decode("utf-16-be")
