"""Papers are printed by a process of its own, which can end, fail or be killed by itself."""

from __future__ import annotations

import atexit
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reports.render import press, printing
from reports.render.errors import CannotRender
from reports.render.reading import text_of
from tests.support.machine import ROOT, cannot, needing_pango

SIGNS = "<html lang=en><title>x</title><h1>{}</h1></html>"
LONG = SIGNS.format("<p>One of many lines.</p>" * 20_000)
CANARY = "known-to-this-service-alone"


@pytest.fixture
def own_press(monkeypatch: pytest.MonkeyPatch) -> Iterator[printing._Press]:
    """A press that no other test has begun."""
    found = printing._Press()
    monkeypatch.setattr(printing, "_press", lambda: found)
    yield found
    found._end()


def _print(words: str) -> str:
    """What a paper of these words says, once it is printed."""
    try:
        pdf = printing.printed(SIGNS.format(words), style="", furniture="")
    except CannotRender as why:
        cannot(str(why))
    return "".join(text_of(pdf))


def _number(found: printing._Press) -> int:
    assert found._process is not None
    return found._process.pid


def test_it_prints_what_the_engine_prints(own_press: printing._Press) -> None:
    engine = needing_pango("reports.render.engine")
    paper = {"html": SIGNS.format("Seven"), "style": "h1 { color: #123 }", "furniture": ""}
    assert printing.printed(**paper) == engine.printed(**paper)
    assert printing.number_of_pages(**paper) == engine.number_of_pages(**paper) == 1


def test_it_knows_no_secret(own_press: printing._Press, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", CANARY)
    assert "Seven" in _print("Seven")
    known = Path("/proc", str(_number(own_press)), "environ")
    if not known.is_file():
        cannot("there is no /proc")
    assert CANARY.encode() not in known.read_bytes()


def test_one_that_ended_since_is_begun_anew(own_press: printing._Press) -> None:
    assert "Seven" in _print("Seven")
    first = _number(own_press)
    os.kill(first, signal.SIGKILL)
    assert "Eight" in _print("Eight")
    assert _number(own_press) != first


def test_one_that_is_killed_at_work_again_and_again_is_told_of(own_press: printing._Press) -> None:
    _print("Seven")
    with _killed_whenever_it_works(own_press), pytest.raises(CannotRender, match="Try again"):
        printing.printed(LONG, style="", furniture="")
    assert "Eight" in _print("Eight")


@contextmanager
def _killed_whenever_it_works(found: printing._Press) -> Iterator[None]:
    ended = threading.Event()

    def kill() -> None:
        while not ended.wait(0.2):
            if found._process is not None:
                found._process.send_signal(signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        yield
    finally:
        ended.set()
        killer.join()


def test_an_order_that_was_broken_off_is_not_taken_for_the_next(
    own_press: printing._Press,
) -> None:
    _print("Seven")

    def stop(*_: Any) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        with pytest.raises(TimeoutError):
            printing.printed(LONG, style="", furniture="")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert "Eight" in _print("Eight")


def test_papers_that_are_ordered_at_once_go_to_who_ordered_them(
    own_press: printing._Press,
) -> None:
    said: dict[str, str] = {}
    words = ["Seven", "Eight", "Nine", "Ten"]

    def order(word: str) -> None:
        said[word] = _print(word)

    orders = [threading.Thread(target=order, args=[word]) for word in words]
    for each in orders:
        each.start()
    for each in orders:
        each.join()
    assert {word: word in said[word] for word in words} == dict.fromkeys(words, True)


def test_one_that_takes_too_long_is_ended_and_so_told(
    own_press: printing._Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    _print("Seven")
    first = _number(own_press)
    with monkeypatch.context() as in_a_hurry:
        in_a_hurry.setattr(printing, "LONGEST", 0.2)
        with pytest.raises(CannotRender, match="took longer than five minutes"):
            printing.printed(LONG, style="", furniture="")
    assert "Eight" in _print("Eight")
    assert _number(own_press) != first


def test_who_waits_too_long_for_others_is_told_and_theirs_are_printed(
    own_press: printing._Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    _print("Seven")
    first = _number(own_press)
    monkeypatch.setattr(printing, "LONGEST", 0.2)
    with own_press._turn, pytest.raises(CannotRender, match="Try again later"):
        printing.printed(SIGNS, style="", furniture="")
    assert _number(own_press) == first


def test_threads_that_begin_at_once_have_one_press(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "_press_of", cache(_made_slowly))
    with ThreadPoolExecutor(4) as threads:
        found = {id(each) for each in threads.map(lambda _: printing._press(), range(4))}
    assert len(found) == 1


def _made_slowly(_process: int) -> printing._Press:
    time.sleep(0.05)
    return printing._Press()


def test_what_is_said_while_it_prints_stands_in_the_log(
    own_press: printing._Press, logged_errors: list[logging.LogRecord]
) -> None:
    _print('<img alt="" src="http://127.0.0.1:9/picture.png">')
    assert [record.name for record in logged_errors] == ["weasyprint"]


def test_a_fault_is_raised_where_the_paper_was_ordered_and_the_log_says_no_word_of_it(
    own_press: printing._Press, logged_errors: list[logging.LogRecord]
) -> None:
    _print("Seven")
    with pytest.raises(printing.PrintingFailed):
        printing.printed(SIGNS.format("Aisha"), style="", furniture=None)  # type: ignore[arg-type]  # what is a fault
    [record] = logged_errors
    assert "engine.py" in record.getMessage()
    assert "Aisha" not in record.getMessage()
    assert "Eight" in _print("Eight")


def test_without_pango_it_says_what_to_install(
    own_press: printing._Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = "from reports.render import press; press._work = dict; press.main()"
    monkeypatch.setattr(printing, "_COMMAND", (sys.executable, "-c", without))
    with pytest.raises(CannotRender, match="Pango is not installed"):
        printing.printed(SIGNS, style="", furniture="")


def test_it_ends_when_nobody_orders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "PATIENCE", 0.01)
    here, there = os.pipe()
    with os.fdopen(here, "rb") as orders, os.fdopen(there, "wb", buffering=0) as told:
        told.write(b"{}\n")
        assert list(press._lines(orders)) == [b"{}\n"]


def test_none_is_begun_once_who_orders_began_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    at_exit: list[Callable[[], None]] = []
    monkeypatch.setattr(atexit, "register", at_exit.append)
    found = printing._Press()
    monkeypatch.setattr(printing, "_press", lambda: found)
    _print("Seven")
    first = _number(found)
    for each in at_exit:
        each()
    assert not _is_there(first)
    with pytest.raises(CannotRender, match="the service is stopping"):
        printing.printed(SIGNS, style="", furniture="")
    assert found._process is None


def test_it_ends_with_who_ordered(tmp_path: Path) -> None:
    told = tmp_path / "press"
    ordering = (
        "from pathlib import Path; from reports.render import printing; import os, signal;"
        f"printing.printed({SIGNS!r}, style='', furniture='');"
        "number = printing._press()._process.pid;"
        f"Path({str(told)!r}).write_text(str(number)); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", ordering], cwd=ROOT, check=False)
    if not told.is_file():
        cannot("no paper was printed")
    number, patience = int(told.read_text()), time.monotonic() + 10
    while _is_there(number) and time.monotonic() < patience:
        time.sleep(0.05)
    assert not _is_there(number)


def _is_there(number: int) -> bool:
    try:
        return "State:\tZ" not in Path("/proc", str(number), "status").read_text()
    except OSError:
        return False
