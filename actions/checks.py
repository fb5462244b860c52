"""System check: what a real installation needs for the files beside updates."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Tags, register


@register(Tags.security, deploy=True)
def a_scanner_is_set(**_options: Any) -> list[CheckMessage]:
    """Files that people upload are scanned for viruses."""
    if settings.EVIDENCE_SCANNER:
        return []
    message = "Files beside updates are not scanned for viruses."
    hint = "Set EVIDENCE_SCANNER to a scanner’s command, such as clamdscan --fdpass."
    return [checks.Warning(message, hint=hint, id="actions.W001")]
