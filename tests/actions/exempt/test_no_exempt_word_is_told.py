"""A word in every exempt text, marked in every way: no page, file, feed, letter or log tells it."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from actions.models import EvidenceFile
from people import clock
from people.models import AccessEntry, Body, Letter, PostedForm, User
from reports.content.build import build_content
from reports.content.content_json import write
from reports.content.periods import quarter_of
from reports.content.source import OF_A_PLAN, PackKind
from reports.render.formats import Format, rendered
from reports.selectors.pack import PackOrder, pack_source
from tests.actions.exempt.marking import OF_EACH, WAYS, WORD, Way
from tests.cast import RHIAN, Cast, signed_in
from tests.support.figures import figure
from tests.support.packed import unpacked

pytestmark = pytest.mark.django_db

PLAN = "/plans/aldermere/cse/"
ROOM = "/governance/aldermere/"
MEETING = f"{ROOM}meetings/scrutiny-2026-04-06/"
REFS = ("1.1.1", "1.1.2", "1.2.1", "2.1.1")
PAGES = (
    "/",
    "/plans/",
    PLAN,
    *(
        f"{PLAN}{page}"
        for page in (
            "actions/", "actions/?format=csv", "actions/?doubt=stale&sort=-due", "versions/",
            "compare/?from=2020-01-01&to=now", "slippage/", "slippage/?format=csv", "needs/",
            "needs/?format=csv", "leads/", "leads/?format=csv", "queue/", "lessons/",
            "export/?format=json", "export/?format=csv",
        )
    ),
    *(f"{PLAN}actions/{ref}/" for ref in REFS),
    *(f"{PLAN}actions/{ref}/?record=all" for ref in REFS),
    *(f"{PLAN}actions/{ref}/challenge/" for ref in REFS),
    *(f"{ROOM}{page}" for page in ("", "meetings/", "questions/", "asked/scrutiny/", "followed/")),
    MEETING,
    "/people/aldermere/officers/",
    "/people/aldermere/exempt/",
)  # fmt: skip
ANSWERED = {200, 403, 404}


def _told(client: Client, user: User, address: str) -> bytes:
    answer = signed_in(client, user).get(address)
    assert answer.status_code in ANSWERED, (address, answer.status_code)
    return b"".join(answer) if answer.streaming else answer.content


def _leaking(client: Client, user: User) -> Iterator[str]:
    """The pages on which a user reads the word, now or as at the present instant."""
    for address in PAGES:
        if WORD.encode() in _told(client, user, address).lower():
            yield address
    instant = clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
    for address in (PLAN, f"{PLAN}actions/", f"{PLAN}actions/2.1.1/", f"{ROOM}questions/"):
        if WORD.encode() in _told(client, user, f"{address}?at={instant}").lower():
            yield f"{address} at {instant}"


def _public_papers(cast: Cast) -> Iterator[str]:
    """Public packs of every kind: all that they are made from, and every file but the PDF."""
    for kind in OF_A_PLAN:
        order = PackOrder(
            kind,
            quarter_of(clock.today()),
            "Nobody",
            body=Body.objects.get(slug="scrutiny"),
            lead=cast.officer(RHIAN) if kind is PackKind.LEAD else None,
            is_public=True,
        )
        content = build_content(pack_source(cast.plan, order))
        yield write(content)
        yield from (unpacked(rendered(content, each)) for each in Format if each is not Format.PDF)


@pytest.mark.pages
@pytest.mark.parametrize("way", WAYS, ids=str)
def test_nobody_is_told_who_may_not_read_it(
    cast: Cast, client: Client, way: Way, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    way.marked(cast)

    assert list(_leaking(client, cast.board_member)) == []
    assert not any(WORD in paper.lower() for paper in _public_papers(cast))
    minutes = _told(client, cast.chair, f"{MEETING}minutes.docx?for=public")
    assert WORD not in unpacked(minutes).lower()
    file = EvidenceFile.objects.get()
    assert _status(client, cast.board_member, file) == 403
    logged = AccessEntry.objects.values_list("what", "result")
    kept = [
        *logged,
        *PostedForm.objects.values_list("sentence"),
        *Letter.objects.values_list("subject", "text"),
    ]
    assert not any(WORD in str(row).lower() for row in kept)
    assert WORD not in caplog.text.lower()
    figure("S3", "ways of marking in which no exempt word is told", OF_EACH)


def _status(client: Client, user: User, file: EvidenceFile) -> int:
    address = reverse("actions:evidence", args=["aldermere", "cse", file.pk])
    answer = signed_in(client, user).get(address)
    return len(b"".join(answer)) and answer.status_code


def test_whoever_may_read_it_is_told_on_each_page_where_it_stands(
    cast: Cast, client: Client
) -> None:
    Way("after", "chair").marked(cast)

    told = list(_leaking(client, cast.chair))
    for address in (
        "actions/",
        "actions/1.1.1/",
        "actions/2.1.1/",
        "needs/",
        "export/?format=json",
    ):
        assert f"{PLAN}{address}" in told
    assert MEETING in told
    assert _status(client, cast.chair, EvidenceFile.objects.get()) == 200


def test_a_search_finds_nothing_in_what_its_reader_may_not_read(cast: Cast, client: Client) -> None:
    Way("after", "chair").marked(cast)

    found = _told(client, cast.board_member, f"{PLAN}actions/?q={WORD}").decode()
    other = _told(client, cast.board_member, f"{PLAN}actions/?q=nonesuch").decode()
    assert "0 of 4 actions" in found
    assert "0 of 4 actions" in other
    assert "of 5 actions" in _told(client, cast.chair, f"{PLAN}actions/?q={WORD}").decode()


def test_a_lead_reads_what_is_said_of_their_own_action_alone(cast: Cast, client: Client) -> None:
    Way("after", "chair").marked(cast)

    assert WORD.encode() in _told(client, cast.lead, f"{PLAN}actions/1.1.1/")
    assert WORD.encode() not in _told(client, cast.lead, f"{PLAN}actions/2.1.1/")
    assert WORD.encode() in _told(client, cast.other_lead, f"{PLAN}actions/2.1.1/")
    assert "paragraph" in _told(client, cast.other_lead, f"{PLAN}actions/1.1.1/").decode()
