"""What keeps somebody from reading or using a page, as a browser draws it.

Each question is asked of a page that stands in the window, and answered with what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, ViewportSize

from tests.support.browser import DESKTOP, NARROWEST, Axes, scrolls_sideways

TABLET: ViewportSize = {"width": 768, "height": 1024}
WIDTHS = (DESKTOP, TABLET, NARROWEST)

_SEEN = """
  const cutAway = (e) => e && (e.offsetWidth <= 1 && getComputedStyle(e).overflowX !== "visible"
    || cutAway(e.parentElement));
  const seen = (e) => e instanceof HTMLElement && e.offsetWidth > 2 && e.offsetHeight > 2
    && e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !cutAway(e);
"""
"""Not what is only read aloud: that is drawn in one pixel."""

_CLIPPED = f"""() => {{
  {_SEEN}
  const cut = (how, whole, box) => /hidden|clip/.test(how) && whole > box + 1;
  return [...document.querySelectorAll("body *")].filter((e) => {{
    if (!seen(e) || !e.innerText.trim()) return false;
    const look = getComputedStyle(e);
    return cut(look.overflowX, e.scrollWidth, e.clientWidth)
      || cut(look.overflowY, e.scrollHeight, e.clientHeight);
  }}).map((e) => e.outerHTML.slice(0, 160));
}}"""

_SMALL = f"""() => {{
  {_SEEN}
  const LEAST = 24;
  const kinds = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const shown = [...document.querySelectorAll(kinds)].filter(seen);
  const box = (e) => e.getBoundingClientRect();
  const small = (e) => box(e).width < LEAST - .5 || box(e).height < LEAST - .5;
  const middle = (e) => [box(e).x + box(e).width / 2, box(e).y + box(e).height / 2];
  const apart = (e, other) => {{
    const [x, y] = middle(e);
    const [u, v] = middle(other);
    const b = box(other);
    const [across, down] = [Math.max(b.left - x, x - b.right), Math.max(b.top - y, y - b.bottom)];
    const near = Math.hypot(Math.max(across, 0), Math.max(down, 0));
    return near >= LEAST / 2 - .5 && (!small(other) || Math.hypot(x - u, y - v) >= LEAST - .5);
  }};
  const words = (e) => e.innerText.replace(/\\s/g, "");
  const within = (e) => {{
    const block = e.parentElement.closest(
      "p, li, td, th, dd, dt, div, h1, h2, h3, caption, label, body");
    const links = [...block.querySelectorAll(kinds)].filter(seen).map(words).join("");
    return getComputedStyle(e).display === "inline" && words(block).length > links.length;
  }};
  return shown
    .filter((e) => small(e) && !within(e) && !shown.every((o) => o === e || apart(e, o)))
    .map((e) => `${{Math.round(box(e).width)}} x ${{Math.round(box(e).height)}} `
      + e.outerHTML.slice(0, 120));
}}"""
"""Targets under 24 by 24 pixels, but for links within a line of text and those that stand far
enough from others (WCAG 2.5.8)."""

_UNSEEN = f"""() => {{
  {_SEEN}
  const drawn = (look) => ["Top", "Bottom"].some((side) =>
    parseFloat(look[`border${{side}}Width`]) >= 1 && look[`border${{side}}Style`] !== "none");
  const looks = (e) => [e, ...(e.labels ?? [])]
    .flatMap((each) => [getComputedStyle(each), getComputedStyle(each, "::before")]);
  const controls = "input:not([type=hidden], [type=file]), select, textarea";
  return [
    ...[...document.querySelectorAll(controls)].filter(seen).filter((e) => !looks(e).some(drawn)
      && getComputedStyle(e).appearance === "none"),
    ...[...document.querySelectorAll("button, a.govuk-button, a.btn2")].filter((e) => {{
      if (!seen(e)) return false;
      const look = getComputedStyle(e);
      return !drawn(look) && !look.textDecorationLine.includes("underline");
    }}),
    ...[...document.querySelectorAll("[class*='rating--']")].filter(seen)
      .filter((e) => !e.innerText.trim()),
  ].map((e) => e.outerHTML.slice(0, 140));
}}"""
"""Where a system's few colours replace ours: controls without an edge, ratings without a word."""

_SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""What a reader may set by WCAG 1.4.12."""


def clipped(page: Page) -> list[str]:
    """Text that is cut off, since it does not fit where it stands."""
    return [f"cut off: {each}" for each in page.evaluate(_CLIPPED)]


def small_targets(page: Page) -> list[str]:
    return [f"too small: {each}" for each in page.evaluate(_SMALL)]


@contextmanager
def _text_twice_as_large(page: Page) -> Iterator[None]:
    """Harder than a reader's own setting, by which a page also takes its narrow layout."""
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    yield
    page.evaluate("document.documentElement.style.removeProperty('font-size')")


@contextmanager
def _text_spaced(page: Page) -> Iterator[None]:
    page.evaluate(_SPACED)
    yield
    page.evaluate("document.adoptedStyleSheets = []")


def of_text(page: Page) -> list[str]:
    """What is cut off as a page comes, with text twice as large, and with the reader's spacing."""
    page.set_viewport_size(DESKTOP)
    found = clipped(page)
    for name, setting in (("at 200 %", _text_twice_as_large), ("spaced", _text_spaced)):
        with setting(page):
            found += [f"{name}: {each}" for each in clipped(page)]
    return found


def of_width(page: Page, size: ViewportSize) -> list[str]:
    """What is wrong at one width, without asking axe."""
    page.set_viewport_size(size)
    found = [*clipped(page), *small_targets(page)]
    return [*found, "scrolls sideways"] if scrolls_sideways(page) else found


def of_forced_colours(page: Page) -> list[str]:
    """What is not seen any more where the system's own few colours replace ours."""
    page.emulate_media(forced_colors="active")
    found = [f"in forced colours: {each}" for each in page.evaluate(_UNSEEN)]
    page.emulate_media(forced_colors="none")
    return found


_BUILT = """() => {
  const told = (e) => [e.tagName, ...[...e.attributes]
    .filter((a) => /^(class|type|role|aria-[a-z]+|name)$/.test(a.name))
    .map((a) => a.name === "class" || a.name === "type" || a.name === "role" ? a.value : a.name)];
  const whole = (e) => `${told(e)}(${[...new Set([...e.children].map(whole))]})`;
  return [...document.body.children].map((e) => [e.matches("main, :has(main)"), whole(e)]);
}"""
"""How each part of the page is built, whatever it says, and however many rows say it."""


class Eyes:
    """Look at pages one after another: at all that is built as none before; at the rest, where
    ``whole``, only whether it fits a narrow window.
    """

    def __init__(self, axe: Axes, widths: tuple[ViewportSize, ...], *, whole: bool) -> None:
        self.axe, self.widths, self.whole = axe, widths, whole
        self.looked_at = self.glanced_at = self.asked = 0
        self._seen = set[str]()

    def barriers(self, page: Page, name: str) -> list[str]:
        """What is wrong with a page; axe is not asked again about what is built like another."""
        found = self._looked_at(page) if self._is_new(page, name) else self._glanced_at(page)
        return [f"{name}: {each}" for each in found]

    def _looked_at(self, page: Page) -> list[str]:
        self.looked_at += 1
        found = [*of_text(page), *of_forced_colours(page)]
        for size in self._widths_now():
            self.asked += 1
            at = [*of_width(page, size), *self.axe(page)]
            found += [f"at {size['width']}: {each}" for each in at]
        return found

    def _widths_now(self) -> tuple[ViewportSize, ...]:
        """All; in the suite one after the other, from page to page."""
        turn = self.looked_at % len(self.widths)
        return self.widths if self.whole else (self.widths[turn],)

    def _glanced_at(self, page: Page) -> list[str]:
        """Other words in a page that was looked at may be too long where it is narrow."""
        if not self.whole:
            return []
        self.glanced_at += 1
        return [f"at {NARROWEST['width']}: {each}" for each in of_width(page, NARROWEST)]

    def _is_new(self, page: Page, name: str) -> bool:
        """Whether a part of the page is built as none before; its middle, as none of this name."""
        parts = page.evaluate(_BUILT)
        built = {f"{name}: {part}" if is_main else part for is_main, part in parts}
        is_new = not built <= self._seen
        self._seen |= built
        return is_new
