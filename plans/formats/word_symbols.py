"""Signs that Word takes from a font of pictures, such as the ticks of Wingdings, as characters."""

from __future__ import annotations

_SIGNS = {
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "☐", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xE0: "→", 0xFB: "✗",
        0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "☐"},
    "webdings": {0x61: "✓", 0x63: "☐", 0x72: "✗"},
    "symbol": {0xA8: "♦", 0xB7: "•", 0xD6: "√"},
}  # fmt: skip
_PRIVATE = range(0xE000, 0xF900)
"""Code points whose meaning is the font's own."""
_LAST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


def sign_of(font: str, code: str) -> str:
    """The character that the sign is; empty where the font's picture is not known.

    Args:
        code: in hex digits; fonts of pictures count from F000.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number in _PRIVATE or font.lower() in _SIGNS:
        return _SIGNS.get(font.lower(), {}).get(number & 0xFF, "")
    return chr(number) if 0 <= number <= _LAST and number not in _SURROGATES else ""
