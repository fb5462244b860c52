"""No file may name a folder of somebody's machine, where packages come from, or a key."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator

from tools.stamp import ROOT

# Written so that none of these finds itself.
_PATTERNS = [
    r"/wor[k]/",
    r"/tm[p]/[a-z]",
    r"/roo[t]/",
    r"/hom[e]/[a-z]",
    r"https?://[a-z.]*(py[p]i|python[h]osted|npm[j]s|deb[i]an)\.org",
    r"BEGIN (RSA|OPENSSH|EC) PRIVATE",
    r"\.librar[y]",
]
_PATTERN = re.compile("|".join(_PATTERNS))
BINARY = {".png", ".pdf", ".docx", ".xlsx", ".woff2", ".ico"}


def main() -> int:
    found = [line for name in tracked_files() for line in _leaks(name)]
    print("\n".join(found))
    return int(bool(found))


def tracked_files() -> list[str]:
    """What is in the repository. Without git, such as in an unpacked archive, nothing is known."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        print("Leaks were not looked for: this is not a git repository.")
        return []
    command = ["git", "ls-files", "-z"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [name for name in done.stdout.split("\0") if name]


def _leaks(name: str) -> Iterator[str]:
    file = ROOT / name
    if file.suffix in BINARY or not file.is_file():
        return
    for number, line in enumerate(file.read_text("utf-8", errors="replace").splitlines(), 1):
        if match := _PATTERN.search(line):
            yield f"{name}:{number}: {match.group()}"


if __name__ == "__main__":
    sys.exit(main())
