"""What one paper worked out, for those that are printed after it."""

from __future__ import annotations

from typing import Any


class Kept(dict[Any, Any]):
    """Things that were worked out before, by what they were worked out from.

    All of them are forgotten when there are as many as this, so that memory does not grow with the
    papers that a process prints.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def keep(self, key: Any, value: Any) -> None:
        if len(self) >= self.most:
            self.clear()
        self[key] = value
