"""A recommendation with what its facts imply: what lists, pages and packs show of it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from governance.reviews.clock import Clock, clock_of
from governance.reviews.delivery import Delivery
from governance.reviews.document import Found, RecommendationEntry, Status
from governance.reviews.prompts import CLAIMS, Prompt, prompts
from governance.reviews.rows import RecommendationRow, ReviewRow
from people.wording import counted, day_words, first_capital, listed, number_words

CLAIMED_IN_DOUBT = "said to be completed while something speaks against it"
"""As every page words a doubtful claim."""
Deliveries = Mapping[int, tuple[Delivery, ...]]
"""What delivers each recommendation, by its number."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A recommendation with what its facts imply on a London day."""

    review: ReviewRow
    row: RecommendationRow
    clock: Clock
    prompts: tuple[Prompt, ...]
    delivered: tuple[Delivery, ...]
    url: str
    place: int
    """Among those that it was judged with."""

    @property
    def entry(self) -> RecommendationEntry:
        return self.row.entry

    @property
    def is_overdue(self) -> bool:
        return self.clock.is_overdue

    @property
    def is_doubtful_claim(self) -> bool:
        """Whether it is said to be completed, and something speaks against that."""
        if self.entry.status is not Status.COMPLETED:
            return False
        refused = self.row.look is not None and self.row.look.found is Found.NOT_AGREED
        return refused or any(prompt.code in CLAIMS for prompt in self.prompts)

    @property
    def status_words(self) -> str:
        return status_words(self.row)

    @property
    def look_words(self) -> str:
        return look_words(self.row)


def status_words(row: RecommendationRow) -> str:
    return row.entry.status.value if row.entry.status else "no status"


def look_words(row: RecommendationRow) -> str:
    """What scrutiny found of what is said to be completed; empty where nothing is said so."""
    if row.entry.status is not Status.COMPLETED:
        return ""
    if row.look is None:
        return "A claim: scrutiny has not looked at it yet"
    day = f" on {day_words(row.look.looked_on)}" if row.look.looked_on else ""
    return f"{first_capital(row.look.found)} by scrutiny{day}"


def status_line(row: RecommendationRow) -> str:
    """``Completed. Agreed by scrutiny on 5 May 2026``"""
    said = (first_capital(status_words(row)), look_words(row))
    return ". ".join(filter(None, said))


def judged(
    reviews: Iterable[ReviewRow],
    *,
    today: date,
    delivered: Deliveries,
    address: Callable[[ReviewRow, str], str],
) -> list[Judged]:
    """Every recommendation of some reviews, in their order."""
    pairs = [(review, row) for review in reviews for row in review.recommendations]
    return [
        Judged(
            review=review,
            row=row,
            clock=clock_of(row.entry, due=review.response_due, today=today),
            prompts=prompts(
                row.entry,
                today=today,
                response_due=review.response_due,
                delivered=delivered.get(row.pk, ()),
            ),
            delivered=delivered.get(row.pk, ()),
            url=address(review, row.entry.ref),
            place=place,
        )
        for place, (review, row) in enumerate(pairs)
    ]


def sentence(shown: Sequence[Judged]) -> str:
    """``22 recommendations: 18 completed, four in progress. Two are overdue. One has …``"""
    if not shown:
        return "No recommendation is kept of it yet."
    said = f"{counted(len(shown), 'recommendation')}: {_statuses(shown)}"
    told = filter(None, (said, _overdue(shown), _claims(shown), _doubtful(shown)))
    return " ".join(f"{first_capital(each)}." for each in told)


def _overdue(shown: Sequence[Judged]) -> str:
    late = sum(each.is_overdue for each in shown)
    return f"{number_words(late)} {'is' if late == 1 else 'are'} overdue" if late else ""


def _claims(shown: Sequence[Judged]) -> str:
    found = sum(each.is_doubtful_claim for each in shown)
    if not found:
        return ""
    are = "is" if found == 1 else "are"
    return f"{number_words(found)} {are} {CLAIMED_IN_DOUBT}"


def _doubtful(shown: Sequence[Judged]) -> str:
    found = sum(bool(each.prompts) for each in shown)
    has = "has" if found == 1 else "have"
    return f"{number_words(found)} {has} something that does not fit" if found else ""


def _statuses(shown: Iterable[Judged]) -> str:
    counts = Counter(each.entry.status for each in shown)
    order = (*Status, None)
    return listed(
        f"{number_words(counts[status])} {status.value if status else 'without a status'}"
        for status in order
        if counts[status]
    )
