"""An office file put together: the same parts give the same bytes, whoever makes them and when.

A zip holds a time for each part and the properties an author and two times. The times are those
of the document's moment, or none; there is no author, for the plan is its partnership's.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from plans.formats.text import printable_line

LANGUAGE = "en-GB"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold."""
_UNIX = 3
_READABLE = 0o600 << 16
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself. ``at`` is the moment shown (UTC); none for a file's."""

    title: str
    subject: str = ""
    at: datetime | None = None


def sealed(parts: Mapping[str, str | bytes], properties: Properties) -> bytes:
    """The parts, by their names and in their order, and the properties as one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in {**parts, **_property_parts(properties)}.items():
            member = zipfile.ZipInfo(name, _FIRST)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system, member.external_attr = _UNIX, _READABLE
            archive.writestr(member, content)
    return out.getvalue()


def opened(content: bytes) -> dict[str, bytes]:
    """The parts of a file that a library wrote."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _property_parts(properties: Properties) -> dict[str, str]:
    return {
        "docProps/core.xml": f"{HEAD}{_core(properties)}",
        "docProps/app.xml": f'{HEAD}<Properties xmlns="{_EXTENDED}"/>',
    }


def _core(properties: Properties) -> str:
    texts = {"dc:title": properties.title, "dc:subject": properties.subject}
    said = "".join(f"<{n}>{escape(printable_line(t))}</{n}>" for n, t in texts.items() if t)
    return (
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{said}<dc:creator></dc:creator><dc:language>{LANGUAGE}</dc:language>"
        f"{_times(properties.at)}</cp:coreProperties>"
    )


def _times(at: datetime | None) -> str:
    if at is None:
        return ""
    instant = f"{at.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat()}Z"
    return "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{instant}</dcterms:{name}>'
        for name in ("created", "modified")
    )
