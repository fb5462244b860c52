"""A real mail server on this machine, to which the service sends as an installation does."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import Any

import environ
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope
from pytest_django.fixtures import Settings


class Letters:
    """The letters that the server was given."""

    def __init__(self) -> None:
        self._sent: list[bytes] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        self._sent.append(envelope.content)
        return "250 OK"

    def last(self) -> Message:
        return message_from_bytes(self._sent[-1])

    def last_text(self) -> str:
        text = self.last().get_payload(decode=True)
        assert isinstance(text, bytes)
        return text.decode()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def letters(settings: Settings) -> Iterator[Letters]:
    """What a mail server gets for which the service is set up by ``EMAIL_URL``."""
    got = Letters()
    port = _free_port()
    server = Controller(got, hostname="127.0.0.1", port=port)
    server.start()
    wanted = environ.Env.email_url_config(f"smtp://127.0.0.1:{port}")
    for name, value in wanted.items():
        setattr(settings, name, value)
    yield got
    server.stop()
