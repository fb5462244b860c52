"""Publishing in the background: asked for, begun, taken up again, stopped, and asked for anew.

Whoever makes a pack's files holds its turn, which ends with the process however it ends: what was
cut off is found under way without anybody at it, and taken up again. Files are kept before the
step is written, which brings them into the record all at once; so a making that is cut off has
published nothing, and one that was cut off behind the step finds it by the key of its form.
"""

from __future__ import annotations

import logging
import uuid
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from actions.services.posting import refuse_unless_about, refuse_unless_said
from people import clock
from people.connecting import is_cut_off
from people.errors import Refused
from people.models import User
from people.turns import is_taken, turn
from people.wording import number_words
from reports.gate import HeldBack
from reports.life import State as Life
from reports.life import Step
from reports.making import ACTIVE, MOST_TRIES, Stage, State
from reports.models import BuiltPack, Making
from reports.selectors.packs import pack_row
from reports.services.publishing import publish
from reports.services.steps import refuse_unless_open_to, refuse_unless_put_forward_last

_logger = logging.getLogger(__name__)
_WORKER = "pack-worker"
Said = dict[str, Any]
"""What is said of a making by whoever asks for it."""
_TURNS = 8
"""Packs that can be made at once: each making takes one of so many turns."""
_A_MOMENT = 0.2
"""Seconds to wait for a turn: whoever only asks whether somebody has it has it for less."""
_CUT_OFF = (
    f"The making was cut off {number_words(MOST_TRIES)} times. "
    "Tell whoever looks after the service."
)
_FAULT = "A fault stopped it. The log of errors has it."


class _StoppedByHand(Exception):
    """Somebody wanted it stopped."""


def ask_to_publish(
    built: BuiltPack,
    *,
    by: User | None,
    reason: str = "",
    first_page: int | None = None,
    form_key: uuid.UUID | None = None,
) -> Making:
    """Ask for a pack's files to be made and published; the same form, or a second one, once.

    Args:
        first_page: the page of its meeting's agenda pack with which it begins, if the clerk said.

    Raises:
        Refused: the pack is not approved, or the form was posted before for another pack, or
            said it otherwise.
        Stale: it was put forward anew.
    """
    try:
        refuse_unless_put_forward_last(built)
        refuse_unless_open_to(Step.PUBLISHED, built.pack)
    except Refused:
        if not _asked(form_key):
            raise
    said = {"built": built, "by": by, "reason": reason, "first_page": first_page}
    asked = _ask(form_key or uuid.uuid4(), said) or _under_way(built)
    if asked is None:
        return ask_to_publish(built, by=by, reason=reason, first_page=first_page, form_key=form_key)
    return asked


def _ask(form_key: uuid.UUID, said: Said) -> Making | None:
    """What the form asks for; none where the pack is being made for another."""
    try:
        with transaction.atomic():
            defaults = {**said, "asked_at": clock.now()}
            asked = Making.objects.get_or_create(form_key=form_key, defaults=defaults)[0]
    except IntegrityError:
        return None
    refuse_unless_about(asked, built_id=said["built"].pk)
    refuse_unless_said(asked, {name: said[name] for name in ("reason", "first_page")})
    return asked


def _under_way(built: BuiltPack) -> Making | None:
    """The making that another form asked for; none where it has ended by now."""
    return Making.objects.filter(built=built, state__in=ACTIVE).first()


def _asked(form_key: uuid.UUID | None) -> bool:
    return form_key is not None and Making.objects.filter(form_key=form_key).exists()


def ask_again(making: Making, *, by: User | None) -> Making:
    """Ask anew for what was stopped, held back or failed.

    Raises:
        Refused: it is being made, or the pack is not approved any more.
    """
    if making.state in ACTIVE:
        raise Refused("It is being made already.")
    first_page, reason = making.first_page, making.reason
    return ask_to_publish(making.built, by=by, reason=reason, first_page=first_page)


