"""Two validators of HTML: the Nu Html Checker and html-validate; each looks once at a folder.

What they are not asked, and why:

- Roles that HTML gives anyway stand in tables, rows and cells: on a narrow page these are drawn as
  cards, and some browsers then no longer tell them to a screen reader. A fieldset of a date says
  that it is a group for the same reason, as GOV.UK's does.
- Tickboxes of one question share their name. A title names the page, the plan and the service, so
  it is longer than 70 characters. A label both holds its radio and names it. The rest is style.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.support import machine
from tools.assets import MODULES, node_folder

_NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
_HTML_VALIDATE = MODULES / "html-validate" / "bin" / "html-validate.mjs"
_RULES = Path(__file__).with_name("htmlvalidate.json")
_OF_TABLES = "The “role” attribute must not be used on a “t[rdh]” element which has a “table” .*"


def nu_faults(folder: Path) -> list[str]:
    """Each error that the Nu Html Checker finds in the files of a folder: file and sentence."""
    java = machine.program("java", "default-jre-headless")
    options = ["--format", "json", "--stdout", "--errors-only", "--filterpattern", _OF_TABLES]
    told = _run([java, "-Xss2m", "-jar", _there(_NU), *options, str(folder)])
    return [f"{Path(each['url']).name}: {each['message']}" for each in told["messages"]]


def html_validate_faults(folder: Path) -> list[str]:
    """Each error that html-validate finds in the files of a folder: file, rule and sentence."""
    options = ["--config", str(_RULES), "--formatter", "json"]
    program = [str(node_folder() / "bin" / "node"), _there(_HTML_VALIDATE)]
    return list(_told_by_html_validate(_run([*program, *options, f"{folder}/*.html"])))


def _told_by_html_validate(files: list[dict[str, Any]]) -> Iterator[str]:
    for file in files:
        for each in file["messages"]:
            yield f"{Path(file['filePath']).name}: {each['ruleId']}: {each['message']}"


def _there(part: Path) -> str:
    """A validator's own file, or this test cannot run here."""
    return str(part) if part.is_file() else machine.cannot(f"{part.name} is missing (make test)")


def _run(command: list[str]) -> Any:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return json.loads(done.stdout or done.stderr)
