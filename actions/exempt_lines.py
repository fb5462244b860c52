"""What a page or a paper says of actions that its reader may not read. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from people.exempt.words import exempt_words
from people.schedule_12a import named
from people.wording import listed, number_of
from plans.document import ExemptAction, PlanDocument


def exempt_lines(document: PlanDocument) -> list[str]:
    """``1.4.3: This action is exempt: paragraph 1 (…).``, in the plan's order."""
    return [f"{entry.ref}: {exempt_words(entry.paragraph, 'action')}" for entry in document.exempt]


def not_counted(exempt: Iterable[ExemptAction]) -> str:
    """``1 action is exempt and not counted here, under paragraph 1 (…).``; empty for none.

    Never which: a ref can be looked up in an older paper.
    """
    number = Counter(entry.paragraph for entry in exempt)
    total = number.total()
    if not total:
        return ""
    verb = "is" if total == 1 else "are"
    under = listed(named(paragraph) for paragraph in sorted(number))
    return f"{number_of(total, 'action')} {verb} exempt and not counted here, under {under}."
