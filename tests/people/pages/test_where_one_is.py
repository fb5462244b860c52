"""The navigation says in which section every page of people stands."""

from __future__ import annotations

import re

from django.test import Client

from people.models import Acting, Partnership, Role, User
from people.urls import urlpatterns
from tests.cast import GROUP, Cast
from tests.people.outbox.posting import letter_of, post
from tests.people.pages.asking import page, url

OFFICERS, USERS, ACCESS = "Leads and agencies", "Users", "Access log"
OF_NONE = {"roles", "exempt", "decide-exempt", "lift-exemption"}
"""Pages to which other pages lead, and the navigation does not."""


def section_of(client: Client, user: User, where: str) -> str:
    html = page(client, user, where).content.decode()
    nav = html.partition("<nav")[2].partition("</nav>")[0]
    found = re.search(r'aria-current="page">([^<]+)', nav)
    return found[1].strip() if found else ""


def addresses(cast: Cast, here: Partnership) -> dict[str, tuple[str, str]]:
    """Each page of a partnership's people with its section."""
    post(cast)
    numbers = {
        "officer": cast.officer(GROUP).pk,
        "user": cast.chair.pk,
        "acting": Acting.objects.get(user=cast.lead).pk,
        "role": Role.objects.get(user=cast.chair).pk,
        "letter": letter_of(cast.lead).pk,
    }
    sections = {"officers": OFFICERS, "acting": OFFICERS, "access": ACCESS}
    found = {}
    for pattern in urlpatterns:
        route = str(pattern.pattern)
        name = str(pattern.name)
        if route.startswith("people/<slug:partnership>/") and name not in OF_NONE:
            part = route.split("/")[2]
            keys = [numbers[key] for key in re.findall(r"<int:(\w+)>", route)]
            found[name] = url(name, here, *keys), sections.get(part, USERS)
    return found


def test_every_page_stands_in_a_section(client: Client, cast: Cast) -> None:
    User.objects.filter(pk=cast.chair.pk).update(is_active=False)
    found = addresses(cast, cast.partnership)
    assert len(found) > 20
    for name, (where, section) in found.items():
        assert section_of(client, cast.administrator, where) == section, name


def test_the_rooms_above_give_the_entries_before_the_sections(client: Client, cast: Cast) -> None:
    nav = page(client, cast.board_member, url("officers", cast.partnership)).context["nav"]
    first = [(link.url, link.label) for link in nav[:3]]
    assert first == [
        ("/", "My actions"), ("/plans/", "Plans"), ("/people/aldermere/officers/", OFFICERS),
    ]  # fmt: skip
