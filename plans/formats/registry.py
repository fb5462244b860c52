"""The formats by name: the one way in, ``read``, and the one way out, ``write``."""

from __future__ import annotations

from collections.abc import Callable

from plans.document import PlanDocument
from plans.document_json import NotAPlanDocument, as_data, from_json, to_json
from plans.formats.controls import place_of_no_text
from plans.formats.csv_file import read_csv, write_csv
from plans.formats.excel import read_excel
from plans.formats.gate import Kind, admit
from plans.formats.grid import Pages
from plans.formats.plan import understand
from plans.formats.reading import Reading, Stated, Unreadable
from plans.formats.struck import without_struck
from plans.formats.word import read_word
from plans.formats.write_excel import write_excel
from plans.formats.write_word import write_word

_PAGES: dict[Kind, Callable[[bytes], Pages]] = {
    Kind.DOCX: read_word,
    Kind.XLSX: read_excel,
    Kind.CSV: read_csv,
}
_WRITERS: dict[str, Callable[[PlanDocument, str], bytes]] = {
    Kind.CSV: lambda document, _no_room: write_csv(document),
    Kind.DOCX: write_word,
    Kind.XLSX: write_excel,
    Kind.JSON: lambda document, _no_room: to_json(document).encode(),
}
"""Each is given the document, and a note where it has room for one."""

WRITTEN: tuple[str, ...] = tuple(_WRITERS)
"""The formats that ``write`` knows."""


def read(content: bytes, name: str) -> Reading:
    """The plan in a file, chosen by its content; the name's extension has to agree.

    Raises:
        Unreadable: the file cannot be taken; its message is one plain sentence.
    """
    kind = admit(content, name)
    try:
        return _read_json(content) if kind is Kind.JSON else understand(_pages(content, kind))
    except RecursionError:
        raise Unreadable("This file is nested far too deeply to be a plan.") from None


def pages(content: bytes, name: str) -> Pages:
    """The paragraphs and tables of a Word, Excel or CSV file, for who looks for no plan in them.

    Raises:
        Unreadable: the file cannot be taken; its message is one plain sentence.
    """
    kind = admit(content, name)
    if kind not in _PAGES:
        raise Unreadable("Only Word, Excel and CSV files have tables that can be read here.")
    return _pages(content, kind)


def _pages(content: bytes, kind: Kind) -> Pages:
    return without_struck(_PAGES[kind](content))


def _read_json(content: bytes) -> Reading:
    try:
        document = from_json(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("This JSON file is not in UTF-8.") from None
    except NotAPlanDocument as error:
        raise Unreadable(f"This file is no plan document: {error}") from None
    if place := place_of_no_text(as_data(document)):
        raise Unreadable(
            f"This file is no plan document: {place} holds a control character or half a character."
        )
    return Reading(document, (), frozenset(Stated), exact=True)


def write(
    document: PlanDocument,
    format: str,  # noqa: A002 - the interface's own word
    *,
    note: str = "",
) -> bytes:
    """The document as a file of the format: ``docx``, ``xlsx``, ``csv`` or ``json``.

    Args:
        note: a sentence for whom the file is made; Word and Excel have room for it.

    Raises:
        KeyError: the format has no writer.
    """
    return _WRITERS[format](document, note)
