"""What both parts of ``tools.bench`` need: the application's environment, and running it."""

from __future__ import annotations

import os
import subprocess
import sys

from tools.stamp import ROOT


def environment(address: str) -> dict[str, str]:
    """The environment of an application on this database, as a server has it."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tools.measured_settings",
        "DATABASE_URL": address,
        "SECRET_KEY": "for-measuring-only-" * 4,
        "ALLOWED_HOSTS": "127.0.0.1,testserver",
        "ALLOW_SQLITE": "true",
        "HTTPS": "false",
        "DEBUG": "false",
        "LOG_LEVEL": "ERROR",
    }


def python(address: str, *arguments: str) -> str:
    """What a Python program says that ran on this database."""
    return finished(begun(address, *arguments))


def begun(address: str, *arguments: str) -> subprocess.Popen[str]:
    """A Python program that runs on this database beside this one."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT, env=environment(address), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def finished(process: subprocess.Popen[str]) -> str:
    """What a program said when it has ended.

    Raises:
        SystemExit: it failed; with what it said of that.
    """
    said, complaint = process.communicate()
    if process.returncode:
        raise SystemExit(f"{process.args!r}: {complaint.strip()}")
    return said
