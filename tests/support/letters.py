"""A real mail server on this machine, to which the service sends as an installation does."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from typing import Any

import environ
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope
from django.test import TestCase
from pytest_django.fixtures import Settings

from people.sign_in import post

TAKEN = "250 OK"


class Letters:
    """The letters that the server was given, and how it answers."""

    def __init__(self) -> None:
        self._sent: list[bytes] = []
        self.answer = TAKEN
        """To a whole letter; one that begins with another figure than 2 is not kept."""
        self.answers_to: dict[str, str] = {}
        """To the address of somebody, before their letter."""
        self.seconds = 0.0
        """How long it thinks of a letter, between taking it and saying so."""
        self.port = _free_port()
        self._server: Controller | None = None

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: Any, _session: Any, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        answer = self.answers_to.get(address, TAKEN)
        if answer == TAKEN:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        assert isinstance(envelope.content, bytes)
        if self.answer.startswith("2"):
            self._sent.append(envelope.content)
        await asyncio.sleep(self.seconds)
        return self.answer

    def start(self) -> None:
        self._server = Controller(self, hostname="127.0.0.1", port=self.port)
        self._server.start()

    def stop(self) -> None:
        if self._server is not None:
            self._server.stop()
            self._server = None

    @property
    def url(self) -> str:
        """What ``EMAIL_URL`` says of it."""
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def all(self) -> list[EmailMessage]:
        return [message_from_bytes(each, policy=policy.default) for each in self._sent]

    def to(self, address: str) -> list[EmailMessage]:
        return [each for each in self.all if each["To"] == address]

    def last(self) -> Message:
        return message_from_bytes(self._sent[-1])

    def last_text(self) -> str:
        text = self.last().get_payload(decode=True)
        assert isinstance(text, bytes)
        return text.decode()


@contextmanager
def links_leave() -> Iterator[None]:
    """What is done within is kept, as at the end of a page's transaction, and its links leave."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        yield
    wait_for_letters()


def wait_for_letters() -> None:
    """Until every letter that was handed over so far has left, or failed to."""
    post._sender.submit(lambda: None).result()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def letters(settings: Settings) -> Iterator[Letters]:
    """What a mail server gets for which the service is set up by ``EMAIL_URL``."""
    got = Letters()
    got.start()
    for name, value in environ.Env.email_url_config(got.url).items():
        setattr(settings, name, value)
    yield got
    got.stop()
