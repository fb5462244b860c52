"""A Word document put together: its body between a head and a foot, on A4."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from plans.formats.package import HEAD, Properties, sealed
from plans.formats.word_styles import MAIN, NUMBERING, SETTINGS, STYLES
from plans.formats.word_xml import BOLD, paragraph, run

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DRAWING = (
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_MARGIN, _EDGE = 850, 480
"""Twips from the edge of the paper to the text, and to what stands above and below it."""
_END = paragraph("", "SmallPrint")
"""What Word wants after a table that would end the document."""
_LONG, _SHORT = 16838, 11906
"""The sides of A4 in twips."""
_Parts = dict[str, str | bytes]
"""The files of a package, by their names."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page: at the head from the second on, at the foot beside its number."""

    head_left: str
    head_right: str
    foot: str


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one shape, upright or across, with what stands on them as XML."""

    body: str
    across: bool = False
    marking: str = ""
    """Words that stand at their head in place of those of other pages."""

    @property
    def kind(self) -> str:
        """Of its pages, by which their head and foot are named."""
        shape = "across" if self.across else "upright"
        return f"{shape}-marked" if self.marking else shape


def portrait_document(body: str, furniture: Furniture, properties: Properties) -> bytes:
    """A document on upright A4: 18 cm between its margins."""
    return document_of([Section(body)], furniture, properties)


def landscape_document(body: str, furniture: Furniture, properties: Properties) -> bytes:
    """A document on A4 across: 26.7 cm between its margins."""
    return document_of([Section(body, across=True)], furniture, properties)


def document_of(
    sections: Sequence[Section],
    furniture: Furniture,
    properties: Properties,
    pictures: Sequence[bytes] = (),
) -> bytes:
    """A document of sections, each of which begins on a new page.

    Args:
        pictures: PNGs, which the bodies name ``image1``, ``image2`` and so on.
    """
    own = _own_parts(sections, furniture)
    images: _Parts = {f"media/image{n}.png": png for n, png in enumerate(pictures, 1)}
    parts: _Parts = {
        "[Content_Types].xml": _types(own),
        "_rels/.rels": _relations(
            {
                "word/document.xml": f"{_OFFICE}/officeDocument",
                "docProps/app.xml": f"{_OFFICE}/extended-properties",
                "docProps/core.xml": f"{_PACKAGE}/relationships/metadata/core-properties",
            }
        ),
        "word/document.xml": _root("document", f"<w:body>{_joined(sections)}</w:body>"),
        "word/_rels/document.xml.rels": _relations(
            {name: f"{_OFFICE}/{_kind(name)}" for name in (*own, *images)}
        ),
        **{f"word/{name}": content for name, content in {**own, **images}.items()},
    }
    return sealed(parts, properties)


def _own_parts(sections: Sequence[Section], furniture: Furniture) -> _Parts:
    """What the document refers to besides its pictures: its styles, and each head and foot."""
    parts: _Parts = {
        "styles.xml": STYLES,
        "settings.xml": SETTINGS,
        "numbering.xml": NUMBERING,
        "header-first.xml": _root("hdr", _line("Header", "", "", _SHORT - 2 * _MARGIN)),
    }
    for section in {each.kind: each for each in sections}.values():
        parts |= _furnished(section, furniture)
    return parts


def _furnished(section: Section, furniture: Furniture) -> dict[str, str]:
    """The head and the foot of pages of one kind."""
    right = _width(across=section.across) - 2 * _MARGIN
    words = run(section.marking, BOLD) if section.marking else run(furniture.head_left)
    head = _line("Header", words, run(furniture.head_right), right)
    pages = f"{run('Page ')}{_field('PAGE')}{run(' of ')}{_field('NUMPAGES')}"
    foot = _line("Footer", run(furniture.foot), pages, right)
    kind = section.kind
    return {f"header-{kind}.xml": _root("hdr", head), f"footer-{kind}.xml": _root("ftr", foot)}


def _width(*, across: bool) -> int:
    return _LONG if across else _SHORT


def _kind(name: str) -> str:
    """``header``, of ``header-across.xml``; ``image``, of ``media/image1.png``."""
    return PurePosixPath(name).stem.rstrip("0123456789").partition("-")[0]


def _joined(sections: Sequence[Section]) -> str:
    """The bodies; the shape of each but the last stands in a paragraph that ends it."""
    *before, last = sections
    ended = (f"{each.body}{_section_end(each, is_first=n == 0)}" for n, each in enumerate(before))
    return f"{''.join(ended)}{last.body}{_END}{_section(last, is_first=not before)}"


def _section_end(section: Section, *, is_first: bool) -> str:
    return paragraph("", "SmallPrint", _section(section, is_first=is_first))


def _root(name: str, content: str) -> str:
    return f'{HEAD}<w:{name} xmlns:w="{MAIN}" xmlns:r="{_OFFICE}"{_DRAWING}>{content}</w:{name}>'


def _line(style: str, left: str, right: str, width: int) -> str:
    """Words at the left, and after a tab others at the right end of the line."""
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    look = f'<w:pPr><w:pStyle w:val="{style}"/>{tab}</w:pPr>'
    return f"<w:p>{look}{left}<w:r><w:tab/></w:r>{right}</w:p>"


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} ">{run("1")}</w:fldSimple>'


def _section(section: Section, *, is_first: bool) -> str:
    """A section; the first page of all has no head: the title stands there."""
    kind = section.kind
    size = (
        f'<w:pgSz w:w="{_width(across=section.across)}" w:h="{_width(across=not section.across)}"'
    )
    turned = ' w:orient="landscape"' if section.across else ""
    head = '<w:headerReference w:type="first" r:id="header-first"/>' if is_first else ""
    foot = f'<w:footerReference w:type="first" r:id="footer-{kind}"/>' if is_first else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="header-{kind}"/>{head}'
        f'<w:footerReference w:type="default" r:id="footer-{kind}"/>{foot}{size}{turned}/>'
        f'<w:pgMar w:top="{_MARGIN + 150}" w:right="{_MARGIN}" w:bottom="{_MARGIN + 100}"'
        f' w:left="{_MARGIN}" w:header="{_EDGE}" w:footer="{_EDGE}" w:gutter="0"/>'
        f"{'<w:titlePg/>' if is_first else ''}</w:sectPr>"
    )


def _relations(targets: Mapping[str, str]) -> str:
    """Each part with its kind; it goes by its own name, without folder and ending."""
    said = "".join(
        f'<Relationship Id="{PurePosixPath(target).stem}" Type="{kind}" Target="{target}"/>'
        for target, kind in targets.items()
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'


def _types(own: Iterable[str]) -> str:
    kinds = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        **{f"/word/{name}": f"{_WORD}.{_kind(name)}+xml" for name in own},
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
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{said}</Types>'
    )
