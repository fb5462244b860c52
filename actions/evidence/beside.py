"""What stands beside an update and shows what it says. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actions.evidence.attached import Attached
from actions.evidence.links import Link


@dataclass(frozen=True, slots=True)
class Beside:
    """Files and links that are to stand beside an update."""

    files: Sequence[Attached] = ()
    links: Sequence[Link] = ()


NOTHING = Beside()
