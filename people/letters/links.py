"""Where links lead that are followed from elsewhere: to the service as people reach it.

From letters, calendars, files, and back from an identity provider.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings


def link_to(path: str) -> str:
    """The whole address of a page."""
    return f"{settings.SERVICE_ADDRESS.rstrip('/')}{path}"


def service_host() -> str:
    return urlsplit(settings.SERVICE_ADDRESS).hostname or "localhost"
