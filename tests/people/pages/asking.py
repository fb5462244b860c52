"""What tests of these pages share: their addresses, days as boxes, what a page says."""

from __future__ import annotations

import html
import re
import uuid
from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from people.models import Partnership, User


def url(name: str, partnership: Partnership, *more: object) -> str:
    return reverse(f"people:{name}", args=[partnership.slug, *more])


def day(name: str, value: date) -> dict[str, str]:
    """A date as its form has it: three boxes."""
    return {f"{name}_{part}": str(getattr(value, part)) for part in ("day", "month", "year")}


def words(response: Any) -> str:
    """What the page says, without its markup."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(html.unescape(text).split())


def page(client: Client, user: User, address: str) -> Any:
    client.force_login(user)
    return client.get(address)


def post(
    client: Client, user: User, address: str, data: dict[str, Any], *, follow: bool = False
) -> Any:
    """Post a form as a page renders it: with a key of its own, unless the data name one."""
    client.force_login(user)
    return client.post(address, {"form_key": uuid.uuid4(), **data}, follow=follow)


def shown(response: Any) -> str:
    """What the page remembers of the identities that it pointed out."""
    found = re.search(r'name="identity_shown" value="([0-9a-f]{64})"', response.content.decode())
    assert found
    return found[1]
