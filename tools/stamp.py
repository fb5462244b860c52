"""Remember what a step was done for, so that a second run does nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class SetUpError(Exception):
    """A step cannot be done here; its text is the plain sentence for the person at the keyboard."""


def digest(paths: Iterable[Path], *words: str) -> str:
    """One digest of these files' contents (folders: of every file inside) and of these words."""
    sha = hashlib.sha256()
    for word in words:
        sha.update(word.encode() + b"\0")
    for path in paths:
        for file in _files(path):
            sha.update(file.relative_to(ROOT).as_posix().encode() + b"\0")
            sha.update(hashlib.sha256(file.read_bytes()).digest())
    return sha.hexdigest()


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.is_file())
    return [path]


def is_done(stamp: Path, value: str) -> bool:
    """Whether the step that this stamp stands for was last done for the same value."""
    return stamp.is_file() and stamp.read_text(encoding="ascii") == value


def set_done(stamp: Path, value: str) -> None:
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value, encoding="ascii")
