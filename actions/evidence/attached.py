"""A file that was looked at and may be kept beside an update. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from actions.evidence.content import kind_of
from actions.evidence.kinds import MOST_BYTES, MOST_FILES, Kind
from actions.evidence.names import extension_of, safe_name
from actions.evidence.pictures import without_story
from people.errors import Refused
from plans.formats.reading import Unreadable

TOO_LARGE = f"is larger than {MOST_BYTES // 1024 // 1024} MB, which is the most that can be added."
TOO_MANY = f"At most {MOST_FILES} files can be added to one update."


@dataclass(frozen=True, slots=True)
class Attached:
    """A checked content under a safe name; made by ``checked`` alone.

    Of a picture it is what is kept, to which the digest belongs: without where it was taken.
    """

    name: str
    kind: Kind
    content: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def checked(content: bytes, name: str) -> Attached:
    """The file as it may be kept.

    Raises:
        Refused: too large, empty, of no kind that is taken, not to be trusted, or named as
            something else than it is.
    """
    safe = safe_name(name)
    if len(content) > MOST_BYTES:
        raise Refused(f"“{safe}” {TOO_LARGE}")
    if not content.strip():
        raise Refused(f"“{safe}” is empty.")
    kind = _agreed(content, safe)
    return Attached(safe, kind, without_story(content, kind))


def _agreed(content: bytes, name: str) -> Kind:
    extension = extension_of(name)
    try:
        kind = kind_of(content, extension)
    except Unreadable as refusal:
        words = str(refusal).rstrip(".").removesuffix(", so it was refused")
        raise Refused(f"“{name}” was refused: {words[:1].lower()}{words[1:]}.") from None
    if extension not in kind.extensions:
        end = kind.extensions[0]
        raise Refused(f"“{name}” is {kind.called}, but its name does not end in .{end}; rename it.")
    return kind


def refuse_too_many(files: Sequence[object]) -> None:
    """Raise Refused where an update would carry more files than one may."""
    if len(files) > MOST_FILES:
        raise Refused(TOO_MANY)
