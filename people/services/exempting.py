"""Deciding that text is exempt, and lifting it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from people import clock
from people.errors import Refused
from people.exempt.subjects import Subject
from people.models import Exemption, ExemptionLift, Partnership, User
from people.writing import Writing, writing

DECIDED_ANEW = "Looked at again, and decided anew."


@dataclass(frozen=True, slots=True)
class Ground:
    """Under which paragraph of Schedule 12A, why, and until when nobody needs to look again."""

    paragraph: str
    reason: str
    review_on: date


def decide_exempt(
    partnership: Partnership,
    *,
    by: User | None,
    subject: Subject,
    row: int,
    part: str = "",
    ground: Ground,
) -> Exemption:
    """Decide that a thing's texts are exempt, those included that are still to be written.

    A decision that holds already is replaced, and is lifted no moment before.

    Args:
        part: which of its texts, where each is decided on by itself.

    Raises:
        Refused: no reason is given, or it would not be looked at again after today.
    """
    if not ground.reason.strip():
        raise Refused("Say why it is exempt.")
    if ground.review_on <= clock.today():
        raise Refused("Choose a review date that lies ahead.")
    with writing(partnership, by=by) as w:
        held = Exemption.objects.in_force().filter(kind=subject.kind, row=row, part=part).first()
        if held is not None:
            _lift(w, held, DECIDED_ANEW)
        decided = Exemption(
            partnership=partnership,
            kind=subject.kind,
            row=row,
            part=part,
            paragraph=ground.paragraph,
            reason=ground.reason,
            review_on=ground.review_on,
            by=w.by,
        )
        w.append(decided)
    return decided


def lift_exemption(exemption: Exemption, *, by: User | None, reason: str) -> ExemptionLift:
    """Say that text is exempt no longer.

    Raises:
        Refused: no reason is given, or it was lifted before.
    """
    if not reason.strip():
        raise Refused("Say why it is exempt no longer.")
    with writing(exemption.partnership, by=by) as w:
        if ExemptionLift.objects.filter(exemption=exemption).exists():
            raise Refused("This decision was lifted before. Look at the list again.")
        return _lift(w, exemption, reason)


def _lift(w: Writing, exemption: Exemption, reason: str) -> ExemptionLift:
    lifted = ExemptionLift(exemption=exemption, reason=reason, by=w.by)
    w.append(lifted)
    return lifted
