"""What each page shows to a reader as at a moment, without what may differ from day to day."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlencode, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

from people.models import Officer
from people.moments import read_moment
from plans.models import Plan
from tests.access.moments import NO_MOMENT, ONLY_NOW, SHOWS
from tests.access.places import Place
from tests.access.rows import OK, address, urls
from tests.access.world import World
from tests.cast import signed_in
from tests.support.packed import unpacked

READERS = ("administrator", "auditor", "board_member", "lead")
LEADS_OWN = {("lead", "actions:action")}
"""Leads read all that is recorded on what they lead: today's leads, so not the same for ever."""
HTML = "text/html; charset=utf-8"
HOST = "http://testserver"

_LINK = re.compile(r'<a [^>]*?href="([^"]*)"')
_ENTRY = re.compile(r'<li><a href="([^"]*)".*?</a></li>\s*', re.DOTALL)
_NAV = re.compile(r'<nav class="nav".*?</nav>', re.DOTALL)
_MAY_DIFFER = {
    "the token against forged forms": re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"'),
    "today, the last day that can be asked for": re.compile(r' max="\d{4}-\d\d-\d\d"'),
    "who reads, under the name that they have today": re.compile(
        r'<div class="band__user">\s*<span><span class="vh">[^<]*</span>[^<]*</span>'
    ),
    "when the reader is signed out": re.compile(r' data-at-last="\d+"'),
    "the reader's own saved views": re.compile(r'<nav class="saved".*?</nav>', re.DOTALL),
}


@dataclass(frozen=True)
class Reading:
    """A page or a file as one reader met it as at a moment."""

    role: str
    name: str
    url: str
    at: str
    status: int
    kind: str
    content: bytes

    @property
    def is_page(self) -> bool:
        return self.status == OK and self.kind == HTML

    @property
    def text(self) -> str:
        return self.content.decode()

    @property
    def path(self) -> str:
        return urlsplit(self.url).path

    @property
    def shows(self) -> str:
        """What must be the same for ever."""
        if self.kind == HTML:
            return _lasting(self.text)
        return unpacked(self.content)

    @property
    def links(self) -> list[str]:
        """Where its links lead, within the service, as whole addresses."""
        found = (html.unescape(link).partition("#")[0] for link in _LINK.findall(self.text))
        whole = (self.path + link if link.startswith("?") else link for link in found)
        return [link for link in whole if link.startswith("/")]


def _lasting(text: str) -> str:
    for why, pattern in _MAY_DIFFER.items():
        text = pattern.sub(f"[{why}]", text)
    return _NAV.sub(lambda nav: _without_what_is_only_now(nav.group()), text)


def _without_what_is_only_now(nav: str) -> str:
    """The navigation without the ways to what the reader may do today, and what waits there."""
    return _ENTRY.sub(lambda li: "" if named(li.group(1)) in ONLY_NOW else li.group(), nav)


def named(url: str) -> str:
    """The name of the page at an address; empty for none of ours."""
    try:
        return resolve(urlsplit(url).path).view_name
    except Resolver404:
        return ""


def read_all(world: World, places: list[Place], at: str, roles: tuple[str, ...]) -> list[Reading]:
    """Every page and file that shows moments, of every place, as at one of them."""
    addresses = list(dict.fromkeys(_addresses(places, at)))
    return [
        _read(role, signed_in(Client(), getattr(world.cast, role)), name, url, at)
        for role in roles
        for name, url in addresses
        if (role, name) not in LEADS_OWN
    ]


def _addresses(places: list[Place], at: str) -> Iterator[tuple[str, str]]:
    for place in places:
        for name, queries in SHOWS.items():
            if at.startswith("v") and "plan" not in urls()[name]:
                continue
            for query in queries:
                path = address(name, place)
                yield name, f"{path}?{urlencode({'at': at})}{'&' if query else ''}{query}"


def _read(role: str, client: Client, name: str, url: str, at: str) -> Reading:
    response = client.get(url)
    kind = response.headers.get("Content-Type", "")
    where = response.headers.get("Location", "").encode()
    return Reading(role, name, url, at, response.status_code, kind, response.content + where)


def places_of(world: World, refs: list[str]) -> list[Place]:
    """In each plan every ref that any action ever had; and every officer."""
    ours = {"partnership": world.cast.partnership}
    plans = Plan.objects.filter(**ours).order_by("pk").values_list("slug", flat=True)
    officers = Officer.objects.filter(**ours).order_by("pk").values_list("pk", flat=True)
    return [
        *(replace(world.here, plan=plan, ref=ref) for plan in plans for ref in refs),
        *(replace(world.here, officer=pk) for pk in officers),
    ]


def astray(reading: Reading) -> Iterator[str]:
    """Links of a page to others that show moments which do not keep its own."""
    for link in reading.links:
        name, query = named(link), parse_qs(urlsplit(link).query)
        if name in ONLY_NOW or name in NO_MOMENT:
            continue
        if not _keeps(reading, link, query.get("at", [""])[0]) and not _another(reading, link):
            yield link


def _keeps(reading: Reading, link: str, at: str) -> bool:
    """Whether a link has the page's moment, or is the way back to now.

    Other rooms know no version of a plan: they are given the instant at which it was cut.
    """
    if not at:
        return urlsplit(link).path == reading.path
    is_version = reading.at.startswith("v") and read_moment(at) is not None
    return at == reading.at or is_version


_OTHERS = {
    "actions:plan": re.compile(r"/actions/\?.*at=\d{4}-\d\d-\d\d$"),
    "actions:versions": re.compile(r"[?&]at=v[\d.]+"),
    "actions:action": re.compile(r"\?at=[^&]+$"),
}
"""Links whose purpose is another moment: a month's end, a version, just before a transfer."""


def _another(reading: Reading, link: str) -> bool:
    pattern = _OTHERS.get(reading.name)
    return pattern is not None and pattern.search(link) is not None


def forms_in(reading: Reading) -> int:
    """Forms that are posted, but for signing out."""
    return reading.text.partition("<main")[2].count('method="post"')
