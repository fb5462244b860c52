"""A letter as an e-mail."""

from __future__ import annotations

from django.core.mail import EmailMultiAlternatives

from people.models import Letter

_NOBODY_ANSWERS = {
    # Neither holiday notices nor lists answer a letter that says this (RFC 3834).
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "OOF, AutoReply",
}


def as_email(letter: Letter) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        to=[letter.to.email],
        headers={"Message-ID": letter.message_id, **_NOBODY_ANSWERS},
    )
    message.attach_alternative(letter.html, "text/html")
    return message
