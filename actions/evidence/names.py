"""Names of files, made safe to be kept, shown and downloaded. Pure."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 200
"""Characters of a name, its extension included."""
_FALLBACK = "evidence"
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Control characters, marks of direction, lone surrogates: what is not seen and can mislead."""
_TROUBLE = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that Windows keeps for devices."""
_LONGEST_EXTENSION = 10


def safe_name(name: str) -> str:
    """The last part of a path, without what is not seen, in at most 200 characters.

    The extension is kept; a name of which nothing is left is called ``evidence``.
    """
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(c for c in _composed(last) if unicodedata.category(c) not in _UNSEEN)
    plain = " ".join(_TROUBLE.sub("_", seen).split()).strip(" .")
    stem, extension = _split(plain)
    if _DEVICES.fullmatch(stem):
        stem = f"_{stem}"
    end = f".{extension}" if extension else ""
    return (stem[: LONGEST - len(end)].rstrip(" .") or _FALLBACK) + end


def extension_of(name: str) -> str:
    """In small letters, without the dot; empty where the name has none."""
    return _split(safe_name(name))[1].lower()


def _composed(text: str) -> str:
    """With letters and their marks as one, and every white space as a space."""
    return unicodedata.normalize("NFC", re.sub(r"\s", " ", text))


def _split(name: str) -> tuple[str, str]:
    stem, dot, extension = name.rpartition(".")
    if not dot or not extension.isalnum() or len(extension) > _LONGEST_EXTENSION:
        return name, ""
    return stem, extension
