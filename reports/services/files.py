"""A file of a pack that is made at once, looked at before it goes out."""

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
