"""Who makes a pack gets no more memory: the making fails in words, and pages are answered."""

from __future__ import annotations

import resource
from functools import partial
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from reports.making import ACTIVE, State
from reports.models import Making, PackFile, PackStep
from reports.services.makings import ask_again, ask_to_publish
from tests.cast import Cast, signed_in
from tests.reports.services.test_a_pack_from_draft_to_publication import approved, begun
from tests.support.processes import Running, Start, start, until

__all__ = ["start"]

pytestmark = pytest.mark.django_db(transaction=True)

SPARE = 2**20
"""Bytes beyond what the process has already."""


@pytest.fixture
def work(start: Start, settings: Settings, tmp_path: Path) -> Start:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    return partial(start, "work", "--once", EVIDENCE_ROOT=str(settings.EVIDENCE_ROOT))


def give_no_more(running: Running) -> None:
    number = running.process.pid
    status = Path(f"/proc/{number}/status").read_text()
    held = int(status.partition("VmSize:")[2].split()[0]) * 1024
    resource.prlimit(number, resource.RLIMIT_AS, (held + SPARE, resource.RLIM_INFINITY))


def test_it_fails_in_words_and_can_be_asked_for_again(
    cast: Cast, client: Client, work: Start
) -> None:
    making = ask_to_publish(approved(cast, begun(cast)), by=cast.scrutiny_officer)
    until(lambda: make_with_too_little(making, work))
    assert (making.state, making.why[-1:]) == (State.FAILED, ".")
    assert not PackFile.objects.exists()
    assert not PackStep.objects.filter(step="published").exists()
    assert signed_in(client, cast.lead).get("/plans/aldermere/cse/").status_code == 200
    again = ask_again(making, by=cast.scrutiny_officer)
    until(lambda: work().ended()[0] == 0 and is_published(again))


def is_published(making: Making) -> bool:
    return Making.objects.filter(pk=making.pk, state=State.PUBLISHED).exists()


def make_with_too_little(making: Making, work: Start) -> bool:
    """A try that gets no more memory from when it began; whether the making has ended then."""
    running, tries = work(), making.tries
    until(lambda: Making.objects.get(pk=making.pk).tries > tries or has_ended(running))
    if not has_ended(running):
        give_no_more(running)
    running.ended()
    making.refresh_from_db()
    return making.state not in ACTIVE


def has_ended(running: Running) -> bool:
    return running.process.poll() is not None
