"""The jobs that are people's own."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sessions.models import Session

from people import clock
from people.jobs import Job, NotDone
from people.services.letters import remove_old_letters
from people.services.outbox import Delivery, deliver
from people.services.retention import remove_what_is_older
from people.wording import counted, number_of


def _deliver(at: datetime) -> str:
    delivery = deliver(at=at)
    if delivery.why_away:
        wait = counted(delivery.put_off, "letter waits", "letters wait")
        raise NotDone(f"{wait}. {delivery.why_away}")
    return _sentence(delivery)


def _sentence(delivery: Delivery) -> str:
    if delivery.is_elsewhere:
        return "Letters: another tick is sending them."
    counts = {
        "sent": delivery.sent,
        "put off": delivery.put_off,
        "not taken by the mail server": delivery.rejected,
        "not to be sent": delivery.not_sent,
    }
    said = [f"{number_of(count, 'letter')} {words}" for words, count in counts.items() if count]
    return f"Letters: {', '.join(said)}." if said else ""


def _remove_access_entries(at: datetime) -> str:
    gone = remove_what_is_older(at=at)
    return f"Access log: {number_of(gone, 'row')} removed that were too old." if gone else ""


def _remove_letters(at: datetime) -> str:
    gone = remove_old_letters(at=at)
    return f"Outbox: {number_of(gone, 'letter')} removed that were too old." if gone else ""


def _remove_sessions(at: datetime) -> str:
    ended = Session.objects.filter(expire_date__lt=min(at, clock.now()))
    gone = ended.delete()[0]
    return f"Sessions: {number_of(gone, 'session')} removed that had ended." if gone else ""


LETTERS = Job("Letters", _deliver)
OLD_ACCESS_ENTRIES = Job("Access log", _remove_access_entries)
OLD_LETTERS = Job("Outbox", _remove_letters)
OLD_SESSIONS = Job("Sessions", _remove_sessions)
