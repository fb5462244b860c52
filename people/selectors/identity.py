"""What in a text looks like a child's identity and nobody has said to be none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from django.db.models import QuerySet

from people.confirming import digest_of
from people.identity import Finding, findings
from people.models import IdentityConfirmation, Partnership

Find = Callable[[str], tuple[Finding, ...]]
_CLEARING = (IdentityConfirmation.Answer.NO_CHILD, IdentityConfirmation.Answer.MAY_BE_PRINTED)


def unconfirmed_in(
    partnership: Partnership, texts: Iterable[str], *, find: Find = findings
) -> dict[str, tuple[Finding, ...]]:
    """What stands in the way of publishing each of the texts; those that may be are left out.

    That it is needed in the record allows nobody to publish it: only what was last said to be no
    child's identity, or to be fit for print, is confirmed.

    Args:
        find: finds in a text what has to be confirmed.
    """
    found = {text: find(text) for text in dict.fromkeys(texts)}
    digests = {each: digest_of(partnership, each) for those in found.values() for each in those}
    cleared = _cleared(partnership, set(digests.values())) if digests else set()
    left = {
        text: tuple(each for each in those if digests[each] not in cleared)
        for text, those in found.items()
    }
    return {text: those for text, those in left.items() if those}


def _cleared(partnership: Partnership, digests: set[str]) -> set[str]:
    """What was last said to stand in nobody's way."""
    rows = _said_of(partnership, digests)
    last = dict(rows.values_list("digest", "answer"))
    return {d for d, answer in last.items() if answer in _CLEARING}


def cleared_by(
    partnership: Partnership, digests: Collection[str], *, until: datetime
) -> dict[str, IdentityConfirmation]:
    """What was last said until a moment of what then stood in nobody's way, by its digest."""
    rows = _said_of(partnership, digests).filter(moment__lte=until).select_related("by")
    last = {row.digest: row for row in rows}
    return {digest: row for digest, row in last.items() if row.answer in _CLEARING}


def _said_of(partnership: Partnership, digests: Collection[str]) -> QuerySet[IdentityConfirmation]:
    rows = IdentityConfirmation.objects.filter(partnership=partnership, digest__in=digests)
    return rows.order_by("moment", "id")
