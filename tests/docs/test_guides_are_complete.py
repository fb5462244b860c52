"""Every role has a guide; its pictures exist and are used, and what it names stands on a page."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve
from PIL import Image

from people.models import Role
from tests.docs.pages import DOCS, document, headings, rows
from tests.support.machine import ROOT
from tools.picture_list import PHONE, PICTURES
from tools.pictures import MOST_BYTES

GUIDES = sorted(path for path in (DOCS / "guides").glob("*.md") if path.name != "README.md")
NAMING = [DOCS / "first-week.md", DOCS / "guides" / "README.md", *GUIDES]
PAPER = "pack"
"""The picture of a page of a pack, which is no page of the service."""
_MOST_IN_ALL = 2_500_000
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_ROOMS = ("people", "plans", "actions", "governance", "reports", "templates")
_STRESSED = {
    "and how you know", "Whoever installs", "The plan administrator", "The chair", "A lead",
    "The scrutiny officer", "Update", "Updates", "Sign-offs", "Date changes", "Challenges",
    "Deactivate the account", "bold",
}  # fmt: skip
"""What is bold for its weight, or is put together from a word and a number or a kind."""


def name(path: Path) -> str:
    return str(path.relative_to(DOCS))


def test_each_role_has_its_guide() -> None:
    titles = {headings(path.read_text(), 1)[0] for path in GUIDES}
    roles = {str(kind.label) for kind in Role.Kind}
    assert titles == roles | {"Action lead", "Chair of scrutiny"}


def test_the_list_of_guides_has_each() -> None:
    listed = [row[-1] for row in rows(document("guides/README.md"))]
    assert {f"]({path.name})" for path in GUIDES} <= {cell[cell.find("]") :] for cell in listed}


@pytest.mark.parametrize("path", NAMING, ids=name)
def test_what_is_bold_stands_on_a_page(path: Path) -> None:
    said = _said()
    named = set(_BOLD.findall(path.read_text())) - _STRESSED
    assert sorted(words for words in named if not _is_label(words, said)) == []


def _is_label(words: str, said: str) -> bool:
    """Whether it stands there as a whole: in quotation marks, or between tags."""
    return re.search(rf"[\"'>}}]{re.escape(words)}[\"'<{{]", said) is not None


@functools.cache
def _said() -> str:
    """Everything that templates, forms and views say."""
    return "\n".join(file.read_text() for room in _ROOMS for file in _sources(ROOT / room))


def _sources(folder: Path) -> Iterator[Path]:
    for ending in ("*.py", "*.html"):
        yield from folder.rglob(ending)


def test_pictures_exist_and_are_used() -> None:
    kept = {path.stem for path in (DOCS / "pictures").glob("*.png")}
    assert kept == {picture.name for picture in PICTURES} | {PAPER}
    assert kept == _used()


def _used() -> set[str]:
    files = [ROOT / "README.md", *NAMING]
    return {Path(link).stem for path in files for _, link in _PICTURE.findall(path.read_text())}


@pytest.mark.parametrize("path", GUIDES, ids=name)
def test_a_guide_has_one_to_three_pictures_with_words_for_each(path: Path) -> None:
    shown = _PICTURE.findall(path.read_text())
    assert 1 <= len(shown) <= 3
    assert all(len(words.split()) > 3 for words, _ in shown)


def test_pictures_are_as_wide_as_their_page_and_small() -> None:
    files = {picture: DOCS / "pictures" / f"{picture.name}.png" for picture in PICTURES}
    for picture, file in files.items():
        with Image.open(file) as taken:
            assert taken.size == picture.size, picture.name
        assert file.stat().st_size < MOST_BYTES, picture.name
    assert sum(file.stat().st_size for file in files.values()) < _MOST_IN_ALL


def test_a_lead_sees_a_phone() -> None:
    taken = [picture for picture in PICTURES if picture.name.startswith("lead-")]
    assert taken
    assert all(picture.size == PHONE for picture in taken)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: str(picture.name))
def test_each_page_of_a_picture_is_an_address(picture: object) -> None:
    address = getattr(picture, "address", "").partition("?")[0]
    try:
        resolve(address)
    except Resolver404:
        pytest.fail(f"{address} is no address.")
