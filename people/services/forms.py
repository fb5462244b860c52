"""Forms that count once: the key of one posting, and what it was answered."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.utils.crypto import salted_hmac

from people.digests import canonical
from people.models import PostedForm, User

_SALT = "people.posted_form"


def posting_key(
    form_key: uuid.UUID, *, by: User, address: str, said: Mapping[str, Any]
) -> uuid.UUID:
    """The key of one posting of a form: the same form with other words in it has another.

    What was said may be a password: only who holds ``SECRET_KEY`` can tell it from the key.
    """
    posted = canonical([form_key, by.pk, address, said]).decode()
    return uuid.UUID(bytes=salted_hmac(_SALT, posted, algorithm="sha256").digest()[:16])


def begin_form(key: uuid.UUID, *, by: User, address: str) -> PostedForm | None:
    """Take a posting's key within the transaction that carries it out; the same key waits for it.

    Returns:
        What the same posting was answered before; none where this is its first time.
    """
    form, is_first = PostedForm.objects.get_or_create(
        key=key, defaults={"by": by, "address": address}
    )
    return None if is_first else form


def keep_answer(key: uuid.UUID, *, sentence: str, leads_to: str) -> None:
    """Keep what a form that was just carried out is answered."""
    PostedForm.objects.filter(key=key).update(sentence=sentence, leads_to=leads_to)
