"""The style of the printed pack, with its own fonts in it, so that nothing is fetched."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

from reports.render.errors import CannotRender

_ROOT = Path(__file__).resolve().parents[2]
FONTS = _ROOT / "build" / "static" / "fonts"
"""Where ``make assets`` puts the open fonts of the npm packages."""
_STYLES = _ROOT / "assets" / "pack"

_FACES = (
    ("Source Sans 3", "source-sans-3", 400, "normal"),
    ("Source Sans 3", "source-sans-3", 600, "normal"),
    ("Source Sans 3", "source-sans-3", 700, "normal"),
    ("Source Serif 4", "source-serif-4", 400, "normal"),
    ("Source Serif 4", "source-serif-4", 600, "normal"),
)
_SUBSETS = (("latin", ""), ("latin-ext", " Ext"))
"""Two files for each face; the second holds the letters of names such as Šárka and Łukasz.

It goes by a family name of its own, since WeasyPrint takes two files of one name for one font and
prints the second one's letters with the first one's glyphs; the style sheet names both.
"""
_LAST_RESORT = "source-sans-3"
"""Prints what the other family lacks; the style sheet names it last throughout."""


def base_style() -> str:
    """What stands below the style of every printed paper."""
    return (_STYLES / "base.css").read_text(encoding="utf-8")


@cache
def style_of_packs(fonts: Path = FONTS) -> str:
    """The whole style sheet, fonts embedded.

    Raises:
        CannotRender: a font file is absent.
    """
    return _style("pack.css", fonts)


@cache
def style_of_minutes(fonts: Path = FONTS) -> str:
    """The same of the minutes of a meeting.

    Raises:
        CannotRender: a font file is absent.
    """
    return _style("minutes.css", fonts)


def _style(sheet: str, fonts: Path) -> str:
    return "\n".join([*_font_faces(fonts), (_STYLES / sheet).read_text(encoding="utf-8")])


def font_files_of_last_resort(fonts: Path = FONTS) -> list[list[bytes]]:
    """For each weight of the family that prints what no other does: the contents of its files.

    Raises:
        CannotRender: a font file is absent.
    """
    return [
        [_font_file(fonts, name, subset, weight, style) for subset, _ in _SUBSETS]
        for _, name, weight, style in _FACES
        if name == _LAST_RESORT
    ]


@cache
def font_file(weight: int, fonts: Path = FONTS) -> bytes:
    """The upright font of a weight, for words in pictures.

    Raises:
        CannotRender: the font file is absent.
    """
    return _font_file(fonts, _LAST_RESORT, "latin", weight, "normal")


def _font_faces(fonts: Path) -> list[str]:
    faces = []
    for family, name, weight, style in _FACES:
        for subset, suffix in _SUBSETS:
            source = _embedded(_font_file(fonts, name, subset, weight, style))
            described = f"font-weight: {weight}; font-style: {style}; src: url({source});"
            faces.append(f'@font-face {{ font-family: "{family}{suffix}"; {described} }}')
    return faces


def _font_file(fonts: Path, name: str, subset: str, weight: int, style: str) -> bytes:
    path = fonts / f"{name}-{subset}-{weight}-{style}.woff2"
    try:
        return path.read_bytes()
    except OSError:
        raise CannotRender(
            f"The pack’s font {path.name} is not in {path.parent.name}/; run “make assets” first."
        ) from None


def _embedded(file: bytes) -> str:
    return "data:font/woff2;base64," + base64.b64encode(file).decode("ascii")


NONE_ON_THE_FRONT = "\n@page front { @top-left { content: none; } }"
"""A front sheet has its own head."""


def page_furniture(head: str, foot: str) -> str:
    """The words at the head and foot of each page, which are this paper's own."""
    return (
        f"@page {{ @top-left {{ content: {_quoted(head)}; }} "
        f"@bottom-left {{ content: {_quoted(foot)}; }} }}"
    )


def marked(marking: str) -> str:
    """The head of each page that is not for publication."""
    return f"\n@page exempt {{ @top-left {{ content: {_quoted(marking)}; }} }}" if marking else ""


def agenda_numbers(first: int) -> str:
    """On each page its number in the agenda pack, above its number in this paper."""
    return (
        "\n@page { counter-increment: agenda; @bottom-right { white-space: pre-line; content: "
        '"Agenda page " counter(agenda) "\\A Page " counter(page) " of " counter(pages); } }'
        f"\n@page :first {{ counter-reset: agenda {first - 1}; }}"
        '\n.contents a::after { content: "agenda page " target-counter(attr(href), agenda); }'
        "\n.contents ol ol a::after { content: target-counter(attr(href), agenda); }"
    )


def _quoted(words: str) -> str:
    """A CSS string: what could end it, or is not plain, is written by its code point."""
    safe = (c if c.isalnum() or c in " .,:-" else f"\\{ord(c):06x} " for c in words)
    return '"' + "".join(safe) + '"'
