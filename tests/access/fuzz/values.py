"""What nobody types by accident: words that break what reads them carelessly."""

from __future__ import annotations

import string
from random import Random
from urllib.parse import quote_from_bytes

LONG = 3_000
_KNOWN = (
    "", " ", "0", "-1", "1e309", "NaN", "9" * 40, str(2**31), str(2**63), "1.5", "٣", "½", "0x10",
    "null", "true", "[]", "{}", "None", "undefined", "__class__", "id__gt", "password__startswith",
    "'", '"', "'\"--;", "' OR '1'='1", "1; DROP TABLE people_user", "%", "_", "%%%", "\\", "\\x00",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{ 7*7 }}", "{% debug %}",
    "${7*7}", "javascript:alert(1)", "//evil.example", "https://evil.example/", "../../etc/passwd",
    "..\\..\\windows", "/etc/passwd\0.pdf", "\0", "\x01\x02\x1f\x7f", "\r\nSet-Cookie: a=b",
    "a\nb", "\t", "\u202e\u202d", "\ufeff", "\ufffe", "\u2028", "💩", "é" * 50, "ﬁ", "İ", "ß",
    "before:9999-99-99", "2026-02-30", "0001-01-01", "9999-12-31", "2026-10-25T01:30:00+99:99",
    "v", "v\0", "v3.4", "now", "file:/etc/passwd", "31/12/2026", "-5-1-1", "24:00", "a" * LONG,
    "[" * LONG, '{"a":' * LONG, '"\\ud800"', '{"id": [], "response": {"clientDataJSON": "AA"}}',
    "a@" * LONG, "ma\u0131l@aldermere.example", "::ffff:192.0.2.1", "born 3 May " * 200, " " * LONG,
    "=cmd|' /C calc'!A0", "green", "blue", "overdue", "1", "2", "csv", "json", "pdf", "recorded",
)  # fmt: skip
_RAW = (b"\xff\xfe", b"\xc3\x28", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"%", b"%zz", b"+", b"\x80")
"""Bytes that are no UTF-8, half characters among them."""


def word(random: Random) -> str:
    """One of the known ones, a piece of two, or characters of any kind."""
    choice = random.random()
    if choice < 0.7:
        return random.choice(_KNOWN)
    if choice < 0.85:
        return random.choice(_KNOWN)[:20] + random.choice(_KNOWN)[:20]
    if choice < 0.95:
        letters = string.printable + "éłŠ\u202e\u0000\u00ad💩"
        return "".join(random.choices(letters, k=random.randint(1, 40)))
    return chr(random.randrange(1, 0xD800)) * random.choice((1, 2, 200))


def quoted(random: Random, text: str) -> str:
    """As it stands in an address or a form; now and then as bytes that are no text."""
    if random.random() < 0.1:
        raw = random.choice(_RAW)
        return quote_from_bytes(raw) if random.random() < 0.8 else raw.decode("latin-1")
    return quote_from_bytes(text.encode("utf-8", "surrogatepass"))
