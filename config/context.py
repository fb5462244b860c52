"""What every template is given."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def service(_request: HttpRequest) -> dict[str, dict[str, str]]:
    return {
        "service": {"name": settings.SERVICE_NAME, "strapline": settings.SERVICE_STRAPLINE},
    }
