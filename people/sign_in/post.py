"""Letters about an account. They leave beside the request, which takes no longer for them."""

from __future__ import annotations

import logging
from concurrent.futures import Future, ThreadPoolExecutor

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from people.models import User
from people.sign_in.links import Purpose

_sender = ThreadPoolExecutor(max_workers=1, thread_name_prefix="letters")
_logger = logging.getLogger(__name__)


def send_link(user: User, purpose: Purpose, url: str) -> Future[None]:
    """Send a user the link by which they choose a password."""
    context = {"user": user, "url": url, "life": purpose.life_in_words, "settings": settings}
    letter = EmailMessage(
        subject=f"{purpose.subject}: {settings.SERVICE_NAME}",
        body=render_to_string(f"people/letters/{purpose.name}.txt", context),
        to=[user.email],
    )
    return _sender.submit(_send, letter)


def _send(letter: EmailMessage) -> None:
    """Nobody waits for what comes of it, so that what is not logged here would be lost."""
    try:
        letter.send()
    except Exception:
        _logger.exception("A letter could not be sent.")
