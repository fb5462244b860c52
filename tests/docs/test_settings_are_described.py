"""``docs/operating.md`` has a row for every variable that the settings read, and no other."""

from __future__ import annotations

import re

from tests.docs.pages import document, rows, section
from tests.support.machine import ROOT


def test_each_variable_has_its_row() -> None:
    settings = (ROOT / "config" / "settings.py").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"(\w+)"', settings))
    table = rows(section(document("operating.md"), "Settings"))
    described = {row[0].strip("`") for row in table if row[0].startswith("`")}
    assert described == read


def test_each_variable_is_in_the_example() -> None:
    settings = (ROOT / "config" / "settings.py").read_text()
    example = (ROOT / ".env.example").read_text()
    for name in re.findall(r'env\.\w+\(\s*"(\w+)"', settings):
        assert f"# {name}=" in example


def test_each_variable_of_the_tests_is_described() -> None:
    folders = ("tests/support", "tests/conftest.py", "tools")
    files = [
        path
        for name in folders
        for path in ([ROOT / name] if (ROOT / name).is_file() else (ROOT / name).glob("*.py"))
    ]
    asked = r'environ(?:\.get\(|\[)\s*"([A-Z_]+)"'
    read = {name for path in files for name in re.findall(asked, path.read_text())}
    between_runs = {"TEST_TALLY", "TEST_DATABASE_URL", "FIGURES"}
    ours = read - {"PATH", *between_runs}
    assert ours <= {row[0].strip("`") for row in rows(section(document("developing.md"), "Tests"))}
