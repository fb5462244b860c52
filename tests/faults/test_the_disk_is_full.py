"""The disk takes no more: what cannot be kept is refused in words, and nothing is half there."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.updating import Lead
from tests.support.service import Standing

PDF_SIZE = 200_000
MOST = 50_000
"""Bytes that the disk takes."""
SHOWN, TAKEN = 200, 302


@contextmanager
def full_disk(service: Standing) -> Iterator[None]:
    """Meanwhile no process that answers can write a longer file."""
    limit(service, MOST)
    try:
        yield
    finally:
        limit(service, resource.RLIM_INFINITY)


def limit(service: Standing, most: int) -> None:
    for worker in service.workers():
        resource.prlimit(worker, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


def text(letter: str) -> bytes:
    return f"{letter * 79}\n".encode() * (PDF_SIZE // 80)


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_file_is_refused_and_the_update_can_be_posted_without_it(standing: Standing) -> None:
    lead = Lead(standing)
    words, before = "Posted to a full disk, by May 2026.", kept(standing.evidence)
    form = lead.form()
    with full_disk(standing):
        answer = lead.post(form, words, attached=("names.txt", text("n")))
        assert answer.status == SHOWN
        assert "“names.txt” could not be kept" in answer.text
        assert words in answer.text
        assert lead.times_kept(words) == 0
        assert kept(standing.evidence) == before
        standing.as_user("lead").must_get("/plans/aldermere/cse/")
        assert lead.post(lead.form(), words).status == TAKEN
    assert lead.times_kept(words) == 1


def test_once_there_is_room_again_it_is_kept(standing: Standing) -> None:
    lead, words = Lead(standing), "Posted once there was room, by May 2026."
    with full_disk(standing):
        lead.post(lead.form(), words, attached=("names.txt", text("m")))
    assert lead.post(lead.form(), words, attached=("names.txt", text("m"))).status == TAKEN
    assert [path.read_bytes() for path in kept(standing.evidence)].count(text("m")) == 1
