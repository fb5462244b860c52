"""The pictures in the README: the plan's page and a page of a pack, from the demonstration.

The demonstration is loaded into a database of its own and served on this machine; Chromium takes
the page, pdftoppm the paper. What comes out depends on the day: the demonstration's last month is
as at today.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tools.stamp import ROOT, SetUpError

FOLDER = ROOT / "docs" / "pictures"
WIDTH, HEIGHT = 1280, 1040
PAPER_WIDTH = 900
MOST_BYTES = 200_000
"""A README should open quickly."""

_PLAN = "demo/cse"
_READER = "Board member"
_PAGE_OF_PACK = 2
"""The page after the front sheet: the plan in figures."""
_COLOURS = (256, 128, 64, 32)
_START_SECONDS = 30
_SWITCHES = ["--no-sandbox", "--disable-gpu", "--lang=en-GB"]
"""Chromium draws the boxes of dates in the language of its own menus, if it has that language."""
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Account:
    """Somebody of the demonstration who can sign in."""

    email: str
    password: str


def main() -> int:
    try:
        browser, pdftoppm = _program(*_BROWSERS), _program("pdftoppm")
        with tempfile.TemporaryDirectory() as folder:
            _take(Path(folder), browser, pdftoppm)
    except SetUpError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _take(folder: Path, browser: str, pdftoppm: str) -> None:
    environment = _environment(folder / "demo.sqlite3")
    said = _manage(environment, "demo", "--no-serve", "--even-here")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with _serving(environment) as address:
        shot = _plan_page(browser, address, _account(said), folder / "plan.png")
    _keep(shot, FOLDER / "plan.png")
    _keep(_pack_page(pdftoppm, _pdf(said), folder), FOLDER / "pack.png")


def _environment(database: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "SECRET_KEY": "for-pictures-only-" * 4,
        "ALLOWED_HOSTS": "127.0.0.1",
        "HTTPS": "false",
        "DEBUG": "false",
    }


def _account(said: str) -> Account:
    """The board member among the accounts that the demonstration printed."""
    email = re.search(rf"^ +(\S+@\S+) .*\b{_READER}\b", said, re.MULTILINE)
    password = re.search(r"^Password: (.+) \(every account\)$", said, re.MULTILINE)
    if not email or not password:
        raise SetUpError(f"The demonstration printed no account of a {_READER.lower()}.")
    return Account(email[1], password[1])


def _pdf(said: str) -> Path:
    """The pack that the demonstration built."""
    found = re.search(r"^(.+\.pdf) [0-9a-f]{64}$", said, re.MULTILINE)
    if not found:
        raise SetUpError("The demonstration built no pack.")
    return Path(found[1])


def _plan_page(browser: str, address: str, reader: Account, target: Path) -> Path:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=_SWITCHES)
        page = chromium.new_page(
            viewport={"width": WIDTH, "height": HEIGHT}, locale="en-GB", timezone_id="Europe/London"
        )
        page.goto(f"{address}/plans/{_PLAN}/")
        page.get_by_role("textbox", name="E-mail address").fill(reader.email)
        page.get_by_role("textbox", name="Password").fill(reader.password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"**/plans/{_PLAN}/")
        page.evaluate("document.fonts.ready")
        page.screenshot(path=target)
        chromium.close()
    return target


def _pack_page(pdftoppm: str, pdf: Path, folder: Path) -> Path:
    name, page = folder / "pack", str(_PAGE_OF_PACK)
    options = ["-f", page, "-l", page, "-png", "-singlefile", "-scale-to-x", str(PAPER_WIDTH)]
    subprocess.run([pdftoppm, *options, "-scale-to-y", "-1", pdf, name], check=True)
    return name.with_suffix(".png")


def _keep(picture: Path, target: Path) -> None:
    """Write the picture with as few colours as make it small enough.

    Raises:
        SetUpError: even few colours leave it too large.
    """
    with Image.open(picture) as taken:
        whole = taken.convert("RGB")
    for colours in _COLOURS:
        whole.quantize(colours, dither=Image.Dither.NONE).save(target, optimize=True)
        if target.stat().st_size < MOST_BYTES:
            print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1000} kB")
            return
    raise SetUpError(f"{target.name} stays larger than {MOST_BYTES // 1000} kB.")


@contextmanager
def _serving(environment: dict[str, str]) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    options = ["--bind", f"127.0.0.1:{port}", "--log-level=error", "--no-control-socket"]
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", *options, "config.wsgi"], cwd=ROOT, env=environment
    )
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=_START_SECONDS)


def _wait_for(port: int) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise SetUpError("The server did not start.")


def _manage(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT, env=environment, check=False, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise SetUpError(f"The demonstration could not be loaded: {done.stderr.strip()}")
    return done.stdout


def _program(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    if not found:
        raise SetUpError(f"The pictures need {names[0]}, which this machine does not have.")
    return found


if __name__ == "__main__":
    sys.exit(main())
