"""Handing letters to the mail server, and what its answers mean."""

from __future__ import annotations

import smtplib
from types import TracebackType
from typing import Any, Self

from django.core.mail import EmailMessage, get_connection

_FOR_GOOD = 500
"""From this number on an answer of SMTP says that asking again is in vain."""
_LONGEST = 200


class Unsent(Exception):
    """The letter was not taken; its words say why."""


class NotReached(Unsent):
    """The mail server takes no letter at all, this one or another."""


class Rejected(Unsent):
    """The mail server will not take this letter, however often it is asked."""


class NoAnswer(Unsent):
    """It broke off: the letter may have been taken, or not."""


class MailServer:
    """A connection that is opened when it is needed, and again after it broke off."""

    def __init__(self) -> None:
        self._connection: Any = get_connection()
        self._is_away: NotReached | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._leave()

    def reach(self) -> None:
        """Be connected. One that did not answer is not asked again.

        Raises:
            NotReached: it does not answer, or does not let the service in.
        """
        if self._is_away is None:
            try:
                self._connection.open()
            except OSError as error:
                self._is_away = NotReached(f"The mail server cannot be reached: {said(error)}")
        if self._is_away is not None:
            raise self._is_away

    def hand_over(self, message: EmailMessage) -> None:
        """Give it a letter; returns once it has said that it took it.

        Raises:
            Unsent: it did not.
        """
        try:
            self._connection.send_messages([message])
        except (OSError, ValueError) as error:
            self._leave()
            raise meaning(error) from error

    def _leave(self) -> None:
        try:
            self._connection.close()
        except OSError:
            self._connection = get_connection()


def meaning(error: OSError | ValueError) -> Unsent:
    """What it means for a letter that handing it over ended like this."""
    words = f"The mail server did not take it: {said(error)}"
    match error:
        case smtplib.SMTPRecipientsRefused():
            codes = [code for code, _answer in error.recipients.values()]
            return Rejected(words) if min(codes) >= _FOR_GOOD else Unsent(words)
        case smtplib.SMTPDataError(smtp_code=code):
            return Rejected(words) if code >= _FOR_GOOD else Unsent(words)
        case smtplib.SMTPResponseException():
            return Unsent(words)
        case ValueError():
            return Rejected(f"It cannot be written as an e-mail: {error}"[:_LONGEST])
        case _:
            return NoAnswer(f"The mail server broke off: {said(error)}")


def said(error: Exception) -> str:
    """The mail server's or the network's own words, on one line."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            code, answer = next(iter(error.recipients.values()))
            return _line(f"{code} {_decoded(answer)}")
        case smtplib.SMTPResponseException(smtp_code=code, smtp_error=answer):
            return _line(f"{code} {_decoded(answer)}")
        case _:
            return _line(str(error) or type(error).__name__)


def _decoded(answer: bytes | str) -> str:
    return answer.decode(errors="replace") if isinstance(answer, bytes) else answer


def _line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]
