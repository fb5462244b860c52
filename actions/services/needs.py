"""What was asked for with an Amber or Red rating, and what came of it."""

from __future__ import annotations

import uuid
from datetime import date

from actions.models import NeedAnswer, ProgressUpdate
from actions.services.posting import Words, append_once, read_anew
from people.errors import Refused
from people.models import Officer, User
from plans.writing import plan_writing


def answer_need(
    update: ProgressUpdate,
    *,
    by: User | None,
    outcome: NeedAnswer.Outcome,
    text: str,
    on_behalf_of: Officer | None = None,
    form_key: uuid.UUID | None = None,
    said_on: date | None = None,
) -> NeedAnswer:
    """Answer what an update said was needed; a later answer stands beside an earlier one.

    Raises:
        Refused: the update asks for nothing, or the answer has no words.
    """
    if not update.needed:
        raise Refused("This update says of nothing that it is needed.")
    if not text:
        raise Refused("Say what was given, or why it was refused.")
    said: Words = {"outcome": outcome, "text": text}
    with plan_writing(update.action.plan, by=by, said_on=said_on) as w:

        def say() -> NeedAnswer:
            read_anew(update.action)
            return NeedAnswer(update=update, by=by, on_behalf_of=on_behalf_of, **said)

        return append_once(w, NeedAnswer, form_key, say, said, update_id=update.pk)
