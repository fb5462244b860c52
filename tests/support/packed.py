"""What a file says, though it is packed."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile, is_zipfile


def unpacked(content: bytes) -> str:
    """The words of a file or a page, of an office file those of each part in turn.

    When it was packed is no part of them.
    """
    if not is_zipfile(BytesIO(content)):
        return content.decode(errors="replace")
    with ZipFile(BytesIO(content)) as parts:
        return "\n".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
