"""The part with the figures: tallies, all ratings, ratings by theme, and twelve months."""

from __future__ import annotations

from collections.abc import Iterator

from actions.exempt_lines import not_counted
from people.wording import day_words, listed, moment_words, number_of
from plans import brag
from plans.brag import Rating
from reports.content.assurance import all_themes, said_and_signed
from reports.content.cells import counts_of, mark, marks
from reports.content.facts import Facts, PlanFacts
from reports.content.moved import Moved
from reports.content.shape import (
    Bar,
    BarChart,
    Block,
    Key,
    KeyLine,
    MonthChart,
    Paragraph,
    Part,
    Tallies,
    Tally,
    ThemeBars,
)
from reports.content.wording import by_at_most, rated_word, verb

_DRAWN = {
    Rating.BLUE: "dark blue with white dots",
    Rating.GREEN: "plain green",
    Rating.AMBER: "amber with black lines",
    Rating.RED: "dark red with white diagonals",
    None: "white with a black edge",
}


_ENDS = "actions at each month’s end"


def figures_part(plan: PlanFacts, moved: Moved) -> Part:
    blocks: list[Block] = [
        Paragraph("A1", month_sentence(plan)),
        *([Paragraph("A2", not_counted(plan.exempt))] if plan.exempt else []),
        tallies(plan, moved),
        *([all_ratings(plan)] if plan.actions else []),
        rating_key(),
    ]
    if len(plan.themes) > 1:
        blocks.append(by_theme(plan))
    if plan.actions:
        blocks.append(said_and_signed(plan))
    if plan.source.months:
        blocks.append(_months(plan))
    return Part("A", "The plan in figures", rating_sentence(plan), tuple(blocks))


def rating_sentence(plan: PlanFacts) -> str:
    """``Of 78 actions, 19 are Blue, 37 Green, 14 Amber and 4 Red; 4 are not yet rated.``"""
    counts, total = plan.counts, len(plan.actions)
    if not total:
        return f"{verb(len(plan.themes), 'The theme holds', 'These themes hold')} no actions."
    if total == 1:
        return f"The only action is {rated_word(plan.actions[0].action.rating)}."
    blue = counts[Rating.BLUE]
    others = (f"{counts[r]} {brag.look(r).word}" for r in brag.ORDER[1:] if r)
    rated = listed([f"{blue or 'none'} {verb(blue or 1, 'is', 'are')} Blue", *others])
    unrated = counts[None]
    rest = f"; {unrated} {verb(unrated, 'is', 'are')} not yet rated" if unrated else ""
    return f"Of {number_of(total, 'action')}, {rated}{rest}."


def month_sentence(plan: PlanFacts) -> str:
    """How each rating's number moved over the months that are held."""
    months = plan.source.months
    if len(months) < 2:  # noqa: PLR2004  (two months are needed for a move)
        return "The record does not yet hold two months to compare."
    (first, before), (last, after) = months[0], months[-1]
    moves = [
        f"{rated_word(r)} from {before.get(r, 0)} to {after.get(r, 0)}"
        for r in brag.ORDER
        if before.get(r, 0) != after.get(r, 0)
    ]
    if not moves:
        return f"No rating’s number of actions changed between {first} and {last}."
    return f"Between {first} and {last} the number of actions went: {listed(moves)}."


def tallies(plan: PlanFacts, moved: Moved) -> Tallies:
    return Tallies(tuple(_tallies(plan, moved)))


def _tallies(plan: PlanFacts, moved: Moved) -> Iterator[Tally]:
    themes = number_of(len(plan.themes), "theme")
    all_of_them = verb(len(plan.actions), "action", "actions")
    yield Tally(str(len(plan.actions)), f"{all_of_them} in {themes}; {_came_and_left(moved)}")
    yield _signed_off(plan)
    yield Tally(str(len(plan.overdue)), _overdue_words(plan.overdue))
    slipped = len(plan.slipped)
    late = f"open {verb(slipped, 'action is', 'actions are')} due later than first planned"
    yield Tally(str(slipped), late)
    yield _in_doubt(plan)


def _signed_off(plan: PlanFacts) -> Tally:
    blue = plan.rated(Rating.BLUE)
    if not blue:
        return Tally("0", "Blue actions")
    signed = sum(f.is_signed_off for f in blue)
    actions = verb(len(blue), "action", "actions")
    return Tally(f"{signed} of {len(blue)}", f"Blue {actions} signed off")


def _in_doubt(plan: PlanFacts) -> Tally:
    green, found = len(plan.rated(Rating.GREEN)), len(plan.doubtful_greens)
    if not green:
        return Tally("0", "Green actions")
    carry = "carries" if 1 in {green, found} else "carry"
    return Tally(f"{found} of {green}", f"Green {verb(green, 'action', 'actions')} {carry} a doubt")


def _came_and_left(moved: Moved) -> str:
    if not moved.can_compare:
        return "no earlier position to compare"
    came, left = len(moved.added), len(moved.departed)
    return f"{came} added and {left} left {moved.plan.in_the_period}"


def _overdue_words(late: list[Facts]) -> str:
    return f"overdue, {by_at_most(late[0].days_overdue, len(late))}" if late else "overdue"


def all_ratings(plan: PlanFacts) -> BarChart:
    total = len(plan.actions)
    subject = "The only action" if total == 1 else f"All {total:,} actions"
    bar = Bar(subject, counts_of(plan.counts))
    return BarChart("All actions by rating", moment_words(plan.at), bar)


def rating_key() -> Key:
    lines = [
        KeyLine(mark(rating), look.meaning, f"{look.word} is drawn {_DRAWN[rating]}.")
        for rating, look in brag.LOOKS.items()
    ]
    return Key("What the ratings mean", tuple(lines))


def by_theme(plan: PlanFacts) -> ThemeBars:
    bars = [
        Bar(
            f"{theme.number} {theme.name}",
            counts_of(brag.count(f.action.rating for f in plan.of_theme(theme.number))),
        )
        for theme in plan.themes
    ]
    total = Bar(all_themes(plan), counts_of(plan.counts))
    note = "number of actions; each bar is the whole of its theme"
    return ThemeBars("Rating by theme", note, marks(), tuple(bars), total)


def _months(plan: PlanFacts) -> MonthChart:
    months = [
        Bar(label, tuple(counts.get(r, 0) for r in brag.ORDER))
        for label, counts in plan.source.months
    ]
    caption = "The last month" if len(months) == 1 else f"The last {len(months)} months"
    return MonthChart(caption, _month_ends(plan), marks(), tuple(months))


def _month_ends(plan: PlanFacts) -> str:
    """With the years, which the chart has no room for; the last month may have no end yet."""
    first, last = plan.source.months[0][0], plan.source.months[-1][0]
    now = f"on {day_words(plan.today)}"
    if first == last:
        return f"actions {now if plan.still_runs else f'at the end of {last}'}"
    return f"{_ENDS} since {first}, and {now}" if plan.still_runs else f"{_ENDS}, {first} to {last}"
