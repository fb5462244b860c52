"""A letter as an e-mail."""

from __future__ import annotations

from django.core.mail import EmailMultiAlternatives
from django.utils.html import format_html

from people.letters.kinds import kind_named
from people.letters.unsubscribing import unsubscribe_link
from people.models import Letter

_NOBODY_ANSWERS = {
    # Neither holiday notices nor lists answer a letter that says this (RFC 3834).
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "OOF, AutoReply",
}
_WITHOUT = "Do without letters like this one"


def as_email(letter: Letter) -> EmailMultiAlternatives:
    """The letter as it leaves.

    By the link with which one does without it anybody could, so it stands in the e-mail alone and
    not in the outbox, which others read.
    """
    is_digest = kind_named(letter.kind).is_digest
    link = unsubscribe_link(letter.to_id, letter.kind) if is_digest else ""
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=f"{letter.text}{_WITHOUT}: {link}\n" if link else letter.text,
        to=[letter.to.email],
        headers={"Message-ID": letter.message_id, **_NOBODY_ANSWERS, **_headers(link)},
    )
    message.attach_alternative(_with_link(letter.html, link), "text/html")
    return message


def _with_link(html: str, link: str) -> str:
    if not link:
        return html
    paragraph = format_html('<p><a href="{}">{}</a></p>\n', link, _WITHOUT)
    return html.replace("</body>", f"{paragraph}</body>")


def _headers(link: str) -> dict[str, str]:
    """By these, mail programs offer to unsubscribe, and do it in one step (RFC 8058)."""
    if not link:
        return {}
    return {
        "List-Unsubscribe": f"<{link}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
