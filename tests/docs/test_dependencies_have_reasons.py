"""The record of decisions names every dependency of ours, at the version that is locked."""

from __future__ import annotations

import re
import tomllib

from tests.docs.pages import document, rows
from tests.support.machine import ROOT

_RECORD = "decisions/0001-dependencies.md"
_NAME = re.compile(r"[a-z0-9-]+")


def named() -> dict[str, str]:
    """Each package of the record with its version."""
    return {row[0].strip("`"): row[1] for row in rows(document(_RECORD)) if row[0].startswith("`")}


def project() -> dict[str, list[str]]:
    read = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups: dict[str, list[str]] = read["dependency-groups"]
    return {"run": read["project"]["dependencies"], **groups}


def names(wanted: list[str]) -> set[str]:
    return {found[0] for line in wanted if (found := _NAME.match(line))}


def locked(file: str) -> dict[str, str]:
    pairs = re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / file).read_text(), re.MULTILINE)
    return dict(pairs)


def test_each_dependency_has_its_row() -> None:
    assert names(project()["run"]) <= named().keys()


def test_each_tool_that_is_named_is_one_of_ours() -> None:
    ours = {name for wanted in project().values() for name in names(wanted)}
    assert named().keys() <= ours


def test_the_versions_are_those_that_are_locked() -> None:
    versions = {**locked("requirements-dev.txt"), **locked("requirements.txt")}
    assert {name: versions[name] for name in named()} == named()
