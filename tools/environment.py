"""The virtual environment ``.venv`` and the locked packages in it."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

from tools import system
from tools.stamp import ROOT, SetUpError, digest, is_done, set_done

FOLDER = ROOT / ".venv"
PYTHON = FOLDER / "bin" / "python"

SETS = {
    "run": [ROOT / "requirements.txt", ROOT / "requirements-build.txt"],
    "test": [ROOT / "requirements-dev.txt"],
}
"""What is installed for which work. ``test`` holds all of ``run``."""


def ensure(name: str) -> None:
    """Bring the environment up to this set of packages; quick when it is.

    Raises:
        SetUpError: the environment cannot be made, or a package not be had.
    """
    if PYTHON.is_file() and (_has(name) or (name == "run" and _has("test"))):
        return
    _ensure_folder()
    print("Installing the locked packages", flush=True)
    files = [word for file in SETS[name] for word in ("-r", str(file))]
    quiet = ["-qq", "--disable-pip-version-check", "--no-input", "--no-warn-script-location"]
    command = [str(PYTHON), "-m", "pip", "install", *quiet, "--require-hashes", *files]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise SetUpError("The locked packages could not be installed; pip's words stand above.")
    set_done(_stamp(name), _value(name))


def _has(name: str) -> bool:
    return is_done(_stamp(name), _value(name))


def _stamp(name: str) -> Path:
    return FOLDER / f".installed-{name}"


def _value(name: str) -> str:
    return digest(SETS[name])


def _ensure_folder() -> None:
    if _answers([str(PYTHON), "-m", "pip", "--version"]):
        return
    if not importlib.util.find_spec("ensurepip"):
        system.ensure_venv_package()
    print("Making the virtual environment .venv", flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "venv", str(FOLDER)],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": ""},
    )  # fmt: skip
    if done.returncode:
        raise SetUpError(f"The virtual environment could not be made: {done.stderr or done.stdout}")


def _answers(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False
