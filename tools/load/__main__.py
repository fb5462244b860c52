"""Load a sample, serve it, have a hundred people come, and say how long they waited."""

from __future__ import annotations

import sys

from tests.support import postgres
from tools.load.measuring import Load
from tools.load.month_end import MONTH_END, month_end


def main() -> int:
    try:
        with postgres.cluster("max_connections=60") as server:
            print(f"Loading {MONTH_END.plans} plans; it takes some minutes …", flush=True)
            met = month_end(server.address, MONTH_END)
    except postgres.NoServer as reason:
        print(f"Nothing is measured: {reason}")
        return 1
    _say(f"{MONTH_END.people} people, {MONTH_END.a_second:g} requests a second", met.steady)
    _say(f"{MONTH_END.writers} who send at one instant", met.burst)
    return 0


def _say(words: str, load: Load) -> None:
    print(f"\n{words:44}{'number':>8}{'failed':>8}{'ms: 50':>8}{'95':>7}{'99':>7}{'most':>7}")
    for each in [*sorted(load.kinds, key=lambda kind: kind.name), load.of("read"), load.of("save")]:
        waits = "".join(f"{each.percentile(share):7}" for share in (50, 95, 99))
        print(f"{each.name:44}{each.number:8}{each.failed:8} {waits}{each.longest:7}")


if __name__ == "__main__":
    sys.exit(main())
