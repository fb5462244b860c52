"""The steps of a pack that was put forward: considered, approved, returned."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from contextlib import AbstractContextManager

from actions.services.posting import Words, append_once
from people.errors import Refused, Stale
from people.models import AppendOnly, User
from people.writing import Writing, writing
from reports.life import Step, state_words, steps_from
from reports.models import BuiltPack, Pack, PackStep
from reports.selectors.packs import pack_row


def consider(
    built: BuiltPack, *, by: User | None, reason: str = "", form_key: uuid.UUID | None = None
) -> PackStep:
    """Say that the sub-group has considered what the pack prints.

    Raises:
        Refused: it does not wait for that.
    """
    return take(built, Step.CONSIDERED, by=by, reason=reason, form_key=form_key)


def approve(
    built: BuiltPack, *, by: User | None, reason: str = "", form_key: uuid.UUID | None = None
) -> PackStep:
    """Approve what the pack prints.

    Raises:
        Refused: it was not considered, or whoever approves it put it forward themself.
    """
    if by is not None and built.by_id == by.pk:
        raise Refused("You put this pack forward, so somebody else has to approve it.")
    return take(built, Step.APPROVED, by=by, reason=reason, form_key=form_key)


def return_pack(
    built: BuiltPack, *, by: User | None, reason: str, form_key: uuid.UUID | None = None
) -> PackStep:
    """Return a pack to its makers: it is a draft again.

    Raises:
        Refused: it is published, is a draft already, or no reason is given.
    """
    if not reason.strip():
        raise Refused("Say what has to change.")
    return take(built, Step.RETURNED, by=by, reason=reason, form_key=form_key)


def take(
    built: BuiltPack,
    step: Step,
    *,
    by: User | None,
    reason: str,
    form_key: uuid.UUID | None,
    made: Sequence[AppendOnly] = (),
) -> PackStep:
    """Append a step, and what it makes; the same form once.

    Raises:
        Refused: the pack does not stand where the step begins.
        Stale: it was put forward anew.
    """
    said: Words = {"reason": reason}
    with pack_writing(built.pack, by, f"Pack {step}") as w:

        def taken() -> PackStep:
            refuse_unless_put_forward_last(built)
            refuse_unless_open_to(step, built.pack)
            for row in made:
                w.append(row)
            return PackStep(built=built, by=w.by, step=step, **said)

        return append_once(w, PackStep, form_key, taken, said, built_id=built.pk, step=step)


def refuse_unless_put_forward_last(built: BuiltPack) -> None:
    """What was returned and put forward anew is another paper, which somebody has to read first.

    Raises:
        Stale: it was put forward anew.
    """
    if BuiltPack.objects.filter(pack=built.pack, pk__gt=built.pk).exists():
        raise Stale("This pack was put forward anew since. Open its page again.")


def refuse_unless_open_to(step: Step, pack: Pack) -> None:
    """Go on only if the pack stands where the step begins.

    Raises:
        Refused: it does not.
    """
    state = pack_row(pack).state
    if step not in steps_from(state):
        raise Refused(f"This pack is {state_words(state)} by now. Open its page again.")


def pack_writing(pack: Pack, by: User | None, reason: str) -> AbstractContextManager[Writing]:
    return writing(pack.plan.partnership, by=by, reason=reason)