def stop(making: Making) -> None:
    """Let it not be published: at once if it waits, else before its next stage.

    Raises:
        Refused: it has ended.
    """
    waiting = _changed(making, (State.WAITING,), State.STOPPED)
    if not waiting and not _changed(making, (State.UNDER_WAY,), State.STOPPING):
        making.refresh_from_db()
        if making.state != State.STOPPING:
            raise Refused("There is nothing to stop: it has ended by now.")


def _changed(making: Making, before: tuple[State, ...], after: State) -> bool:
    """Whether it stood where the change begins; nobody else can have changed it meanwhile."""
    ended = None if after in ACTIVE else clock.now()
    rows = Making.objects.filter(pk=making.pk, state__in=before)
    return rows.update(state=after, ended_at=ended) == 1


def begin(making: Making) -> None:
    """Have it made: by a worker if one is there, else here and now; not within a transaction."""
    if not is_worked():
        work(making)


def is_worked() -> bool:
    """Whether a worker is there to make packs."""
    return is_taken(_WORKER)


def is_left(making: Making) -> bool:
    """Whether it is to be made and nobody does: no worker is there, and nobody else is at it."""
    return making.state in ACTIVE and not is_worked() and not is_taken(_turn_of(making))


def worker_turn(patience: float) -> AbstractContextManager[bool]:
    """A worker's sign that it is there, for as long as the block lasts."""
    return turn(_WORKER, patience=patience)


def work_next() -> bool:
    """Make the packs that were asked for longest ago and that nobody is making.

    Returns:
        Whether there was one.
    """
    return any(work(each) for each in Making.objects.filter(state__in=ACTIVE))


def makings_waiting() -> list[datetime]:
    """When each pack was asked for that is not made yet."""
    return list(Making.objects.filter(state__in=ACTIVE).values_list("asked_at", flat=True))


def work(making: Making) -> bool:
    """See a making through, unless somebody else is at it; not within a transaction.

    Returns:
        Whether it was this process's to make.

    Raises:
        OperationalError, InterfaceError: the database does not answer. What was cut off so is
            under way still, and nobody is at it.
    """
    with turn(_turn_of(making), patience=_A_MOMENT) as is_mine:
        if is_mine:
            making.refresh_from_db()
        if not is_mine or making.state not in ACTIVE:
            return False
        _see_through(making)
    return True


def _turn_of(making: Making) -> str:
    return f"making-{making.pk % _TURNS}"


def _see_through(making: Making) -> None:
    if making.state == State.STOPPING:
        _end(making, State.STOPPED)
    elif making.tries >= MOST_TRIES and _is_published(making):
        _end(making, State.PUBLISHED)
    elif making.tries >= MOST_TRIES:
        _end(making, State.FAILED, _CUT_OFF)
    else:
        making.tries += 1
        making.begun_at = clock.now()
        making.save(update_fields=["tries", "begun_at"])
        _end(making, *_outcome(making))


def _outcome(making: Making) -> tuple[State, str]:
    try:
        publish(
            making.built,
            by=making.by,
            reason=making.reason,
            first_page=making.first_page,
            form_key=making.form_key,
            tell=lambda stage: _tell(making, stage),
        )
    except _StoppedByHand:
        return State.STOPPED, ""
    except HeldBack as held:
        return State.HELD_BACK, str(held)
    except Refused as refusal:
        return (State.FAILED, str(refusal)) if not _is_published(making) else (State.PUBLISHED, "")
    except Exception:
        if is_cut_off():
            raise
        _logger.exception("The making of a pack failed.")
        return State.FAILED, _FAULT
    return State.PUBLISHED, ""


def _tell(making: Making, stage: Stage) -> None:
    """Write down how far it has come; before each stage it can be stopped."""
    rows = Making.objects.filter(pk=making.pk, state__in=(State.WAITING, State.UNDER_WAY))
    if not rows.update(state=State.UNDER_WAY, stage=stage):
        raise _StoppedByHand
    making.stage = stage


def _is_published(making: Making) -> bool:
    return pack_row(making.built.pack).state is Life.PUBLISHED


def _end(making: Making, state: State, why: str = "") -> None:
    making.state, making.why, making.ended_at = state, why, clock.now()
    making.save(update_fields=["state", "why", "ended_at"])
