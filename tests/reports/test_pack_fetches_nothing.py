"""Rendering reaches no network and no file, whatever stands in the plan."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from reports.content.build import build_content
from tests.reports import sample
from tests.reports.conftest import rendered


class Listener:
    """A port on this machine that counts who calls."""

    def __init__(self) -> None:
        self.calls = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                call, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            call.close()

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.close()


def hostile(port: int) -> str:
    here = f"http://127.0.0.1:{port}"
    return (
        f"<img src={here}/a><link rel=stylesheet href={here}/b><link rel=attachment "
        f"href=file:///etc/hostname><iframe src={here}/c></iframe><object data={here}/d></object>"
        f"<style>@import url({here}/e); body {{ background: url({here}/f) }}</style>"
        "<a rel=attachment href=file:///etc/hostname>x</a><img src=file:///etc/hostname>"
    )


def attachments(pdf: bytes) -> int:
    return len(pikepdf.open(BytesIO(pdf)).attachments)


def test_hostile_text_in_a_plan_fetches_and_embeds_nothing(listener: Listener) -> None:
    plan, words = sample.document(), hostile(listener.port)
    first = plan.actions[0]
    poisoned = replace(first, text=words, evidence=words, leads=(words,))
    plan = replace(sample.map_actions(plan, {first.key: poisoned}), title=words)
    pdf = rendered(build_content(replace(sample.source(), document=plan)))
    assert (listener.calls, attachments(pdf)) == (0, 0)


def test_even_hostile_markup_fetches_and_embeds_nothing(
    listener: Listener, logged_errors: list[logging.LogRecord]
) -> None:
    """The second line of defence: were a text ever printed as markup."""
    engine = pytest.importorskip("reports.render.engine")
    html = f"<html lang=en><title>x</title><h1>x</h1>{hostile(listener.port)}</html>"
    furniture = f"@page {{ background: url(http://127.0.0.1:{listener.port}/g) }}"
    pdf = engine.printed(html, style="", furniture=furniture, identifier=b"x")
    assert (listener.calls, attachments(pdf)) == (0, 0)
    assert logged_errors, "nothing was refused, so nothing was tried"
