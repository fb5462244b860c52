"""Long and unguessable is what a password has to be; what it is composed of is its owner's."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from people import clock, services
from people.errors import Refused
from people.models import User
from people.sign_in.guessable import what_counts
from tests.cast import PASSWORD, Cast


def set_password(user: User, password: str) -> None:
    services.set_password(user, password, by=None, reason="Tried")


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple",
        "no capitals no digits no signs",
        "éèêëàâäîïôöùûüÿç",
        "x9" * 32,
        "seventy candles " * 8,
        "a lighthouse keeper on the council of elves",
    ],
)
def test_a_long_password_is_taken_whatever_it_is_made_of(cast: Cast, password: str) -> None:
    set_password(cast.lead, password)
    assert User.objects.get(pk=cast.lead.pk).check_password(password)


@pytest.mark.parametrize("length", [7, 11])
def test_a_short_password_is_refused(cast: Cast, length: int) -> None:
    with pytest.raises(Refused, match="too short"):
        set_password(cast.lead, "zebra crossing under water"[:length])


@pytest.mark.parametrize(
    "password", ["Password123456", "qwertyuiop123", "letmeinletmein", "1q2w3e4r5t6y"]
)
def test_a_common_password_is_refused(cast: Cast, password: str) -> None:
    with pytest.raises(Refused):
        set_password(cast.lead, password)


@pytest.mark.parametrize(
    "password",
    [
        "Aldermere-Council-2026",
        "SafeguardingBoard1!",
        "plan administrator",
        "chief-officer-chief-officer",
        "Mereside Police 99",
        "merlin of mereside",
        "Lead Lead Lead 2026",
    ],
)
def test_words_that_others_would_guess_do_not_count(cast: Cast, password: str) -> None:
    services.add_agency(cast.partnership, by=None, name="Mereside Police", short_name="Mereside")
    with pytest.raises(Refused, match="others would guess"):
        set_password(cast.lead, password)


def test_another_partnerships_agency_is_no_word_of_ours(cast: Cast) -> None:
    services.add_agency(cast.elsewhere, by=None, name="Lanternshire", short_name="")
    set_password(cast.lead, "Lanternshire 44")


def test_what_counts_is_what_remains() -> None:
    assert what_counts("Council-Police-4", {"council", "police"}) == 3
    assert what_counts("lighthouse", {"council"}) == 10
    assert what_counts("Conseil général", {"general"}) == 8


def test_no_password_grows_old(client: Client, cast: Cast) -> None:
    with time_machine.travel(clock.now() + timedelta(days=400)):
        data = {"username": cast.lead.email, "password": PASSWORD}
        assert client.post("/sign-in/", data)["Location"] == "/"
