"""``docs/developing.md`` has every app and target of make, and names only what is there."""

from __future__ import annotations

import importlib
import re
import tomllib
from pathlib import Path

from tests.docs.pages import code, document, rows, section
from tests.support.machine import ROOT

_BESIDE_THE_APPS = {"tests", "tools"}
_FILE = re.compile(r"[\w./-]+\.(?:py|md|html|toml|css|conf)")
_FOLDER = re.compile(r"[a-z_]+(?:/[\w.-]+)+/?")
_DOTTED = re.compile(r"(?:people|plans|actions|governance|reports|config)(?:\.\w+)+")
_TARGET = re.compile(r"^([a-z]+):.*## (.+)$", re.MULTILINE)
_MAKE = re.compile(r"\bmake ([a-z]+)")


def developing() -> str:
    return document("developing.md")


def apps() -> list[str]:
    """The apps in the order of the table."""
    found = rows(section(developing(), "The house"))
    return [row[0].strip("`") for row in found if row[0].startswith("`")]


def test_the_table_of_apps_has_each_package() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert set(apps()) == packages - _BESIDE_THE_APPS


def test_apps_stand_in_the_order_in_which_they_import() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["type"] == "layers")
    assert apps() == layers


def test_each_target_of_make_has_its_row_and_no_other() -> None:
    targets = {target for target, _ in _TARGET.findall((ROOT / "Makefile").read_text())}
    first = [row[0] for row in rows(section(developing(), "Begin"))]
    assert {target for cell in first for target in _MAKE.findall(cell)} == targets


def test_each_file_that_is_named_exists() -> None:
    named = {words for words in code(developing()) if _is_path(words)}
    assert named
    assert sorted(words for words in named if not _exists(words)) == []


def _is_path(words: str) -> bool:
    return bool(_FILE.fullmatch(words) or _FOLDER.fullmatch(words))


def _exists(words: str) -> bool:
    """From the top; a bare name stands for a file that was named by its room just before."""
    if "/" in words:
        return (ROOT / words).exists()
    return any(_of(words))


def _of(name: str) -> list[Path]:
    rooms = [*apps(), *_BESIDE_THE_APPS]
    return [*ROOT.glob(name), *(path for room in rooms for path in (ROOT / room).rglob(name))]


def test_each_name_of_the_code_is_there() -> None:
    named = {words for words in code(developing()) if _DOTTED.fullmatch(words)}
    assert named
    assert sorted(words for words in named if not _can_be_had(words)) == []


def _can_be_had(words: str) -> bool:
    """Whether it is a module, or a name in one."""
    try:
        importlib.import_module(words)
    except ImportError:
        module, _, name = words.rpartition(".")
        return bool(module) and hasattr(importlib.import_module(module), name)
    return True
