"""Where the content of evidence lies."""

from __future__ import annotations

from actions.evidence.attached import Attached
from actions.evidence.contents import Contents
from people.errors import Refused

EVIDENCE = Contents("")


def keep(attached: Attached) -> None:
    """Keep the content of a file beside an update.

    Raises:
        Refused: the disk does not take it.
    """
    try:
        EVIDENCE.keep(attached.content)
    except OSError:
        raise Refused(
            f"“{attached.name}” could not be kept; post the update without it, or try later."
        ) from None
