"""What lies in ``deploy`` names commands, variables and units that are there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.docs.pages import document, rows, section
from tests.support.machine import ROOT, program

FOLDER = ROOT / "deploy"
FILES = sorted(path for path in FOLDER.rglob("*") if path.is_file())
UNITS = sorted((FOLDER / "systemd").iterdir())
_OURS = re.compile(r'manage\.py"?,? "?(\w+)')


def names(files: list[Path]) -> list[str]:
    return [str(file.relative_to(FOLDER)) for file in files]


@pytest.mark.parametrize("file", FILES, ids=names(FILES))
def test_each_command_is_one(file: Path) -> None:
    assert set(_OURS.findall(file.read_text())) <= set(get_commands())


def test_commands_are_found_at_all() -> None:
    found = {name for file in FILES for name in _OURS.findall(file.read_text())}
    assert {"tick", "work", "backup", "verify_history", "migrate", "collectstatic"} <= found


def test_each_variable_is_a_setting() -> None:
    container = FOLDER / "container"
    composed = re.findall(
        r"^    ([A-Z_]+):", (container / "compose.yaml").read_text(), re.MULTILINE
    )
    built = re.findall(r"\b([A-Z_]+)=", (container / "Containerfile").read_text())
    given = {name.removesuffix("_FILE") for name in (*composed, *built)}
    table = rows(section(document("operating.md"), "Settings"))
    assert given - {row[0].strip("`") for row in table} == {"PATH", "XDG_CACHE_HOME"}


def test_nginx_of_the_oldest_system_reads_its_file() -> None:
    """Debian 12 has nginx 1.22, to which ``http2 on`` of 1.25 is a fault at which it ends."""
    assert not re.search(r"^\s*http2 ", (FOLDER / "nginx.conf").read_text(), re.MULTILINE)


@pytest.mark.parametrize("unit", UNITS, ids=names(UNITS))
def test_each_unit_is_described(unit: Path) -> None:
    assert f"`{unit.name}`" in document("operating.md")


def test_a_worker_is_begun_again_however_often_it_ends() -> None:
    """Else systemd gives up a worker that ended five times within ten seconds."""
    unit, service = (FOLDER / "systemd/plan-worker.service").read_text().split("[Service]")
    assert "\nStartLimitIntervalSec=0\n" in unit
    assert "\nRestart=always\nRestartSec=5\n" in service


@pytest.mark.parametrize("unit", UNITS, ids=names(UNITS))
def test_systemd_takes_each_unit(unit: Path) -> None:
    analyze = program("systemd-analyze", "systemd")
    done = subprocess.run(
        [analyze, "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False
    )
    elsewhere = re.compile(r"not executable|No such file|not loaded|snapd|Failed to create")
    assert [line for line in done.stderr.splitlines() if not elsewhere.search(line)] == []
