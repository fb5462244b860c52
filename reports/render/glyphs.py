"""What the pack's fonts cannot print: shown as it is read, or by its number and told in the pack.

A character without a glyph would be an empty box on paper and nothing at all read aloud, and a
paper that holds one is not PDF/UA. A browser finds fonts of its own, so the HTML twin keeps it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from io import BytesIO
from typing import Any, TypeVar

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it states no types

from people.wording import first_capital, number_words
from reports.content.shape import PackContent, Paragraph, Part
from reports.render.stylesheets import font_files_of_last_resort

_WHITE_SPACE = frozenset("\t\n\r\u2002")
"""Needs no glyph: the page's style says what lines and tabs do, and Pango makes the wide space."""
_CONTROLS = ("Cc", "Cf", "Cs")
_SPACES = ("Zs", "Zl", "Zp")
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)
_SAME_WORDS = ("<compat>", "<noBreak>", "<wide>", "<font>")
"""As what Unicode takes a character that is only drawn otherwise: a ligature, a wide letter."""
_READ_AS = {
    "\u2010": "-", "\u2264": "<=", "\u2265": ">=", "\u2190": "<-", "\u2192": "->",
    "\u25aa": "•", "\u25a0": "•", "\u25cf": "•", "\u25e6": "•", "\u2219": "•",
}  # fmt: skip
"""What people paste from Word: hyphens, at most and at least, arrows, bullets."""
_Content = TypeVar("_Content")


@cache
def printable_characters() -> frozenset[str]:
    """What the fonts can print, in any of their weights.

    Raises:
        CannotRender: a font file is absent.
    """
    weights = [{c for file in files for c in _codes(file)} for files in font_files_of_last_resort()]
    return frozenset(map(chr, set.intersection(*weights)))


def _codes(file: bytes) -> Iterable[int]:
    with TTFont(BytesIO(file), lazy=True) as font:
        return [*font.getBestCmap()]


def printable(content: PackContent) -> PackContent:
    """The same content in what the fonts can print; its last part tells what they cannot."""
    composed, shown = in_glyphs(content)
    return _told(composed, shown)


def in_glyphs(content: _Content) -> tuple[_Content, dict[str, str]]:
    """The same content as the fonts print it, and how each character is shown that they lack."""
    is_composed = all(unicodedata.is_normalized("NFC", text) for text in _texts(content))
    composed: _Content = content if is_composed else _rewritten(content, _composed)
    lost = set().union(*_texts(composed)) - printable_characters() - _WHITE_SPACE
    if not lost:
        return composed, {}
    shown = {c: _shown(c) for c in lost}
    table = str.maketrans(shown)
    return _rewritten(composed, lambda text: text.translate(table)), shown


def _composed(text: str) -> str:
    """A letter and its accent as the one character that fonts have."""
    return unicodedata.normalize("NFC", text)


def _shown(character: str) -> str:
    if character.isspace() or unicodedata.category(character) in _SPACES:
        return " "
    if unicodedata.category(character) in _CONTROLS or ord(character) in _VARIATION_SELECTORS:
        return ""
    return _read_as(character) or _number(character)


def _read_as(character: str) -> str:
    """The characters as which it is read, where the fonts have those; else empty."""
    kind = unicodedata.decomposition(character).partition(" ")[0]
    same = unicodedata.normalize("NFKC", character) if kind in _SAME_WORDS else character
    plain = "".join(_READ_AS.get(each, each) for each in same)
    return plain if printable_characters().issuperset(plain) else ""


def _number(character: str) -> str:
    return f"[U+{ord(character):04X}]"


def _told(content: PackContent, shown: Mapping[str, str]) -> PackContent:
    said = what_was_lost(shown)
    if not said:
        return content
    *parts, last = content.parts
    return replace(content, parts=(*parts, _with(last, said)))


def what_was_lost(shown: Mapping[str, str]) -> str:
    """What readers are told of the characters that are shown by their numbers, if any are.

    Control characters and odd spaces are not told: nobody sees them in the record either.
    """
    numbered = sorted(c for c, form in shown.items() if form == _number(c))
    if not numbered:
        return ""
    example = shown[numbered[0]]
    if len(numbered) == 1:
        return (
            "One character that people wrote could not be printed, as this paper’s fonts do not "
            f"have it. It is shown by its number in Unicode: {example}."
        )
    number = first_capital(number_words(len(numbered)))
    return (
        f"{number} characters that people wrote could not be printed, as this paper’s fonts do not "
        f"have them. Each is shown by its number in Unicode, such as {example}."
    )


def _with(part: Part, said: str) -> Part:
    number = 1 + sum(isinstance(block, Paragraph) for block in part.blocks)
    return replace(part, blocks=(*part.blocks, Paragraph(f"{part.letter}{number}", said)))


def _texts(value: object) -> Iterator[str]:
    """Every text in a content, at any depth, in no order."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, tuple):
            waiting += each
        elif is_dataclass(each):
            waiting += [getattr(each, field.name) for field in fields(each)]


def _rewritten(value: Any, words: Callable[[str], str]) -> Any:
    """The same value with each of its texts rewritten."""
    if isinstance(value, str):
        return words(value)
    if isinstance(value, tuple):
        return tuple(_rewritten(each, words) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: _rewritten(getattr(value, f.name), words) for f in fields(value)}
        return replace(value, **changed)
    return value
