"""System check: what rendering a pack needs from the machine."""

from __future__ import annotations

from ctypes.util import find_library
from typing import Any

from django.core import checks
from django.core.checks import CheckMessage, register

from reports.render.printing import PACKAGES

_LIBRARIES = ("pango-1.0", "pangoft2-1.0")


@register()
def pango_is_there(**_options: Any) -> list[CheckMessage]:
    """Packs are drawn with Pango, which Python packages do not bring along."""
    missing = [name for name in _LIBRARIES if find_library(name) is None]
    if not missing:
        return []
    message = f"Packs cannot be made: {missing[0]} is not installed."
    hint = f"On Debian: apt-get install {PACKAGES}"
    return [checks.Warning(message, hint=hint, id="reports.W001")]
