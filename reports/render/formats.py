"""The formats of a pack, each made from its content alone."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from people.errors import Refused
from people.wording import listed
from reports.content.shape import PackContent
from reports.render.html import render_html
from reports.render.pdf import render_pdf
from reports.render.tables_csv import render_csv
from reports.render.word import render_docx
from reports.render.workbook import render_xlsx


class Format(StrEnum):
    """As a pack's files end."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    HTML = "html"


WORDS: Mapping[Format, str] = {
    Format.PDF: "PDF",
    Format.DOCX: "Word",
    Format.XLSX: "Excel, the tables alone",
    Format.CSV: "CSV, the tables alone",
    Format.HTML: "A page",
}

MEDIA: Mapping[Format, str] = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "text/csv; charset=utf-8",
    Format.HTML: "text/html; charset=utf-8",
}


def rendered(content: PackContent, as_: Format) -> bytes:
    """The pack in a format; the same content gives the same bytes.

    Raises:
        CannotRender: the machine lacks what the format needs.
    """
    match as_:
        case Format.PDF:
            return render_pdf(content)
        case Format.DOCX:
            return render_docx(content)
        case Format.XLSX:
            return render_xlsx(content)
        case Format.CSV:
            return render_csv(content)
        case Format.HTML:
            return render_html(content).encode()


def chosen(text: str) -> list[Format]:
    """The formats that a list such as ``pdf,docx`` names, each once; PDF where it names none.

    Raises:
        Refused: it names one that there is not.
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in set(Format):
            raise Refused(f"“{name}” is no format of a pack. Choose {listed(Format, 'or')}.")
    return list(dict.fromkeys(map(Format, names))) or [Format.PDF]
