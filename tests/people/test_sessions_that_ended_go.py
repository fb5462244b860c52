"""``tick`` takes away what is left of sessions that have ended, and no other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client

from people import clock
from tests.cast import Cast, signed_in

pytestmark = pytest.mark.django_db


def test_only_what_has_ended_goes(
    cast: Cast, client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    signed_in(client, cast.lead)
    signed_in(Client(), cast.chair)
    ended = Session.objects.order_by("expire_date").first()
    assert ended
    Session.objects.filter(pk=ended.pk).update(expire_date=clock.now() - timedelta(seconds=1))
    call_command("tick")
    assert "Sessions: 1 session removed that had ended." in capsys.readouterr().out
    assert not Session.objects.filter(pk=ended.pk).exists()
    assert Session.objects.count() == 1


def test_an_instant_that_lies_ahead_ends_none(cast: Cast, client: Client) -> None:
    signed_in(client, cast.lead)
    call_command("tick", at=(clock.now() + timedelta(days=30)).isoformat())
    assert Session.objects.count() == 1
