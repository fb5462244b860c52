"""Phrases that packs are written with: verbs, sentences, days, digests, excerpts."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from people import clock
from people.wording import day_words, first_capital, number_of, short_day_words
from plans import brag
from plans.brag import Rating
from reports.content.source import Anchor

_ENDED = re.compile(r"[.?!…][”’\"')\]]*$|:$")
"""A stop within quotation marks or brackets ends the sentence as well."""
_ADDRESS = re.compile(r"\S*(?:@|://)")


def verb(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


def by_at_most(days: int, number: int) -> str:
    """``by 1 day`` where there is one; ``the longest by 41 days`` of several."""
    return f"{'' if number == 1 else 'the longest '}by {number_of(days, 'day')}"


def share_words(part: int, whole: int) -> str:
    """``24%``; what is neither none nor all is ``under 1%`` or ``over 99%`` at the ends."""
    share = round(100 * part / whole)
    if share == 0 < part:
        return "under 1%"
    return "over 99%" if share == 100 and part < whole else f"{share}%"  # noqa: PLR2004  (per cent)


def rated_word(rating: Rating | None) -> str:
    """``Green``, or ``not yet rated``, as they stand within a sentence."""
    return brag.look(rating).word if rating else "not yet rated"


def sentence(text: str) -> str:
    """The text with a capital and a full stop, where it lacks them; an address stays as it is."""
    text = text.strip()
    if not text:
        return ""
    ended = text if _ENDED.search(text) else f"{text}."
    return ended if _ADDRESS.match(ended) else first_capital(ended)


def without_article(body: str) -> str:
    """A body's name as it stands behind "the": ``Partnership Board``."""
    return body.removeprefix("The ").removeprefix("the ")


def weekday(day: date) -> str:
    return f"{day:%A} {day_words(day)}"


def short_day(day: date | None) -> str:
    return short_day_words(day) if day else ""


def moment_argument(instant: datetime) -> str:
    """A moment as commands take it: ``2026-09-30``, its end in London, or an instant."""
    day = clock.london_day(instant)
    is_end = instant == clock.end_of_day(day)
    return day.isoformat() if is_end else instant.astimezone(UTC).isoformat()


def to_the_second(instant: datetime) -> str:
    """An ISO instant in UTC, as a file's metadata has it."""
    return instant.astimezone(UTC).replace(microsecond=0).isoformat()


def anchor_words(anchor: Anchor) -> str:
    """Where the record stood when the paper was made, and the command that tells it again."""
    entries = f"{anchor.entry:,} {verb(anchor.entry, 'entry', 'entries')}"
    return (
        f"When this paper was made, the partnership’s record had {entries}. "
        f"“verify_history {anchor.partnership} --entry {anchor.entry}” tells the digest of the "
        f"last of them. It is {digest_words(anchor.digest, groups=16)}."
    )


def digest_words(digest: str, groups: int = 4) -> str:
    """The beginning of a digest as it is printed: ``7F3A 91C4 0BE2 D5A8``."""
    return " ".join(digest[4 * n : 4 * n + 4].upper() for n in range(groups)).strip()


_CUT = "\N{NO-BREAK SPACE}…"
"""Never alone in a line."""


def cut(text: str, letters: int) -> str:
    """At most so many letters, in one line; a cut is shown by an ellipsis.

    It falls between two words, unless the first word alone is longer.
    """
    line = " ".join(text.split())
    if len(line) <= letters:
        return line
    whole_words = line[: letters - 1].rpartition(" ")[0]
    return f"{(whole_words or line[: letters - 2]).rstrip(' ,;:.')}{_CUT}"


def excerpt(text: str, words: int) -> str:
    """At most so many words; a cut is shown by an ellipsis. Lines are kept."""
    found, text = 0, text.strip()
    for place, character in enumerate(text):
        found += character.isspace() and not text[place - 1].isspace()
        if found == words:
            return text[:place].rstrip(" ,;:.") + " …"
    return text
