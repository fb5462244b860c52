"""Forms that count once: the key of a form's rendering, and what it was answered."""

from __future__ import annotations

import uuid

from people.errors import Refused
from people.models import PostedForm, User


def begin_form(key: uuid.UUID, *, by: User, address: str) -> PostedForm | None:
    """Take a form's key within the transaction that carries it out; the same key waits for it.

    Returns:
        What the same form was answered before; none where this is its first time.

    Raises:
        Refused: the key is that of somebody else's form, or of one about something else.
    """
    form, is_first = PostedForm.objects.get_or_create(
        key=key, defaults={"by": by, "address": address}
    )
    if (form.by_id, form.address) != (by.pk, address):
        raise Refused("This form was posted for something else.")
    return None if is_first else form


def keep_answer(key: uuid.UUID, *, sentence: str, leads_to: str) -> None:
    """Keep what a form that was just carried out is answered."""
    PostedForm.objects.filter(key=key).update(sentence=sentence, leads_to=leads_to)
