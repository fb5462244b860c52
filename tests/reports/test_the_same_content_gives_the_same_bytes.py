"""A paper is the same byte for byte, however often, when and by which process it is made."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from reports.content.build import build_content
from reports.content.shape import PackContent
from reports.render.html import render_html
from tests.reports import sample
from tests.reports.conftest import rendered
from tests.support.machine import ROOT

TIMES = 50 if os.environ.get("SOAK") else 3
"""The long run makes it fifty times."""
ELSEWHERE = """
import hashlib
from reports.render.html import render_html
from reports.render.pdf import render_pdf
from tests.reports.test_the_same_content_gives_the_same_bytes import short

content = short()
for data in (render_pdf(content), render_html(content).encode()):
    print(hashlib.sha256(data).hexdigest())
"""


def short() -> PackContent:
    """A pack of three actions that has one of everything."""
    plan = sample.document()
    few = sample.map_actions(plan, {action.key: None for action in plan.actions[3:]})
    return build_content(replace(sample.source(), document=few))


def digests(content: PackContent) -> list[str]:
    files = (rendered(content), render_html(content).encode())
    return [hashlib.sha256(data).hexdigest() for data in files]


def test_made_again_and_again() -> None:
    assert len({tuple(digests(short())) for _ in range(TIMES)}) == 1


@pytest.mark.parametrize("seed", ["1", "2"])
def test_made_by_another_process(seed: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whose sets and dictionaries may lie in another order, on another day and in another zone."""
    program = tmp_path_factory.mktemp("elsewhere") / "made_elsewhere.py"
    program.write_text(ELSEWHERE)
    known = {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": os.pathsep.join([str(program.parent), str(ROOT)]),
        "TZ": "Pacific/Auckland",
    }
    command = [sys.executable, "-m", "tools.in_django", "made_elsewhere"]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env=os.environ | known, check=True
    )
    assert done.stdout.split() == digests(short())
