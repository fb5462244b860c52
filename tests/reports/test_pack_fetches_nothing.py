"""Rendering reaches no network and no file, whatever stands in the plan."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from io import BytesIO
from itertools import cycle
from pathlib import Path

import pikepdf
import pytest
from pikepdf import StreamDecodeLevel

from plans.document import ActionEntry, GlossaryTerm
from reports.content.build import build_content
from reports.content.source import FrontTexts, Meeting, PackSource
from tests.reports import sample
from tests.reports.conftest import rendered
from tests.reports.hostile import inputs
from tests.support.figures import figure
from tests.support.machine import needing_pango

SECRET = "local-canary-4d1f09"


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


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "secret.txt"
    file.write_text(SECRET)
    return file


@pytest.fixture
def hostile(listener: Listener, secret: Path) -> list[str]:
    return inputs(port=listener.port, file=str(secret))


def _everything(pdf: bytes) -> bytes:
    """The file with every stream of it unpacked."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(out, compress_streams=False, stream_decode_level=StreamDecodeLevel.all)
    return out.getvalue()


def attachments(pdf: bytes) -> int:
    return len(pikepdf.open(BytesIO(pdf)).attachments)


def _poisoned(words: list[str]) -> PackSource:
    """A pack in whose texts, names and front sheet nothing else stands."""
    source, each = sample.source(), cycle(words)
    plan = source.document
    actions: dict[str, ActionEntry | None] = {
        action.key: replace(action, text=next(each), evidence=next(each), leads=(next(each),))
        for action in plan.actions
    }
    plan = replace(
        sample.map_actions(plan, actions),
        title=next(each),
        owner=next(each),
        methodology="\n".join(words),
        glossary=(GlossaryTerm(next(each), next(each)),),
        officers=tuple(replace(o, name=next(each), job_title=next(each)) for o in plan.officers),
    )
    front = {field.name: next(each) for field in fields(FrontTexts)}
    texts = FrontTexts(**{**front, "recommendations": "\n".join(words)})
    meeting = Meeting(next(each), date(2026, 11, 26), next(each), next(each), next(each))
    return replace(
        source, document=plan, texts=texts, meeting=meeting,
        partnership=next(each), made_by=next(each),
    )  # fmt: skip


def test_hostile_texts_in_a_pack_fetch_and_embed_nothing(
    listener: Listener, hostile: list[str]
) -> None:
    pdf = rendered(build_content(_poisoned(hostile)))
    assert (listener.calls, attachments(pdf)) == (0, 0)
    assert SECRET.encode() not in _everything(pdf)


def _printed(html: str) -> bytes:
    """The page as PDF; nothing, where what it wants to fetch ends the printing."""
    engine = needing_pango("reports.render.engine")
    try:
        return bytes(engine.printed(html, style="", furniture=""))
    except needing_pango("weasyprint.urls").URLFetchingError:
        return b""


def test_even_hostile_markup_fetches_and_embeds_nothing(
    listener: Listener, hostile: list[str], logged_errors: list[logging.LogRecord]
) -> None:
    """The second line of defence: were a text ever printed as markup."""
    found = 0
    for markup in hostile:
        pdf = _printed(f"<html lang=en><title>x</title><h1>x</h1>{markup}</html>")
        found += bool(pdf) and (SECRET.encode() in _everything(pdf) or attachments(pdf) > 0)
        assert (listener.calls, found) == (0, 0), markup
    assert len(logged_errors) > 30, "little was refused, so little was tried"
    figure("S6", "hostile inputs of a PDF", len(hostile))
    figure("S6", "connections made", listener.calls)
    figure("S6", "local files embedded", found)


def test_even_a_hostile_style_fetches_nothing(
    listener: Listener, logged_errors: list[logging.LogRecord]
) -> None:
    engine = needing_pango("reports.render.engine")
    furniture = f"@page {{ background: url(http://127.0.0.1:{listener.port}/g) }}"
    html = "<html lang=en><title>x</title><h1>x</h1></html>"
    engine.printed(html, style="", furniture=furniture)
    assert listener.calls == 0
    assert logged_errors


def test_there_are_sixty(hostile: list[str]) -> None:
    assert len(set(hostile)) == 60
