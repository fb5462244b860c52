"""A letter as an e-mail."""

from __future__ import annotations

from django.core.mail import EmailMultiAlternatives

from people.letters.kinds import kind_named
from people.letters.unsubscribing import unsubscribe_link
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
        headers={"Message-ID": letter.message_id, **_NOBODY_ANSWERS, **_unsubscribing(letter)},
    )
    message.attach_alternative(letter.html, "text/html")
    return message


def _unsubscribing(letter: Letter) -> dict[str, str]:
    """By these, mail programs offer to unsubscribe, and do it in one step."""
    if not kind_named(letter.kind).is_digest:
        return {}
    return {
        "List-Unsubscribe": f"<{unsubscribe_link(letter.to_id, letter.kind)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
