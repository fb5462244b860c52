"""A paper is the same byte for byte, however often, when and by which process it is made."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass

from reports.render.errors import CannotRender
from tests.soak.effort import effort
from tests.soak.rendering import digest_of_all
from tests.support.figures import figure
from tests.support.machine import ROOT, cannot


@dataclass(frozen=True)
class Elsewhere:
    """Another process, in which sets lie in another order, on another clock."""

    seed: str
    zone: str
    times: int
    """The first by a cold process, each further one by a warm one."""

    def digests(self) -> list[str]:
        command = [sys.executable, "-m", "tools.in_django", "tests.soak.rendering", str(self.times)]
        known = {
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "PYTHONHASHSEED": self.seed,
            "PYTHONPATH": str(ROOT),
            "TZ": self.zone,
        }
        done = subprocess.run(
            command, capture_output=True, text=True, cwd=ROOT, env=os.environ | known, check=True
        )
        return done.stdout.split()


LONG = (
    *(Elsewhere(str(seed), "Pacific/Auckland", times=1) for seed in range(1, 11)),
    *(Elsewhere(str(seed), "America/Los_Angeles", times=13) for seed in (11, 12, 13)),
)
"""With the one that this process makes, fifty renderings by fourteen processes."""
SHORT = (Elsewhere("1", "Pacific/Auckland", times=1),)


def test_fifty_renderings_of_every_kind_of_paper_are_the_same() -> None:
    elsewhere = LONG if effort().whole else SHORT
    try:
        ours = digest_of_all()
    except CannotRender as why:
        cannot(str(why))
    theirs = [digest for process in elsewhere for digest in process.digests()]
    assert len(theirs) == sum(process.times for process in elsewhere)
    assert set(theirs) == {ours}
    figure("R12", "renderings of every kind of paper, all the same", 1 + len(theirs))
