"""The outbox: letters are posted within the transaction of what they tell of, and leave later.

A letter is posted once for each user and step: the database sees to it, however often, late or at
once it is asked for. It is handed to the mail server by one process at a time, whose turn ends with
it. What is written before and after handing a letter over leaves one gap, which SMTP does not let
anybody close: a process that is killed, or cut off, after the mail server took a letter and before
that was written down. Such a letter is handed over again, under the same Message-ID, since a duty
that is told twice is better than one that is not told; the outbox says of it that it may have
arrived twice.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import DatabaseError
from django.db.models import QuerySet

from people import clock
from people.errors import Refused
from people.letters.content import Content
from people.letters.kinds import Kind, kind_named
from people.letters.links import service_host
from people.letters.mail_server import MailServer, NoAnswer, NotReached, Rejected, Unsent
from people.letters.message import as_email
from people.letters.waits import next_try
from people.letters.writing_out import text_and_html
from people.models import Letter, Partnership, Unsubscribing, User
from people.standing import standing
from people.turns import turn

_logger = logging.getLogger(__name__)
State = Letter.State

_TURN = "letters"
_PATIENCE = 30.0
"""Seconds to wait for another process that is sending letters."""
_AT_ONCE = 0.0
_LONGEST_SUBJECT = 150


def post_letter(
    partnership: Partnership,
    *,
    to: User,
    kind: Kind,
    step: str,
    content: Content,
    due: datetime,
    about: Mapping[str, Any] | None = None,
) -> bool:
    """Put a letter into the outbox, with the caller's transaction.

    Args:
        step: names the one step that it is about, such as ``round 12 opens``. A user gets one
            letter about it, whoever asks for it again, however late or at the same time.
        due: it does not leave before.
        about: keys by which the kind can tell, when it leaves, whether it still holds.

    Returns:
        Whether it is new; False where this user's letter about the step is there already.
    """
    text, html = text_and_html(content, to=to)
    _letter, is_new = Letter.objects.get_or_create(
        partnership=partnership,
        to=to,
        step=step,
        defaults={
            "kind": kind.name,
            "about": dict(about or {}),
            "subject": " ".join(content.subject.split())[:_LONGEST_SUBJECT],
            "text": text,
            "html": html,
            "links": [asdict(item) for item in content.items],
            "message_id": f"<{uuid.uuid4().hex}@{service_host()}>",
            "created_at": clock.now(),
            "due_at": due,
            "next_try_at": due,
        },
    )
    return is_new


def is_posted(partnership: Partnership, *, to: User, step: str) -> bool:
    """Whether a user's letter about a step is there, so that its content need not be made."""
    return Letter.objects.filter(partnership=partnership, to=to, step=step).exists()


@dataclass(slots=True)
class Delivery:
    """What became of the letters that were due."""

    sent: int = 0
    put_off: int = 0
    rejected: int = 0
    not_sent: int = 0
    why_away: str = ""
    """Why the mail server takes none at all."""
    is_elsewhere: bool = False
    """Whether another process is sending letters."""


def deliver(*, at: datetime) -> Delivery:
    """Hand every letter that is due at an instant to the mail server.

    Each is written down by itself, so this is not to be called within a transaction that matters.
    """
    delivery = Delivery()
    with turn(_TURN, patience=_PATIENCE) as is_mine, MailServer() as server:
        delivery.is_elsewhere = not is_mine
        while is_mine and (letter := _next_due(at)):
            _see_through(letter, server, delivery, at=at)
    return delivery


def try_again(letter: Letter) -> None:
    """Let a letter leave that waits, or was not taken, whenever it would be tried by itself.

    Raises:
        Refused: it has left, or is not to.
    """
    if not _stuck(letter).update(state=State.WAITING, next_try_at=clock.now()):
        raise Refused("This letter has left, or is not to be sent any more.")


