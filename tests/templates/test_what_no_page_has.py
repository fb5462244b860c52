"""What no template, style or script of ours has: for what is absent, nothing can be got wrong.

The table of WCAG's criteria (``tools/wcag.py``) leans on it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from people.sign_in.forms import SignInForm
from tests.support.machine import ROOT

TEMPLATES = {path: path.read_text() for path in (ROOT / "templates").rglob("*.html")}
SCRIPTS = {path: path.read_text() for path in (ROOT / "assets" / "js").glob("*.js")}
STYLES = {path: path.read_text() for path in (ROOT / "assets" / "scss").glob("*.scss")}

IN_TEMPLATES = {
    "sound or moving pictures": r"<(audio|video|object|embed|iframe|canvas|marquee|blink)\b",
    "a picture without other words": r"<img\b(?![^>]*\balt=)",
    "an order of the tab key of its own": r'tabindex="[1-9]',
    "a link that says it is a button, and does nothing at Space": r'<a\b[^>]*role="button"',
    "a key as a shortcut": r"\baccesskey=",
    "words that show only under a pointer": r'<(?!svg|abbr)[a-z]+[^>]*\btitle="',
    "something that is dragged": r"\bdraggable\b",
    "a page that leads on by itself": r'http-equiv="refresh"',
}
IN_SCRIPTS = {
    "an act when a pointer goes down, moves or gestures": (
        r"[\"'](mousedown|mousemove|pointer\w+|touch\w+|gesture\w+|drag\w*|drop|wheel)[\"']"
    ),
    "an act of a device's motion": r"devicemotion|deviceorientation",
    "an act on a focus or a choice": r"[\"'](focus|focusin|blur|change|mouseover|mouseenter)[\"']",
}
IN_STYLES = {
    "an animation": r"\banimation(-name)?\s*:|@keyframes",
    "how a screen is held": r"\borientation\s*:",
    "something shown only under a pointer": r":hover[^{,]*\{[^}]*(display|visibility|content)\s*:",
}


@pytest.mark.parametrize("what", IN_TEMPLATES)
def test_no_template_has(what: str) -> None:
    assert _with(TEMPLATES, IN_TEMPLATES[what]) == []


@pytest.mark.parametrize("what", IN_SCRIPTS)
def test_no_script_has(what: str) -> None:
    assert _with(SCRIPTS, IN_SCRIPTS[what]) == []


@pytest.mark.parametrize("what", IN_STYLES)
def test_no_style_has(what: str) -> None:
    assert _with(STYLES, IN_STYLES[what]) == []


def _with(files: dict[Path, str], pattern: str) -> list[str]:
    return [str(path) for path, text in files.items() if re.search(pattern, text)]


def test_a_key_of_a_script_is_held_with_another_one() -> None:
    heard = [text for text in SCRIPTS.values() if "keydown" in text]
    for text in heard:
        listener = text.partition('"keydown"')[2].partition("});")[0]
        keys = re.findall(r"if \((.*?)\) \{", listener)
        assert keys
        assert all("ctrlKey" in each or "altKey" in each for each in keys)


def test_the_browser_may_fill_in_who_signs_in() -> None:
    fields = SignInForm.base_fields.values()
    tokens = [field.widget.attrs["autocomplete"] for field in fields]
    assert tokens == ["username", "current-password"]


def test_no_password_is_kept_from_being_pasted() -> None:
    assert not [text for text in SCRIPTS.values() if re.search(r"[\"'](paste|copy)[\"']", text)]
