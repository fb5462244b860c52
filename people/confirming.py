"""Keeping what was said of text that looks like a child's identity, with what it was said of.

A form says what its user confirmed, and whatever its verb writes first keeps that in the same
transaction: there is no text without its confirmation, and no confirmation without its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from people.identity import Finding
from people.models import IdentityConfirmation, Partnership, User

_SALT = "people.identity"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a user said of everything that was found in what they typed."""

    findings: tuple[Finding, ...]
    answer: str
    reason: str


_under_way: ContextVar[Confirmed | None] = ContextVar("confirmed", default=None)


@contextmanager
def confirming(confirmed: Confirmed | None) -> Iterator[None]:
    """Let what is written meanwhile keep what was confirmed, if anything was."""
    token = _under_way.set(confirmed)
    try:
        yield
    finally:
        _under_way.reset(token)


def confirmations(partnership: Partnership, by: User | None) -> list[IdentityConfirmation]:
    """The rows for what is being confirmed, but for what the same user said last of it."""
    confirmed = _under_way.get()
    if confirmed is None:
        return []
    rules = {digest_of(partnership, found): found.rule for found in confirmed.findings}
    before = IdentityConfirmation.objects.filter(partnership=partnership, digest__in=rules)
    last = {row.digest: (row.answer, row.reason, row.by_id) for row in before}
    said = (confirmed.answer, confirmed.reason, by.pk if by else None)
    return [
        IdentityConfirmation(
            partnership=partnership,
            rule=rule,
            digest=digest,
            answer=confirmed.answer,
            reason=confirmed.reason,
            by=by,
        )
        for digest, rule in rules.items()
        if last.get(digest) != said
    ]


def digest_of(partnership: Partnership, finding: Finding) -> str:
    """What stands for a finding.

    A number of ten digits could be guessed from a plain digest; whoever holds the database alone
    lacks the key. With another key everything has to be confirmed anew.
    """
    said = f"{partnership.pk}:{finding.rule}:{finding.essence}"
    return salted_hmac(_SALT, said, algorithm="sha256").hexdigest()
