"""What must be installed beside Python: looked for, installed when we may, else named."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.stamp import SetUpError


@dataclass(frozen=True)
class Need:
    """Something of the machine's own: Debian's package that brings it, and whether it is there."""

    package: str
    what_for: str
    is_there: Callable[[], bool]


def _library(name: str) -> Callable[[], bool]:
    def loads() -> bool:
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
        return True

    return loads


def _program(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) for name in names)


def _office(part: str) -> Callable[[], bool]:
    """One of LibreOffice's programs, wherever it lies."""

    def is_there() -> bool:
        office = shutil.which("soffice")
        return office is not None and (Path(office).resolve().parent / part).is_file()

    return is_there


RUN = [
    Need("libpango-1.0-0", "PDF packs", _library("libpango-1.0.so.0")),
    Need("libpangoft2-1.0-0", "PDF packs", _library("libpangoft2-1.0.so.0")),
    Need("libharfbuzz-subset0", "PDF packs", _library("libharfbuzz-subset.so.0")),
]
TEST = [
    Need("chromium", "browser tests", _program("chromium", "chromium-browser", "google-chrome")),
    Need("libatomic1", "browser tests", _library("libatomic.so.1")),
    Need("poppler-utils", "tests of packs", _program("pdftotext")),
    Need("libreoffice-writer-nogui", "tests of Word files", _office("libswlo.so")),
    Need("libreoffice-calc-nogui", "tests of Excel files", _office("libsclo.so")),
    Need("default-jdk-headless", "veraPDF", _program("javac")),
    Need("nginx", "tests behind a proxy", _program("nginx")),
    Need("systemd", "tests of its units", _program("systemd-analyze")),
    Need("libjaxb-java", "veraPDF", lambda: any(Path("/usr/share/java").glob("jaxb-*.jar"))),
]


def ensure_run() -> None:
    """The libraries that a pack is laid out with.

    Raises:
        SetUpError: one is missing and could not be installed.
    """
    # Elsewhere they have other names and homes; WeasyPrint itself says there what it misses.
    if sys.platform == "linux" and (missing := _install(RUN)):
        raise SetUpError(_sentence(missing))


def ensure_test() -> None:
    """What some tests need. What is missing is named, and its tests are counted at the end."""
    if missing := _install(TEST):
        print(_sentence(missing), flush=True)


def ensure_venv_package() -> None:
    """Debian keeps a part of Python's ``venv`` in a package of its own.

    Raises:
        SetUpError: it is missing and could not be installed.
    """
    version = f"python3.{sys.version_info.minor}-venv"
    if not _apt_get([version]):
        raise SetUpError(f"Python's venv is incomplete here. Please run: apt-get install {version}")


def _install(needs: list[Need]) -> list[Need]:
    """Install what is missing if we may; returns what is missing still."""
    missing = [need for need in needs if not need.is_there()]
    if missing:
        _apt_get([need.package for need in missing])
    return [need for need in missing if not need.is_there()]


def _sentence(missing: list[Need]) -> str:
    purposes = ", ".join(dict.fromkeys(need.what_for for need in missing))
    packages = " ".join(need.package for need in missing)
    return f"Missing for {purposes}: apt-get install --no-install-recommends {packages}"


def _apt_get(packages: list[str]) -> bool:
    """Install Debian's packages; false when we may not or it failed."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print(f"Installing {' '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    for command in (["apt-get", "update"], install):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stderr.strip()[-500:], file=sys.stderr, flush=True)
            return False
    return True
