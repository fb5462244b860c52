"""Choose versions of every package again and write them down with their hashes.

The files name no address, so that they are installed from wherever a machine gets its packages.
"""

from __future__ import annotations

import re
import subprocess
import sys

from tools import assets
from tools.environment import FOLDER
from tools.stamp import ROOT, SetUpError

_RUN = ["--no-default-groups"]
FILES = {
    "requirements.txt": _RUN,
    "requirements-build.txt": ["--only-group", "assets"],
    "requirements-dev.txt": ["--all-groups"],
}
_HEAD = "# Made by `make lock` from pyproject.toml. Not edited by hand.\n"


def main() -> int:
    uv = FOLDER / "bin" / "uv"
    if not uv.is_file():
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "uv"], check=True)
    subprocess.run([uv, "lock", "--upgrade", "--quiet"], cwd=ROOT, check=True)
    for name, groups in FILES.items():
        _export(str(uv), name, groups)
    assets.lock()
    return 0


def _export(uv: str, name: str, groups: list[str]) -> None:
    options = [
        "--frozen",
        "--no-emit-project",
        "--no-emit-index-url",
        "--no-annotate",
        "--no-header",
    ]
    done = subprocess.run(
        [uv, "export", "--quiet", *options, *groups],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    if re.search(r"https?://|file:", done.stdout):
        raise SetUpError(f"{name} would name an address.")
    (ROOT / name).write_text(_HEAD + done.stdout, encoding="ascii")


if __name__ == "__main__":
    sys.exit(main())
