"""Workers are killed while people write: each update is there as a whole, once, or not at all."""

from __future__ import annotations

import os
import random
import signal
import time

from tests.soak.effort import effort
from tests.soak.writers import CUT_OFF, written_to
from tests.support.figures import figure
from tests.support.service import Filled

LONGEST_REQUEST = 0.3
"""Seconds, about: a kill falls anywhere in it."""


def test_nothing_is_torn_and_nothing_acknowledged_is_lost(filled: Filled) -> None:
    chance = random.Random(effort().seed)
    with written_to(filled) as service:
        for _ in range(effort().kills):
            service.go_on()
            time.sleep(chance.uniform(0, LONGEST_REQUEST))
            os.kill(int(chance.choice(service.site.workers())), signal.SIGKILL)
    assert service.met(CUT_OFF), "no request was cut off"
    service.assert_that_each_is_there_once()
    figure("R2", "workers killed at random moments of a save", effort().kills)
    figure("R2", "updates acknowledged, each there once", len(service.acknowledged))
