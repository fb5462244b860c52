"""A Word document put together: its body between a head and a foot, on A4."""

from __future__ import annotations

from dataclasses import dataclass

from plans.formats.package import HEAD, Properties, sealed
from plans.formats.word_styles import MAIN, NUMBERING, SETTINGS, STYLES
from plans.formats.word_xml import paragraph, run

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MARGIN, _EDGE = 850, 480
"""Twips from the edge of the paper to the text, and to what stands above and below it."""
_END = paragraph("", "SmallPrint")
"""What Word wants after a table that would end the document."""
_LONG, _SHORT = 16838, 11906
"""The sides of A4 in twips."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page: at the head from the second on, at the foot beside its number."""

    head_left: str
    head_right: str
    foot: str


def portrait_document(body: str, furniture: Furniture, properties: Properties) -> bytes:
    """A document on upright A4: 18 cm between its margins."""
    return _document(body, f'<w:pgSz w:w="{_SHORT}" w:h="{_LONG}"/>', _SHORT, furniture, properties)


def landscape_document(body: str, furniture: Furniture, properties: Properties) -> bytes:
    """A document on A4 across: 26.7 cm between its margins."""
    size = f'<w:pgSz w:w="{_LONG}" w:h="{_SHORT}" w:orient="landscape"/>'
    return _document(body, size, _LONG, furniture, properties)


def _document(
    body: str, size: str, width: int, furniture: Furniture, properties: Properties
) -> bytes:
    right = width - 2 * _MARGIN
    head = _line("Header", run(furniture.head_left), run(furniture.head_right), right)
    pages = f"{run('Page ')}{_field('PAGE')}{run(' of ')}{_field('NUMPAGES')}"
    foot = _line("Footer", run(furniture.foot), pages, right)
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"),
            ("extended-properties", "docProps/app.xml"),
            core="docProps/core.xml",
        ),
        "word/document.xml": _root("document", f"<w:body>{body}{_END}{_section(size)}</w:body>"),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"), ("settings", "settings.xml"), ("header", "header1.xml"),
            ("footer", "footer1.xml"), ("header", "header2.xml"), ("numbering", "numbering.xml"),
        ),
        "word/styles.xml": STYLES,
        "word/settings.xml": SETTINGS,
        "word/numbering.xml": NUMBERING,
        "word/header1.xml": _root("hdr", head),
        "word/header2.xml": _root("hdr", _line("Header", "", "", right)),
        "word/footer1.xml": _root("ftr", foot),
    }  # fmt: skip
    return sealed(parts, properties)


def _root(name: str, content: str) -> str:
    return f'{HEAD}<w:{name} xmlns:w="{MAIN}" xmlns:r="{_OFFICE}">{content}</w:{name}>'


def _line(style: str, left: str, right: str, width: int) -> str:
    """Words at the left, and after a tab others at the right end of the line."""
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    look = f'<w:pPr><w:pStyle w:val="{style}"/>{tab}</w:pPr>'
    return f"<w:p>{look}{left}<w:r><w:tab/></w:r>{right}</w:p>"


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} ">{run("1")}</w:fldSimple>'


def _section(size: str) -> str:
    """One section, its first page without a head: the title stands there."""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        '<w:headerReference w:type="first" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId4"/>'
        f'<w:footerReference w:type="first" r:id="rId4"/>{size}'
        f'<w:pgMar w:top="{_MARGIN + 150}" w:right="{_MARGIN}" w:bottom="{_MARGIN + 100}"'
        f' w:left="{_MARGIN}" w:header="{_EDGE}" w:footer="{_EDGE}" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )


def _relations(*targets: tuple[str, str], core: str = "") -> str:
    links = [(f"{_OFFICE}/{kind}", target) for kind, target in targets]
    if core:
        links.append((f"{_PACKAGE}/relationships/metadata/core-properties", core))
    said = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(links, 1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'


def _types() -> str:
    kinds = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/numbering.xml": f"{_WORD}.numbering+xml",
        "/word/header1.xml": f"{_WORD}.header+xml",
        "/word/header2.xml": f"{_WORD}.header+xml",
        "/word/footer1.xml": f"{_WORD}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": (
            "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        ),
    }
    said = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items()
    )
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{said}</Types>'
    )
