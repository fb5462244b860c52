"""From a machine with only Python and make to one that can run or test the application.

``python3 -m tools.bootstrap run`` for the demonstration, ``… test`` for tests and checks,
``… assets`` for the pages' style alone. A second run finds everything done.
"""

from __future__ import annotations

import sys

OLDEST = (3, 11)


def main(arguments: list[str]) -> int:
    if sys.version_info < OLDEST:
        print("Python 3.11 or newer is needed.", file=sys.stderr)
        return 1
    # Only now: an older Python could not read these.
    from tools.stamp import SetUpError

    try:
        _set_up(arguments[0] if arguments else "run")
    except SetUpError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _set_up(name: str) -> None:
    from tools import assets, environment, system

    environment.ensure("test" if name == "test" else "run")
    if name != "assets":
        system.ensure_run()
    assets.build()
    if name == "test":
        system.ensure_test()
        assets.ensure_validators()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
