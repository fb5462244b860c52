"""Whether a package that we depend on has a fault that is publicly known.

Asks the services of pip-audit and npm. Where they do not answer, as on a machine without the
internet, this ends with ``NOT_ASKED``: nothing is known then, and nothing is said to be well.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from tools.assets import npm_audit
from tools.check import NOT_ASKED
from tools.stamp import ROOT, SetUpError


class NoAnswer(Exception):
    """The service did not say anything of our packages."""


def main(of: str) -> int:
    try:
        faults = KINDS[of]()
    except (NoAnswer, SetUpError) as reason:
        print(reason)
        return NOT_ASKED
    print("\n".join(faults))
    return int(bool(faults))


def _python() -> list[str]:
    options = ["--format", "json", "--disable-pip", "--require-hashes", "--progress-spinner", "off"]
    audit = [sys.executable, "-m", "pip_audit", *options, "--requirement", "requirements-dev.txt"]
    return of_pip(_answer(audit))


def _npm() -> list[str]:
    return of_npm(_answer(npm_audit()))


KINDS = {"python": _python, "npm": _npm}


def of_pip(answer: dict[str, Any]) -> list[str]:
    """The known faults of our packages.

    Raises:
        NoAnswer: none is known, and of some package nothing could be learnt.
    """
    told = [each for each in answer["dependencies"] if "vulns" in each]
    faults = [
        f"{each['name']} {each['version']}: {v['id']}" for each in told for v in each["vulns"]
    ]
    unknown = len(answer["dependencies"]) - len(told)
    if unknown and not faults:
        raise NoAnswer(f"pip-audit's service says nothing of {unknown} packages.")
    return faults


def of_npm(answer: dict[str, Any]) -> list[str]:
    """The known faults of the packages from which the pages' style is made.

    Raises:
        NoAnswer: npm was told nothing.
    """
    if "vulnerabilities" not in answer:
        raise NoAnswer("npm's service does not answer.")
    return [f"{name}: {v['severity']}" for name, v in answer["vulnerabilities"].items()]


def _answer(command: list[str]) -> dict[str, Any]:
    """Both end with 1 when they found something, and when they could not ask."""
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        said = done.stderr.strip().splitlines() or ["nothing"]
        raise NoAnswer(f"It could not be asked: {said[-1]}") from None
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
