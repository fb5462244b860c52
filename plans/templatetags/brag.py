"""Ratings, dates and numbers as they are written on every page and in every pack."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from people.clock import LONDON, london_day
from people.wording import day_words, moment_words, number_of, short_day_words, time_words
from plans.brag import LOOKS, Look, Rating

register = template.Library()

SIZES = ("s", "", "big")


def _tag(look: Look, size: str, *, waiting: bool) -> SafeString:
    modifiers = [f"rating--{look.css}"]
    if size:
        modifiers.append(f"rating--{size}")
    if waiting:
        modifiers.append("rating--wait")
    return format_html(
        '<strong class="rating {}"><span class="rating__l" aria-hidden="true">{}</span>'
        '<span class="rating__w">{}</span></strong>',
        " ".join(modifiers),
        look.letter,
        f"{look.word}, awaiting sign-off" if waiting else look.word,
    )


# Every tag that can be asked for is made once: a table of 85 actions asks for 85.
_TAGS = {
    (rating, size, waiting): _tag(look, size, waiting=waiting)
    for rating, look in LOOKS.items()
    for size in SIZES
    for waiting in (False, True)
}
_LETTERS = {
    rating: format_html('<span class="ltr ltr--{}" aria-hidden="true">{}</span>', x.css, x.letter)
    for rating, x in LOOKS.items()
}


@register.simple_tag
def rating(value: Rating | str | None, size: str = "s", *, waiting: bool = False) -> SafeString:
    """Letter, word and colour of a rating: ``{% rating action.rating size="s" %}``.

    Raises:
        KeyError: no such rating or size. An unknown rating is never shown as "Not yet rated".
    """
    return _TAGS[_known(value), size, waiting]


@register.simple_tag
def letter(value: Rating | str | None) -> SafeString:
    """The letter alone, for a key or a filter where the word stands beside it."""
    return _LETTERS[_known(value)]


@register.filter
def word(value: Rating | str | None) -> str:
    """The word of a rating, for a sentence."""
    return LOOKS[_known(value)].word


@register.filter
def edge(value: Rating | str | None) -> str:
    """The class that gives a card its coloured edge, besides the tag, never instead of it."""
    return f"edge-{LOOKS[_known(value)].css}"


def _known(value: Rating | str | None) -> Rating | None:
    return Rating(value) if value else None


@register.filter
def london_date(value: date | datetime | None) -> str:
    """``11 September 2015``; of an instant, the day that it was in London; of nothing, nothing."""
    return day_words(_day(value)) if value else ""


@register.filter
def short_date(value: date | datetime | None) -> str:
    """``11 Sep 2015``, for tables: narrow as a column is, it stands in one line."""
    return short_day_words(_day(value)).replace(" ", "\N{NO-BREAK SPACE}") if value else ""


@register.filter
def london_moment(value: datetime | None) -> str:
    """``11 September 2015, 9:42am`` by London's clock; of nothing, nothing."""
    return moment_words(value) if value else ""


@register.filter
def london_time(value: datetime) -> str:
    """``9:42am`` by London's clock."""
    return time_words(value.astimezone(LONDON))


@register.filter
def times(number: int) -> str:
    """``once``, ``3 times``."""
    return "once" if number == 1 else number_of(number, "time")


def _day(value: date | datetime) -> date:
    return london_day(value) if isinstance(value, datetime) else value
