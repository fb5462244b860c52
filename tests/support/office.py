"""LibreOffice, as somebody else's program that opens our Word and Excel files."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.support.machine import program


def saved_again(data: bytes, name: str, folder: Path) -> bytes:
    """The file as LibreOffice keeps it, in the format that its name ends in."""
    office = program("soffice", "libreoffice-writer-nogui libreoffice-calc-nogui")
    path, out = folder / name, folder / "again"
    path.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [office, profile, "--headless", "--convert-to", path.suffix[1:], "--outdir", str(out)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=180)
    return (out / name).read_bytes()
