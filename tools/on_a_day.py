"""Run ``manage.py`` as if the clock showed an instant and went on from there.

``python -m tools.on_a_day 2026-11-24T10:00:00+00:00 demo --no-serve``
"""

from __future__ import annotations

import runpy
import sys
from datetime import datetime

import time_machine

from tools.stamp import ROOT


def main() -> None:
    instant, *arguments = sys.argv[1:]
    sys.argv = [str(ROOT / "manage.py"), *arguments]
    with time_machine.travel(datetime.fromisoformat(instant), tick=True):
        runpy.run_path(sys.argv[0], run_name="__main__")


if __name__ == "__main__":
    main()
