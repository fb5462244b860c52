"""The README's tour names accounts of the demonstration, with the roles that they hold."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from config.demo import PASSWORD
from people.models import Role
from tests.support.machine import ROOT

_LINE = re.compile(r"^\d+\. \*\*([^*]+)\*\*, `([^`]+@[^`]+)`", re.MULTILINE)


def accounts() -> dict[str, dict[str, Any]]:
    folder = ROOT / "fixtures" / "demo"
    read = [tomllib.loads((folder / f).read_text()) for f in ("partnership.toml", "other.toml")]
    return {user["email"]: user for data in read for user in data["user"]}


def tour() -> dict[str, str]:
    return {email: who for who, email in _LINE.findall((ROOT / "README.md").read_text())}


def test_each_account_is_the_demonstrations() -> None:
    assert tour().keys() <= accounts().keys()


def test_each_role_is_the_one_that_it_holds() -> None:
    labels = dict(Role.Kind.choices)
    for email, who in tour().items():
        if who in labels.values():
            assert labels[accounts()[email]["role"]] == who


def test_the_password_is_the_demonstrations() -> None:
    assert f"`{PASSWORD}`" in (ROOT / "README.md").read_text()


def test_the_tour_has_ten_lines() -> None:
    assert len(re.findall(r"^\d+\. ", (ROOT / "README.md").read_text(), re.MULTILINE)) == 10
