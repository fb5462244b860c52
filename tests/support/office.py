"""LibreOffice, as somebody else's program that opens our Word and Excel files."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.support.machine import program


def saved_again(data: bytes, name: str, folder: Path) -> bytes:
    """The file as LibreOffice keeps it, in the format that its name ends in."""
    return all_saved_again({name: data}, folder)[name]


def all_saved_again(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The same of many files of one format, by their names, by one start of LibreOffice."""
    office = program("soffice", "libreoffice-writer-nogui libreoffice-calc-nogui")
    paths, out = [folder / name for name in files], folder / "again"
    for path, data in zip(paths, files.values(), strict=True):
        path.write_bytes(data)
    (ending,) = {path.suffix[1:] for path in paths}
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [office, profile, "--headless", "--convert-to", ending, "--outdir", str(out)]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=300)
    return {name: (out / name).read_bytes() for name in files}
