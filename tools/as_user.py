"""A client of the pages in which somebody has gone the whole way in, for measuring."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # models can be read only once Django is set up
    from django.test import Client

    from people.models import User


def sign_in(client: Client, user: User) -> None:
    from people.sign_in import session  # noqa: PLC0415 - only once Django is set up

    client.force_login(user)
    kept = client.session
    session.begin(kept, complete=True)
    kept.save()
