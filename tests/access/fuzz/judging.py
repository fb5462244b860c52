"""What no answer may be, whatever was asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from tests.access.checks import cookie_faults, header_faults, inline_faults
from tests.access.fuzz.sent import Sent
from tests.access.test_matrix import OURS
from tests.access.world import CANARY
from tests.support.packed import unpacked

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

SERVER_ERROR = 500
_HERE = "http://testserver/"
_TRACES = re.compile(r"Traceback \(most|File &?quot;?/|site-packages|DJANGO_SETTINGS|\.py\b, line")


def faults(sent: Sent, response: Response) -> Iterator[str]:
    if response.status_code >= SERVER_ERROR:
        yield f"answered with {response.status_code}"
    yield from (f"header {name}" for name in header_faults(response))
    yield from cookie_faults(response.cookies)
    goal = response.headers.get("Location", "/")
    if _leads_away(goal):
        yield f"leads away, to {goal[:80]}"
    text = unpacked(response.content)
    if _TRACES.search(text):
        yield "shows where it failed"
    yield from (f"holds {fault[:80]}" for fault in inline_faults(response))
    yield from (f"shows “{words}”" for words in _strange_words(sent, text))


def _leads_away(goal: str) -> bool:
    """As a browser takes an address, to which a backslash is a slash."""
    return not urljoin(f"{_HERE}x/", goal.replace("\\", "/")).startswith(_HERE)


def _strange_words(sent: Sent, text: str) -> Iterator[str]:
    """Words of the partnership to which the reader does not belong, unless they sent them."""
    if sent.role == "outsider":
        yield from (words for words in OURS if words in text)
    elif CANARY not in sent.path and CANARY.encode() not in sent.body:
        yield from (word for word in (CANARY,) if word in text.lower())
