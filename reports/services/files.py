"""The files of a pack, each looked at before it goes out."""

from __future__ import annotations

from people.models import Partnership
from reports.content.shape import PackContent
from reports.gate import refuse_held_file
from reports.render.formats import Format, rendered


def file_of(partnership: Partnership, content: PackContent, as_: Format) -> bytes:
    """The pack in a format.

    Raises:
        CannotRender: the machine lacks what the format needs.
        HeldBack: the file may tell who a child is.
    """
    file = rendered(content, as_)
    return refuse_held_file(partnership, file) if as_ is Format.PDF else file


def files_of(partnership: Partnership, content: PackContent, name: str) -> dict[str, bytes]:
    """The pack in every format, by the names of the files.

    Raises:
        CannotRender: the machine lacks what a format needs.
        HeldBack: a file may tell who a child is.
    """
    return {f"{name}.{each}": file_of(partnership, content, each) for each in Format}
