"""What a screen reader is told of a page, written down step by step and compared with a file."""

from __future__ import annotations

import os
from difflib import unified_diff
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Page, Route

from tests.support.figures import figure
from tests.support.hearing import unclear
from tools.assets import MODULES

_FROZEN = Path(__file__).with_name("heard")
_READER = MODULES / "@guidepup" / "virtual-screen-reader" / "lib" / "esm" / "index.browser.js"
_READ_ALOUD = """async () => {
  const { virtual } = await import("/virtual-screen-reader.js");
  await virtual.start({ container: document.querySelector("main") });
  while ((await virtual.lastSpokenPhrase()) !== "end of main") await virtual.next();
  const said = await virtual.spokenPhraseLog();
  await virtual.stop();
  return said;
}"""


class Listener:
    """Hears each main step of a journey: all of the page as a tree, and its middle read aloud."""

    def __init__(self, page: Page, journey: str) -> None:
        self.page, self.journey = page, journey
        self._heard: list[str] = []
        self.unclear: list[str] = []
        self.steps = 0
        page.route("**/virtual-screen-reader.js", _read_by_the_browser)

    def hears(self, step: str) -> None:
        """Write down what the page says now."""
        self.steps += 1
        self.page.wait_for_load_state()
        self.unclear += [f"{step}: {each}" for each in unclear(self.page)]
        self._heard += [f"# {step}", "", f"Title: {self.page.title()}", ""]
        self._heard += [*_tree(self.page), "", "Read aloud:", ""]
        self._heard += [*self.page.evaluate(_READ_ALOUD), "", ""]

    def has_heard_what_was_read(self) -> None:
        """The journey says what somebody read and found good, when it was frozen."""
        heard = "\n".join(self._heard).rstrip() + "\n"
        file = _FROZEN / f"{self.journey}.txt"
        if os.environ.get("FREEZE"):
            file.write_text(heard)
        figure("A12", "journeys whose main steps were heard", 1)
        figure("A12", "steps, each as a tree and read aloud", self.steps)
        assert not self.unclear, "\n".join(self.unclear)
        changed = list(unified_diff(file.read_text().splitlines(), heard.splitlines(), lineterm=""))
        assert not changed, "\n".join(changed)


def _read_by_the_browser(route: Route) -> None:
    route.fulfill(body=_READER.read_text(), content_type="text/javascript")


def _tree(page: Page) -> list[str]:
    """Roles, names and states; where a link leads is not read out."""
    tree = page.locator("body").aria_snapshot()
    heard = [line for line in tree.splitlines() if not line.lstrip().startswith("- /url:")]
    return [_closed(*pair) for pair in pairwise([*heard, ""])]


def _closed(line: str, following: str) -> str:
    """Without its colon, where nothing stands within it any more."""
    return line.removesuffix(":") if _depth(following) <= _depth(line) else line


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
