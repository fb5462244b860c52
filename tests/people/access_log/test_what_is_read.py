from __future__ import annotations

from ipaddress import ip_network

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from actions.evidence.attached import checked
from actions.evidence.beside import Beside
from actions.models import EvidenceFile
from actions.services.record import Report, post_update
from people import clock
from people.models import AccessEntry
from plans.brag import Rating
from tests.cast import RHIAN, Cast, signed_in
from tests.people.access_log.reading import Kind, Rows

PLAN = "/plans/aldermere/cse/"


@pytest.fixture
def reader(client: Client, cast: Cast) -> Client:
    return signed_in(client, cast.board_member)


def read(client: Client, address: str) -> AccessEntry:
    """The one row that came of an address."""
    rows = Rows()
    client.get(address)
    return rows.one


def test_a_page_that_is_read_has_one_row(reader: Client, cast: Cast) -> None:
    before = clock.now()
    row = read(reader, f"{PLAN}actions/1.1.1/")
    assert (row.kind, row.user, row.partnership) == (Kind.READ, cast.board_member, cast.partnership)
    assert (row.address, row.what) == ("actions:action", "plan cse, action 1.1.1")
    assert (row.position, row.as_at, row.result) == ("considered", None, "200")
    assert before <= row.moment <= clock.now()


def test_the_past_moment_is_told(reader: Client) -> None:
    today = clock.today()
    assert read(reader, f"{PLAN}?at={today}").as_at is not None
    assert read(reader, f"{PLAN}?at=rubbish").as_at is None


def test_the_position_is_the_one_that_was_shown(client: Client, cast: Cast) -> None:
    signed_in(client, cast.auditor)
    assert read(client, PLAN).position == "recorded"
    assert read(client, f"{PLAN}?position=considered").position == "considered"


def test_a_lead_reads_what_is_recorded_on_their_own_action(client: Client, cast: Cast) -> None:
    signed_in(client, cast.lead)
    assert read(client, f"{PLAN}actions/1.1.1/").position == "recorded"


def test_what_somebody_searched_for_is_not_told(reader: Client) -> None:
    row = read(reader, f"{PLAN}actions/?q=Child+A+of+Mill+Road&theme=1")
    assert (row.address, row.what) == ("actions:list", "plan cse")
    everything = [str(getattr(row, f.attname)) for f in row._meta.concrete_fields]
    assert "Mill Road" not in " ".join(everything)


def test_an_officer_is_told_by_number_and_name(reader: Client, cast: Cast) -> None:
    officer = cast.officer(RHIAN)
    row = read(reader, f"/people/aldermere/officers/{officer.pk}/")
    assert row.what == f"officer {officer.pk}, {RHIAN}"


def test_pages_of_several_partnerships_are_of_none(reader: Client) -> None:
    for address in ("/", "/plans/"):
        assert read(reader, address).partnership is None


def test_what_is_about_the_reader_alone_has_no_row(reader: Client) -> None:
    rows = Rows()
    for address in ("/sessions/", "/password/", "/second-factor/", "/healthz", "/readyz"):
        assert reader.get(address).status_code == 200
    assert rows.all == []


def test_who_has_not_signed_in_reads_nothing(client: Client, cast: Cast) -> None:
    rows = Rows()
    for address in ("/", PLAN, "/sign-in/", "/forgotten-password/"):
        client.get(address)
    assert rows.all == []


@pytest.mark.parametrize(
    ("peer", "said", "told"),
    [
        ("203.0.113.9", "192.0.2.1", "203.0.113.9"),
        ("10.0.0.5", "203.0.113.9", "203.0.113.9"),
    ],
)
def test_a_header_is_believed_from_our_proxy_alone(
    reader: Client, settings: Settings, peer: str, said: str, told: str
) -> None:
    settings.TRUSTED_PROXIES = [ip_network("10.0.0.0/8")]
    rows = Rows()
    reader.get(PLAN, REMOTE_ADDR=peer, headers={"X-Forwarded-For": said})
    assert rows.one.came_from == told


def test_files_are_exports(reader: Client) -> None:
    assert read(reader, f"{PLAN}export/?format=xlsx").kind == Kind.EXPORT
    assert read(reader, f"{PLAN}actions/?format=csv").kind == Kind.EXPORT


def test_a_comparison_tells_its_two_sides(reader: Client) -> None:
    row = read(reader, f"{PLAN}compare/?from={clock.today()}&to=now")
    assert row.what.startswith("plan cse, ")
    assert row.what.endswith("with now")


def test_a_pack_is_told_by_the_position_that_boards_see(client: Client, cast: Cast) -> None:
    signed_in(client, cast.auditor)
    rows = Rows()
    client.post("/packs/aldermere/cse/", {})
    assert rows.one.kind == Kind.READ


def test_a_file_beside_an_update_is_told_by_its_digest(client: Client, cast: Cast) -> None:
    file = checked(b"Names of the trained", "Mill Road list.txt")
    report = Report(Rating.GREEN, "48 of 60.", "They began")
    post_update(cast.action("1.1.1"), by=cast.lead, report=report, beside=Beside([file]))
    found = EvidenceFile.objects.get()
    signed_in(client, cast.auditor)
    rows = Rows()
    answer = client.get(f"{PLAN}evidence/{found.pk}/")
    row = rows.one
    answer.close()
    assert row.kind == Kind.DOWNLOAD
    assert row.what == f"plan cse, file {found.pk}, sha256 {found.digest}"


def test_a_form_that_is_carried_out_has_its_record_and_no_row(client: Client, cast: Cast) -> None:
    signed_in(client, cast.administrator)
    address = f"/people/aldermere/officers/{cast.officer(RHIAN).pk}/acting/"
    form = client.get(address).context["form"]
    today = clock.today()
    rows = Rows()
    data = {
        "form_key": form["form_key"].value(),
        "user": cast.nobody.pk,
        "from_date_day": today.day,
        "from_date_month": today.month,
        "from_date_year": today.year,
    }
    assert client.post(address, data).status_code == 302
    assert rows.one.kind == Kind.GRANT
