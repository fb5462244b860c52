from __future__ import annotations

from ipaddress import ip_network

import pytest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from people.checks import the_proxy_is_known
from people.sign_in.readers_address import neighbourhood, readers_address

READER, PROXY, FARTHER = "203.0.113.9", "10.0.0.5", "192.0.2.77"


def seen(peer: str, said: str = "") -> str:
    headers = {"X-Forwarded-For": said} if said else {}
    return readers_address(RequestFactory().get("/", headers=headers, REMOTE_ADDR=peer))


@pytest.fixture(autouse=True)
def _proxies(settings: Settings) -> None:
    settings.TRUSTED_PROXIES = [ip_network("10.0.0.0/8"), ip_network("2001:db8::1")]


def test_a_proxy_of_ours_says_where_the_reader_is() -> None:
    assert seen(PROXY, READER) == READER
    assert seen("2001:db8::1", READER) == READER


def test_what_the_reader_wrote_before_is_not_believed() -> None:
    assert seen(PROXY, f"{FARTHER}, {READER}") == READER
    assert seen(PROXY, f"{FARTHER}, {READER}, 10.0.0.6") == READER


@pytest.mark.parametrize("said", ["", READER, f"{READER}, {PROXY}", "10.0.0.9"])
def test_who_is_no_proxy_of_ours_is_not_believed(said: str) -> None:
    assert seen(FARTHER, said) == FARTHER


@pytest.mark.parametrize("said", ["unknown", ", ,", "<script>", "10.0.0.300"])
def test_what_is_no_address_is_not_taken_for_one(said: str) -> None:
    assert seen(PROXY, said) == PROXY


def test_an_older_address_in_the_newer_way_of_writing_is_itself() -> None:
    assert seen(f"::ffff:{READER}") == READER
    assert seen(f"::ffff:{PROXY}", f"{FARTHER}, ::ffff:{READER}") == READER
    assert neighbourhood(f"::ffff:{READER}") != neighbourhood(f"::ffff:{FARTHER}")


def test_a_neighbourhood_is_what_one_reader_has() -> None:
    assert (
        neighbourhood("2001:db8:1:2::3") == neighbourhood("2001:db8:1:2:f::") == "2001:db8:1:2::/64"
    )
    assert neighbourhood("fe80::1%eth0") == "fe80::/64"
    assert neighbourhood(READER) == READER
    assert neighbourhood("") == ""


def test_an_installation_behind_a_proxy_has_to_know_it(settings: Settings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert the_proxy_is_known() == []
    settings.TRUSTED_PROXIES = []
    assert [found.id for found in the_proxy_is_known()] == ["people.W002"]
    settings.SECURE_PROXY_SSL_HEADER = None
    assert the_proxy_is_known() == []
