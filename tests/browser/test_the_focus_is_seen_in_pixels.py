"""Where the focus is, pixels change: as many as a line of two along the control, at 3 to 1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from itertools import chain
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.access.rows import INSIDERS, ROWS, address
from tests.browser.conftest import Visit
from tests.browser.test_every_page import shown_to
from tests.soak.effort import effort
from tests.support.browser import DESKTOP, PHONE
from tests.support.figures import figure

MOST_AROUND = 8
"""Pixels beside a control in which its focus may be drawn."""
LEAST_CONTRAST = 3.0
"""WCAG 2.2, 1.4.11 and 2.4.13: between a pixel with the focus and the same one without."""
LEAST_LINE = 2
MOST_STEPS = 400
"""More than any page has controls."""
MAIN = {
    "anonymous": ("people:sign-in", "people:forgotten-password"),
    "lead": ("actions:my-work", "actions:update", "actions:action", "actions:ask-date"),
    "chair": ("actions:queue", "actions:plan", "governance:rounds", "reports:pack"),
    "board_member": ("actions:list", "actions:challenge", "actions:compare", "actions:versions"),
    "scrutiny_officer": (
        "reports:begin",
        "reports:make",
        "governance:enter-meeting",
        "governance:asked",
        "governance:review",
        "governance:programme",
    ),
    "administrator": (
        "people:users",
        "people:user",
        "people:exempt",
        "actions:import",
        "actions:settings",
        "governance:bodies",
    ),
    "auditor": ("people:access", "people:own-data"),
}
"""The main pages, each with who uses it most."""
SHORT = {"lead": ("actions:update",), "chair": ("actions:queue",)}


def _of_everybody() -> Mapping[str, tuple[str, ...]]:
    """Every page: as who uses it most, else as the first who may read it, who sees most of it."""
    found, left = {}, [name for name in ROWS if name not in chain(*MAIN.values())]
    for role in dict.fromkeys(("administrator", *INSIDERS, "anonymous")):
        mine = tuple(shown_to(role, left))
        found[role] = (*MAIN.get(role, ()), *mine)
        left = [name for name in left if name not in mine]
    return {role: names for role, names in found.items() if names}


LOOKED_AT = _of_everybody() if effort().whole else SHORT

Pixel = bytes
"""Its red, green and blue."""


@pytest.mark.parametrize("role", LOOKED_AT)
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_each_control_shows_that_it_has_the_focus(visit: Visit, size: Any, role: str) -> None:
    unseen, around = [], set[str]()
    if role != "anonymous":
        visit.sign_in(role)
    visit.page.set_viewport_size(size)
    for name in LOOKED_AT[role]:
        page = visit.go(address(name, visit.world.here))
        for control in _controls(page, around):
            figure("A4", "controls whose focus was looked at, pixel by pixel", 1)
            unseen += [] if _is_seen(page, control) else [f"{name}: {control['html']}"]
    visit.page.set_viewport_size(DESKTOP)
    figure("A4", "pages whose focus was looked at, at two widths", len(LOOKED_AT[role]))
    assert not unseen, "\n".join(unseen)


def _controls(page: Page, around: set[str]) -> Iterator[dict[str, Any]]:
    """Each control that Tab comes to, while it has the focus; of those around every page, one."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        found = page.evaluate(_AT)
        if found == "all seen":
            return
        if found["isPlain"] and found["html"] not in around:
            yield found
        if found["isAround"]:
            around.add(found["html"])
    raise AssertionError(f"Tab does not come round on {page.url}")


_AT = """() => {
  const at = document.activeElement;
  // A date's own parts are the browser's, and Tab goes through them.
  const isPlain = at.type !== "date";
  if (at === document.body || (isPlain && at.dataset.lookedAt)) return "all seen";
  at.dataset.lookedAt = "yes";
  const drawn = [at, ...(at.labels ?? [])].map((each) => each.getClientRects()[0]).filter(Boolean);
  const edge = (pick, sides) => pick(...drawn.map(sides));
  const left = edge(Math.min, (box) => box.left), top = edge(Math.min, (box) => box.top);
  return {
    left, top,
    right: edge(Math.max, (box) => box.right), bottom: edge(Math.max, (box) => box.bottom),
    own: [drawn[0].width, drawn[0].height],
    html: at.outerHTML.slice(0, 120),
    isAround: !at.closest("main"),
    isPlain,
  };
}"""


def _is_seen(page: Page, control: dict[str, Any]) -> bool:
    clip = _around(page, control)
    with_focus = _pixels(page, clip)
    page.evaluate("() => { window.lookedAt = document.activeElement; lookedAt.blur(); }")
    without = _pixels(page, clip)
    page.evaluate("() => window.lookedAt.focus({ preventScroll: true })")
    changed = sum(
        _contrast(*pair) >= LEAST_CONTRAST for pair in zip(with_focus, without, strict=True)
    )
    return changed >= LEAST_LINE * float(min(max(control["own"]), clip["width"] - 2 * MOST_AROUND))


def _around(page: Page, control: dict[str, Any]) -> dict[str, float]:
    """What of the page is looked at: the control, its words and what is drawn about them."""
    size = page.viewport_size or DESKTOP
    left, top = max(control["left"] - MOST_AROUND, 0), max(control["top"] - MOST_AROUND, 0)
    right = min(control["right"] + MOST_AROUND, size["width"])
    bottom = min(control["bottom"] + MOST_AROUND, size["height"])
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def _pixels(page: Page, clip: Any) -> list[Pixel]:
    shot = page.screenshot(clip=clip, animations="disabled", caret="hide")
    with Image.open(BytesIO(shot)) as picture:
        channels = picture.convert("RGB").tobytes()
    return [channels[at : at + 3] for at in range(0, len(channels), 3)]


@cache
def _contrast(one: Pixel, other: Pixel) -> float:
    if one == other:
        return 1.0
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(pixel: Pixel) -> float:
    red, green, blue = (_linear(each / 255) for each in pixel)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def test_a_quiet_button_under_the_mouse_shows_it_too(visit: Visit) -> None:
    visit.sign_in("chair")
    page = visit.go(address("actions:queue", visit.world.here))
    page.get_by_role("button", name="Return to the lead").first.hover()
    seen = [
        _is_seen(page, each) for each in _controls(page, set()) if 'value="return"' in each["html"]
    ]
    assert seen
    assert all(seen)


def test_what_shows_nothing_is_found(page: Page) -> None:
    page.set_content(
        "<style>* { outline: none } b:focus { outline: 3px solid #111 }</style>"
        "<a href=#x>A link of some words</a><p><b tabindex=0>And some bold ones</b>"
    )
    assert [_is_seen(page, each) for each in _controls(page, set())] == [False, True]
