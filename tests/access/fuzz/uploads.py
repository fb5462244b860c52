"""Files of which somebody changed a few bytes, or all."""

from __future__ import annotations

from functools import cache
from random import Random
from zipfile import BadZipFile

from django.core.files.uploadedfile import SimpleUploadedFile

from plans.formats import write
from tests.access.hostile import FILES, zipped, zipped_parts
from tests.actions.evidence.files import jpeg, pdf, png
from tests.cast import DOCUMENT

_NAMES = (
    "plan.docx", "plan.xlsx", "plan.csv", "plan.json", "plan.pdf", "plan.png", "plan", ".docx",
    "../../plan.docx", "a\r\nb.csv", "\u202excod.plan.csv", "a" * 300 + ".json", "con.docx", "",
    "plan.docx.exe", "<script>alert(1)</script>.csv", "plan\0.docx",
)  # fmt: skip
_SMALL = [case for case in FILES if "without end" not in case and "bomb" not in case]


@cache
def _honest() -> tuple[tuple[str, bytes], ...]:
    plans = ((name, write(DOCUMENT, name)) for name in ("docx", "xlsx", "csv", "json"))
    made = (("pdf", pdf(packed=True)), ("pdf", pdf()), ("png", png()), ("jpg", jpeg()))
    return (*plans, *made, ("txt", b"Minutes of June"))


def upload(random: Random) -> SimpleUploadedFile:
    kind, content = random.choice(_honest())
    choice = random.random()
    if choice < 0.2:
        make, name = FILES[random.choice(_SMALL)]
        return SimpleUploadedFile(name or "x", make())
    if choice < 0.6:
        content = _scratched(random, content)
    elif choice < 0.8:
        content = _scratched_within(random, content)
    name = f"plan.{kind}" if random.random() < 0.6 else random.choice(_NAMES)
    return SimpleUploadedFile(name or "x", content)


def _scratched(random: Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(random.randint(1, 30)):
        changed[random.randrange(len(changed))] = random.randrange(256)
    if random.random() < 0.3:
        del changed[random.randrange(len(changed)) :]
    return bytes(changed)


def _scratched_within(random: Random, content: bytes) -> bytes:
    """A sound archive with one unsound part."""
    try:
        parts = zipped_parts(content)
    except BadZipFile:
        return _scratched(random, content)
    name = random.choice(sorted(parts))
    parts[name] = _scratched(random, parts[name]) if parts[name] else b"<x"
    return zipped(parts)
