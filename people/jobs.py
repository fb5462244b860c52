"""What is due by the clock: each room gives its jobs, and ``tick`` does them in their order."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import OperationalError

from people.errors import Refused, first_line

_logger = logging.getLogger(__name__)


class NotDone(Refused):
    """A job could not do all of its work; its sentence says what is left, and nothing is lost."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something that is done when its time has come: twice, at once or late, it does it once."""

    name: str
    """As the sentence of a fault begins: ``The access log``."""
    do: Callable[[datetime], str]
    """Does what is due at the instant, in transactions of its own; says what it did, if it did."""


_jobs: list[Job] = []


def add_job(job: Job) -> None:
    """Let a room do something by the clock; ``config`` wires it."""
    if job not in _jobs:
        _jobs.append(job)


@dataclass(frozen=True, slots=True)
class Outcome:
    sentence: str
    is_done: bool


def do_what_is_due(at: datetime) -> Iterator[Outcome]:
    """Do every job; one that fails stops no other."""
    for job in _jobs:
        yield _outcome(job, at)


def _outcome(job: Job, at: datetime) -> Outcome:
    try:
        return Outcome(job.do(at), is_done=True)
    except Refused as refusal:
        return Outcome(f"{job.name}: {refusal}", is_done=False)
    except OperationalError as error:
        why = f"the database did not answer: {first_line(error)}"
        return Outcome(f"{job.name}: {why}", is_done=False)
    except Exception:
        _logger.exception("%s: a job failed.", job.name)
        return Outcome(f"{job.name}: a fault stopped it. The log of errors has it.", is_done=False)
