"""What somebody typed into a form that was refused, for the page that refuses it."""

from __future__ import annotations

from django import template
from django.http import HttpRequest

register = template.Library()

PROSE = (
    "text", "evidence", "reason", "needed", "continues", "statement", "comments",
)  # fmt: skip
"""The fields in which people write sentences; no password, key or choice is shown again."""


@register.simple_tag
def typed(request: HttpRequest) -> list[str]:
    """The sentences that came with the form: what they were about changed while they were typed."""
    said = (request.POST.get(name, "").strip() for name in PROSE)
    return [text for text in said if text]
