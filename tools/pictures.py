"""The pictures of the documentation: pages of the demonstration and a page of its pack.

The demonstration is loaded into a database of its own, as if on a fixed day, and served on this
machine; Chromium takes the pages, pdftoppm the paper. So the same code makes the same pictures.
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
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tools.picture_list import PICTURES, Picture
from tools.stamp import ROOT, SetUpError

FOLDER = ROOT / "docs" / "pictures"
DAY = "2026-11-24"
PAPER_WIDTH = 900
MOST_BYTES = 120_000
"""A guide should open quickly."""

_LOADED, _SERVED = f"{DAY}T10:00:00+00:00", f"{DAY}T11:00:00+00:00"
"""When the demonstration is loaded, and when its pages are looked at."""
_DOMAIN = "aldermere.example"
_PAGE_OF_PACK = 3
"""The page after the front sheet and the contents: the plan in figures."""
_COLOURS = (256, 128, 64, 32)
_START_SECONDS = 120
_SWITCHES = ["--no-sandbox", "--disable-gpu", "--lang=en-GB"]
"""Chromium draws the boxes of dates in the language of its own menus, if it has that language."""
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


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
    environment = _environment(folder)
    said = _load(environment)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with _serving(environment) as address:
        _pages(browser, address, _password(said), folder)
    _keep(_pack_page(pdftoppm, _pdf(said), folder))


def _environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tools.pictured_settings",
        "DATABASE_URL": f"sqlite:///{folder / 'demo.sqlite3'}",
        "EVIDENCE_ROOT": str(folder / "evidence"),
        "SECRET_KEY": "for-pictures-only-" * 4,
        "ALLOWED_HOSTS": "127.0.0.1",
        "HTTPS": "false",
        "DEBUG": "false",
    }


def _password(said: str) -> str:
    """The one of every account, as the demonstration printed it."""
    found = re.search(r"^Password: (.+) \(every account\)$", said, re.MULTILINE)
    if not found:
        raise SetUpError("The demonstration printed no password.")
    return found[1]


def _pdf(said: str) -> Path:
    """The pack that the demonstration built."""
    found = re.search(r"^(.+\.pdf) [0-9a-f]{64}$", said, re.MULTILINE)
    if not found:
        raise SetUpError("The demonstration built no pack.")
    return Path(found[1])


def _pages(browser: str, address: str, password: str, folder: Path) -> None:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=_SWITCHES)
        for picture in PICTURES:
            _keep(_page(chromium, address, password, picture, folder))
        chromium.close()


def _page(chromium: Browser, address: str, password: str, picture: Picture, folder: Path) -> Path:
    width, height = picture.size
    context = chromium.new_context(
        viewport={"width": width, "height": height}, locale="en-GB", timezone_id="Europe/London"
    )
    page, target = context.new_page(), folder / f"{picture.name}.png"
    _sign_in(page, f"{address}/sign-in/?next={picture.address}", picture.reader, password)
    if picture.file:
        page.locator("main input[type=file]").set_input_files(ROOT / picture.file)
        page.get_by_role("button", name="Read the file").click()
        page.get_by_role("heading", name="Preview of the import").wait_for()
    if picture.heading:
        page.get_by_role("heading", name=picture.heading, exact=True).evaluate(
            "heading => heading.scrollIntoView()"
        )
    page.evaluate("document.fonts.ready")
    page.screenshot(path=target)
    context.close()
    return target


def _sign_in(page: Page, address: str, reader: str, password: str) -> None:
    page.goto(address)
    page.get_by_role("textbox", name="E-mail address").fill(f"{reader}@{_DOMAIN}")
    page.get_by_role("textbox", name="Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def _pack_page(pdftoppm: str, pdf: Path, folder: Path) -> Path:
    name, page = folder / "pack", str(_PAGE_OF_PACK)
    options = ["-f", page, "-l", page, "-png", "-singlefile", "-scale-to-x", str(PAPER_WIDTH)]
    subprocess.run([pdftoppm, *options, "-scale-to-y", "-1", pdf, name], check=True)
    return name.with_suffix(".png")


def _keep(picture: Path) -> None:
    """Keep the picture with as few colours as make it small enough.

    Raises:
        SetUpError: even few colours leave it too large.
    """
    target = FOLDER / picture.name
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
    process = subprocess.Popen(
        [*_at(_SERVED), "runserver", "--noreload", f"127.0.0.1:{port}"],
        cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=_START_SECONDS)


def _at(instant: str) -> list[str]:
    """``manage.py``, for which the clock shows another instant."""
    return [sys.executable, "-m", "tools.on_a_day", instant]


def _wait_for(port: int) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise SetUpError("The server did not start.")


def _load(environment: dict[str, str]) -> str:
    """Load the demonstration; what it said.

    Raises:
        SetUpError: it could not be loaded.
    """
    done = subprocess.run(
        [*_at(_LOADED), "demo", "--no-serve"],
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
