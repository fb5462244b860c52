"""Links beside an update: only to pages, by an address that shows where it leads. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import urlsplit

from people.errors import Refused

LONGEST_TITLE = 200
LONGEST_URL = 1000
MOST_LINKS = 5
_SCHEMES = ("http", "https")
_UNSEEN = {"Cc", "Cf", "Cs"}

Link = tuple[str, str]
"""Title and address."""


def checked_links(links: Sequence[Link]) -> list[Link]:
    """The links as they may be kept.

    Raises:
        Refused: too many, one without a title, or one that leads to no page.
    """
    if len(links) > MOST_LINKS:
        raise Refused(f"At most {MOST_LINKS} links can be added to one update.")
    return [(_title(title), _address(url)) for title, url in links]


def _title(title: str) -> str:
    seen = "".join(c if unicodedata.category(c) not in _UNSEEN else " " for c in title)
    words = " ".join(seen.split())
    if not words:
        raise Refused("Give the link a title.")
    if len(words) > LONGEST_TITLE:
        raise Refused(f"The link’s title is longer than {LONGEST_TITLE} characters.")
    return words


def _address(url: str) -> str:
    wrong = Refused("Give the link’s whole address, beginning with https:// or http://.")
    plain = url.strip()
    if re.search(r"[\s\\]", plain) or any(unicodedata.category(c) in _UNSEEN for c in plain):
        raise wrong
    try:
        parts = urlsplit(plain)
        host, user = parts.hostname, parts.username
    except ValueError:
        raise wrong from None
    if parts.scheme not in _SCHEMES or not host or user is not None:
        raise wrong
    if len(plain) > LONGEST_URL:
        raise Refused(f"The link’s address is longer than {LONGEST_URL:,} characters.")
    return plain