def deliver_alone(letter: Letter, *, at: datetime) -> None:
    """Hand over one letter; while another process is sending letters, that one does it."""
    with turn(_TURN, patience=_AT_ONCE) as is_mine, MailServer() as server:
        found = _stuck(letter).select_related("to").first() if is_mine else None
        if found is not None:
            _see_through(found, server, Delivery(), at=at)


def hold_letters() -> int:
    """Let no letter leave by itself that was due: after a restore it may have left before.

    Returns:
        How many are held.
    """
    why = "The service was restored from a backup, and it may have left since that was taken."
    due = Letter.objects.filter(state=State.WAITING, due_at__lte=clock.now())
    return due.update(state=State.HELD, why=why, begun_at=clock.now())


def _stuck(letter: Letter) -> QuerySet[Letter]:
    return Letter.objects.filter(pk=letter.pk, state__in=Letter.STUCK)


def _next_due(at: datetime) -> Letter | None:
    waiting = Letter.objects.filter(state=State.WAITING, next_try_at__lte=at)
    return waiting.select_related("to").order_by("next_try_at", "id").first()


def _see_through(letter: Letter, server: MailServer, delivery: Delivery, *, at: datetime) -> None:
    """Deliver one letter; a fault of ours in it stops no other."""
    try:
        _deliver(letter, server, delivery, at=at)
    except DatabaseError:
        raise
    except Exception:
        _logger.exception("Letter %s could not be delivered.", letter.pk)
        _put_off(letter, Unsent("A fault stopped it. The log of errors has it."), at=at)
        delivery.put_off += 1


def _deliver(letter: Letter, server: MailServer, delivery: Delivery, *, at: datetime) -> None:
    """Hand one letter over, and write down what became of it."""
    if why := reason_against(letter):
        _write(letter, state=State.NOT_SENT, why=why)
        delivery.not_sent += 1
        return
    try:
        server.reach()
        _begin(letter)
        server.hand_over(as_email(letter))
    except Rejected as refusal:
        _answered(letter, state=State.REJECTED, why=str(refusal))
        delivery.rejected += 1
    except Unsent as fault:
        _put_off(letter, fault, at=at)
        delivery.put_off += 1
        delivery.why_away = str(fault) if isinstance(fault, NotReached) else delivery.why_away
    else:
        sent = {"sent_at": clock.now(), "sent_to": letter.to.email}
        _answered(letter, state=State.SENT, why="", **sent)
        delivery.sent += 1


def reason_against(letter: Letter) -> str:
    """Why a letter is not to leave any more, in a sentence; empty where it is."""
    if not letter.to.is_active:
        return "The account is deactivated."
    if not standing(letter.to).belongs(letter.scope):
        return "They hold no role here any more, and act for nobody."
    kind = kind_named(letter.kind)
    if kind.is_digest and Unsubscribing.objects.filter(user=letter.to, kind=kind.name).exists():
        return "They have unsubscribed from letters like this one."
    return kind.reason_against(letter)


def _begin(letter: Letter) -> None:
    """Write down, before it is handed over, that it is."""
    was_cut_off = letter.begun_at is not None
    perhaps_twice = letter.perhaps_twice or was_cut_off
    _write(letter, begun_at=clock.now(), perhaps_twice=perhaps_twice)


def _answered(letter: Letter, **values: Any) -> None:
    """Write down what the mail server said to it."""
    _write(letter, begun_at=None, attempts=letter.attempts + 1, **values)


def _put_off(letter: Letter, fault: Unsent, *, at: datetime) -> None:
    """Let it wait: longer than the last time, and longer still the next."""
    tries = letter.attempts + 1
    begun_at = letter.begun_at if isinstance(fault, NoAnswer | NotReached) else None
    again = next_try(tries, at=at)
    _write(letter, attempts=tries, begun_at=begun_at, next_try_at=again, why=str(fault))


def _write(letter: Letter, **values: Any) -> None:
    for name, value in values.items():
        setattr(letter, name, value)
    letter.save(update_fields=list(values))
