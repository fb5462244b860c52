"""Where the links of letters lead: to the service as people reach it."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings


def link_to(path: str) -> str:
    """The whole address of a page."""
    return f"{settings.SERVICE_ADDRESS.rstrip('/')}{path}"


def service_host() -> str:
    return urlsplit(settings.SERVICE_ADDRESS).hostname or "localhost"
