"""A pack's content as JSON, there and back, and the digest of what it says. Pure.

Each value of ``shape`` is an object that names its own kind under ``is``. What a later shape adds
takes its default where an older content is read.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from typing import Any

from reports.content import shape
from reports.content.shape import PackContent

_KIND = "is"


def write(content: PackContent) -> str:
    return json.dumps(_as_data(content), ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> PackContent:
    """The content that was written.

    Raises:
        KeyError: it holds a kind of value that no shape knows.
    """
    found: PackContent = _as_value(json.loads(text))
    return found


def content_digest(text: str) -> str:
    """SHA-256 of a content as it is written, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _as_data(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_as_data(each) for each in value]
    if not is_dataclass(value):
        return value
    kept = {field.name: _as_data(getattr(value, field.name)) for field in fields(value)}
    return {_KIND: type(value).__name__, **kept}


def _as_value(data: Any) -> Any:
    if isinstance(data, list):
        return tuple(_as_value(each) for each in data)
    if not isinstance(data, dict):
        return data
    kind = _KINDS[data[_KIND]]
    return kind(**{name: _as_value(each) for name, each in data.items() if name != _KIND})


_KINDS: dict[str, type] = {
    name: kind
    for name, kind in vars(shape).items()
    if isinstance(kind, type) and is_dataclass(kind)
}
