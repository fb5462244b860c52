"""The jobs that are people's own."""

from __future__ import annotations

from datetime import datetime

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


def _forget(at: datetime) -> str:
    gone = {
        "Access log": ("row", remove_what_is_older(at=at)),
        "Outbox": ("letter", remove_old_letters(at=at)),
    }
    return "\n".join(
        f"{where}: {number_of(count, noun)} removed that were too old."
        for where, (noun, count) in gone.items()
        if count
    )


LETTERS = Job("Letters", _deliver)
RETENTION = Job("What is too old", _forget)
