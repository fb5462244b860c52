"""Packs in the browser: drafted, put forward, considered, approved, published and read."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from governance.services.reviews import begin_review
from people import clock, services
from people.errors import Refused
from people.models import User
from people.permissions import LABELS, RULES, Kind
from reports.content.periods import quarter_of
from reports.content.shape import PackContent
from reports.content.source import PackKind
from reports.models import BuiltPack, Pack
from reports.permissions import READERS_BEFORE_PUBLICATION
from reports.render.errors import CannotRender
from reports.services import drafts, publishing, steps
from reports.store import PACKS
from tests.cast import Cast
from tests.people.pages.asking import page, post, words
from tests.reports.papers import one_page

LIST = "/packs/aldermere/cse/kept/"
FIRST = f"{LIST}1/"
QUERIES_OF_THE_LIST = 10


@pytest.fixture(autouse=True)
def _kept_apart(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    monkeypatch.setattr("reports.render.formats.render_pdf", lambda _content: one_page())
    monkeypatch.setattr("reports.render.paging.number_of_pages", lambda _content: 1)


def drafted(client: Client, cast: Cast, **values: object) -> Any:
    said = {"kind": "quarterly", "period": str(quarter_of(clock.today())), **values}
    return post(client, cast.scrutiny_officer, f"{LIST}draft/", said, follow=True)


def step(client: Client, user: User, name: str, **values: object) -> Any:
    """Take a step of what was put forward last, unless the values say what was seen."""
    last = BuiltPack.objects.last()
    said = {"seen": last.pk if last else "", **values}
    return post(client, user, f"{FIRST}steps/{name}/", said, follow=True)


def to_approved(client: Client, cast: Cast) -> None:
    drafted(client, cast, finance="No cost to the council.")
    step(client, cast.scrutiny_officer, "put-forward")
    step(client, cast.chair, "considered")
    step(client, cast.chair, "approved", reason="Fit for the board.")


def test_a_draft_is_begun_and_shown(cast: Cast, client: Client) -> None:
    said = words(drafted(client, cast))
    assert "The draft is kept." in said
    assert "Pack 1: Quarterly LSCB pack" in said
    assert "Put the pack forward" in said


def test_a_draft_prints_what_is_known_of_its_meeting(cast: Cast, client: Client) -> None:
    drafted(client, cast, venue="Town Hall", item="7")
    said = words(page(client, cast.chair, f"{FIRST}preview/"))
    assert "Town Hall" in said
    assert "agenda item 7" in said


def test_who_reads_a_draft_is_said_alike_wherever_it_is_and_as_the_rule_has_it(
    cast: Cast, client: Client
) -> None:
    assert READERS_BEFORE_PUBLICATION in words(page(client, cast.scrutiny_officer, f"{LIST}draft/"))
    assert READERS_BEFORE_PUBLICATION in words(drafted(client, cast))
    names = {kind: "chair" if kind == Kind.CHAIR else name for kind, name in LABELS.items()}
    told = {kind for kind, name in names.items() if name.lower() in READERS_BEFORE_PUBLICATION}
    rule = RULES["reports.see_drafts"]
    assert told == {kind for kind in LABELS if any(True for _ in rule.ways_of(kind))}


def test_the_way_to_put_it_forward_and_the_button_are_called_alike(
    cast: Cast, client: Client
) -> None:
    drafted(client, cast)
    pages = (FIRST, f"{FIRST}steps/put-forward/")
    for path in pages:
        said = page(client, cast.scrutiny_officer, path).content.decode()
        assert "Put the pack forward" in said
        assert "Put it forward" not in said


def test_it_goes_from_draft_to_a_file_that_a_board_member_downloads(
    cast: Cast, client: Client
) -> None:
    to_approved(client, cast)
    said = words(step(client, cast.scrutiny_officer, "published"))
    assert "The pack is published." in said
    assert "It never changes." in said
    read = words(page(client, cast.board_member, FIRST))
    assert "Approved on" in read
    assert "“Fit for the board.”" in read
    file = Pack.objects.get().built.get().files.get(name__endswith=".pdf")
    answer = page(client, cast.board_member, f"{FIRST}files/{file.name}")
    assert b"".join(answer.streaming_content) == one_page_kept(file.digest)
    assert file.digest in read


def one_page_kept(digest: str) -> bytes:
    with PACKS.opened(digest) as kept:
        return kept.read()


def test_the_page_of_what_it_prints_says_that_it_is_a_draft(cast: Cast, client: Client) -> None:
    drafted(client, cast, finance="No cost to the council.")
    before = words(page(client, cast.chair, f"{FIRST}preview/"))
    assert "Draft, not published." in before
    assert "No cost to the council." in before
    to_publish(client, cast)
    assert "Draft, not published" not in words(page(client, cast.chair, f"{FIRST}preview/"))


def to_publish(client: Client, cast: Cast) -> None:
    step(client, cast.scrutiny_officer, "put-forward")
    step(client, cast.chair, "considered")
    step(client, cast.chair, "approved")
    step(client, cast.scrutiny_officer, "published")


def test_a_returned_pack_says_why(cast: Cast, client: Client) -> None:
    drafted(client, cast)
    step(client, cast.scrutiny_officer, "put-forward")
    step(client, cast.chair, "returned", reason="Say what it costs.")
    said = words(page(client, cast.scrutiny_officer, FIRST))
    assert "“Say what it costs.”" in said
    assert "Change the draft" in said


@pytest.mark.parametrize("name", ["considered", "returned"])
def test_a_page_opened_before_the_pack_was_put_forward_anew_does_nothing(
    cast: Cast, client: Client, name: str
) -> None:
    drafted(client, cast)
    step(client, cast.scrutiny_officer, "put-forward")
    opened = page(client, cast.chair, f"{FIRST}steps/{name}/").context["form"].initial
    step(client, cast.chair, "returned", reason="Say what it costs.")
    step(client, cast.scrutiny_officer, "put-forward")
    answer = step(client, cast.chair, name, seen=opened["seen"], reason="Read and agreed.")
    assert answer.status_code == 409
    assert "This pack was put forward anew since. Open its page again." in words(answer)
    assert "Read and agreed." not in words(page(client, cast.chair, FIRST))


def test_a_step_without_what_was_seen_does_nothing(cast: Cast, client: Client) -> None:
    drafted(client, cast)
    step(client, cast.scrutiny_officer, "put-forward")
    assert "There is a problem" in words(step(client, cast.chair, "considered", seen=""))
    assert "Put forward on" in words(page(client, cast.chair, FIRST))


def test_a_return_without_a_reason_is_refused(cast: Cast, client: Client) -> None:
    drafted(client, cast)
    step(client, cast.scrutiny_officer, "put-forward")
    assert "Say what has to change" in words(step(client, cast.chair, "returned"))


def test_a_draft_that_somebody_else_changed_is_shown_again(cast: Cast, client: Client) -> None:
    drafted(client, cast)
    form = page(client, cast.scrutiny_officer, f"{FIRST}change/").context["form"]
    said = {"kind": "quarterly", "period": form.initial["period"], "seen": form.initial["seen"]}
    post(client, cast.administrator, f"{FIRST}change/", {**said, "venue": "Town hall"})
    answer = post(client, cast.scrutiny_officer, f"{FIRST}change/", {**said, "venue": "Library"})
    assert answer.status_code == 409
    assert "Somebody changed this draft" in words(answer)
    assert 'value="Library"' in answer.content.decode()


def test_a_correction_and_what_it_corrects_name_each_other(cast: Cast, client: Client) -> None:
    drafted(client, cast)
    to_publish(client, cast)
    said = {"kind": "quarterly", "period": str(quarter_of(clock.today()))}
    post(client, cast.scrutiny_officer, f"{LIST}draft/?replaces=1", said)
    assert "It corrects pack 1" in words(page(client, cast.chair, f"{LIST}2/"))
    built = drafts.put_forward(Pack.objects.get(number=2), by=cast.administrator).built
    assert "Corrected by" not in words(page(client, cast.board_member, FIRST))
    steps.consider(built, by=cast.chair)
    steps.approve(built, by=cast.chair)
    publishing.publish(built, by=cast.administrator)
    assert "Corrected by pack 2" in words(page(client, cast.board_member, FIRST))


def test_the_next_draft_begins_with_what_the_last_one_said(cast: Cast, client: Client) -> None:
    drafted(client, cast, contact="Rhian Okafor")
    form = page(client, cast.scrutiny_officer, f"{LIST}draft/").context["form"]
    assert form.initial["contact"] == "Rhian Okafor"


def test_that_it_begins_with_words_of_another_pack_is_said(cast: Cast, client: Client) -> None:
    sentence = "The front sheet begins with what that of an earlier pack says."
    assert sentence not in words(page(client, cast.scrutiny_officer, f"{LIST}draft/"))
    drafted(client, cast, title="Progress in the summer")
    assert sentence in words(page(client, cast.scrutiny_officer, f"{LIST}draft/"))


def test_it_begins_with_the_last_published_one_though_a_draft_is_younger(
    cast: Cast, client: Client
) -> None:
    drafted(client, cast, contact="Rhian Okafor")
    to_publish(client, cast)
    drafted(client, cast, contact="Somebody")
    form = page(client, cast.scrutiny_officer, f"{LIST}draft/").context["form"]
    assert form.initial["contact"] == "Rhian Okafor"


@pytest.mark.parametrize("address", [FIRST, f"{FIRST}preview/", f"{FIRST}draft.pdf"])
def test_a_board_member_reads_no_draft(cast: Cast, client: Client, address: str) -> None:
    drafted(client, cast)
    assert page(client, cast.board_member, address).status_code == 403
    assert "Pack 1" not in words(page(client, cast.board_member, LIST))


@pytest.mark.parametrize("name", ["steps/burn/", "files/other.pdf"])
def test_what_there_is_not(cast: Cast, client: Client, name: str) -> None:
    drafted(client, cast)
    assert page(client, cast.administrator, FIRST + name).status_code == 404


def test_a_draft_that_cannot_be_printed_says_why(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_content: PackContent) -> bytes:
        raise CannotRender("The font is missing.")

    drafted(client, cast)
    monkeypatch.setattr("reports.render.formats.render_pdf", fails)
    answer = page(client, cast.administrator, f"{FIRST}draft.pdf")
    assert answer.status_code == 409
    assert "The font is missing." in words(answer)


def test_a_file_that_was_changed_is_not_given_out(cast: Cast, client: Client) -> None:
    to_approved(client, cast)
    step(client, cast.scrutiny_officer, "published")
    file = Pack.objects.get().built.get().files.get(name__endswith=".pdf")
    PACKS.path_of(file.digest).write_bytes(b"another paper")
    answer = page(client, cast.board_member, f"{FIRST}files/{file.name}")
    assert answer.status_code == 409
    assert "no longer what was kept" in words(answer)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_every_number_of_packs(
    cast: Cast,
    client: Client,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(count):
        draft = drafts.Draft(PackKind.QUARTERLY, str(quarter_of(clock.today())))
        pack = drafts.begin_pack(cast.plan, by=None, draft=draft)
        drafts.put_forward(pack, by=None)
    client.force_login(cast.chair)
    client.get(LIST)
    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        assert words(client.get(LIST)).count("Put forward on") == count


def test_its_pages_stand_under_packs(cast: Cast, client: Client) -> None:
    drafted(client, cast)
    for address in (LIST, FIRST, f"{FIRST}change/", f"{FIRST}steps/put-forward/"):
        nav = page(client, cast.scrutiny_officer, address).context["nav"]
        assert [link.label for link in nav if link.current] == ["Packs"], address


def test_its_pages_in_the_agenda_pack_are_said_when_it_is_published(
    cast: Cast, client: Client
) -> None:
    to_approved(client, cast)
    assert "begin?" not in words(page(client, cast.chair, f"{FIRST}steps/returned/"))
    wrong = words(step(client, cast.scrutiny_officer, "published", first_page="0"))
    assert "Give 1 or more" in wrong
    step(client, cast.scrutiny_officer, "published", first_page="12")
    assert "In the agenda pack" in words(page(client, cast.board_member, FIRST))
    preview = words(page(client, cast.board_member, f"{FIRST}preview/"))
    assert "In the agenda pack Page 12" in preview


def test_a_recommendations_update_is_kept_and_approved_by_the_chair_of_its_body(
    cast: Cast, client: Client
) -> None:
    review = begin_review(cast.partnership, by=None, slug="missing", title="Missing children")
    asked = {"kind": "recommendations", "review": "", "body": ""}
    assert "Choose the review of which it tells" in words(drafted(client, cast, **asked))
    drafted(client, cast, **{**asked, "review": review.slug})
    refused = words(step(client, cast.scrutiny_officer, "put-forward"))
    assert "its chair approves it" in refused
    body = services.add_body(cast.partnership, by=None, slug="select", name="Select Commission")
    draft = drafts.Draft(
        PackKind.RECOMMENDATIONS, str(quarter_of(clock.today())), body=body, review=review,
        texts={"recommendations": "agrees that all is done"},
    )  # fmt: skip
    pack = drafts.begin_pack(cast.plan, by=None, draft=draft)
    built = drafts.put_forward(pack, by=None).built
    assert "agrees that all is done." in built.content
    assert not cast.chair.has_perm("reports.approve_pack", pack)
    said = words(page(client, cast.scrutiny_officer, f"{LIST}{pack.number}/"))
    assert "Recommendations update" in said
    assert "Missing children" in said


def test_a_recommendations_update_needs_its_review(cast: Cast) -> None:
    body = services.add_body(cast.partnership, by=None, slug="select", name="Select Commission")
    draft = drafts.Draft(PackKind.RECOMMENDATIONS, str(quarter_of(clock.today())), body=body)
    pack = drafts.begin_pack(cast.plan, by=None, draft=draft)
    with pytest.raises(Refused, match="Say of which review this update tells"):
        drafts.put_forward(pack, by=None)


def test_a_recommendations_update_of_a_quarter_before_its_review_says_why_it_prints_nothing(
    cast: Cast, client: Client
) -> None:
    review = begin_review(cast.partnership, by=None, slug="missing", title="Missing children")
    body = services.add_body(cast.partnership, by=None, slug="select", name="Select Commission")
    period = str(quarter_of(clock.today() - timedelta(days=200)))
    draft = drafts.Draft(PackKind.RECOMMENDATIONS, period, body=body, review=review)
    pack = drafts.begin_pack(cast.plan, by=cast.scrutiny_officer, draft=draft)
    why = "Nothing was kept of “Missing children” by the end of that quarter. Choose a later one."
    with pytest.raises(Refused, match=why):
        drafts.put_forward(pack, by=None)
    answer = step(client, cast.scrutiny_officer, "put-forward")
    assert why in words(answer)


def test_the_next_step_is_the_pages_button(cast: Cast, client: Client) -> None:
    drafted(client, cast)
    shown = page(client, cast.scrutiny_officer, FIRST).content.decode()
    assert (
        f'<a class="govuk-button btn" href="{FIRST}steps/put-forward/">Put the pack forward</a>'
        in shown
    )
