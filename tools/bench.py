"""How much work the pages are.

The part ``pages`` measures the demonstration: the main pages beside an empty one, a pack, and each
page at a past moment beside now (``bench_pages``). The part ``updates`` tells how the work grows
where there are 100,000 progress updates (``bench_updates``). The part ``packs`` tells how a pack
grows with the actions of its plan (``bench_packs``), and how much longer readers of the web wait
while two are rendered (``bench_packs_beside``).
"""

from __future__ import annotations

import sys

from tools import bench_packs, bench_packs_beside, bench_pages, bench_updates


def _packs() -> None:
    bench_packs.measure()
    bench_packs_beside.measure()


_PARTS = {
    "pages": bench_pages.measure,
    "updates": bench_updates.measure,
    "packs": _packs,
}


def main(names: list[str]) -> int:
    """Measure the named parts, or all."""
    for name in names:
        if name not in _PARTS:
            raise SystemExit(f"There is no part “{name}”. Name any of: {', '.join(_PARTS)}.")
    for name in names or _PARTS:
        _PARTS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
