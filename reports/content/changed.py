"""The part that says what changed since the body last saw the plan, grouped by what moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from people.clock import london_day
from people.wording import day_words, listed, moment_words, number_of
from plans.words import word_changes
from reports.content.assurance import decided
from reports.content.cells import (
    ACTION_AND_LEAD,
    DUE,
    EXCERPT_WORDS,
    RATING,
    REF,
    action_and_lead_cell,
    due_cell,
    mark,
    rating_cell,
    ref_cell,
)
from reports.content.facts import Facts, PlanFacts
from reports.content.moved import Departed, Moved, Replaced, ReRated
from reports.content.shape import Block, Cell, Column, Group, Paragraph, Part, Row, Table, Words
from reports.content.source import DateMove
from reports.content.wording import excerpt, short_day, verb

ACTION = Column("Action", "text")
_NO_BODY = "No body is named for this pack"


def changed_part(plan: PlanFacts, moved: Moved) -> Part:
    if not moved.can_compare:
        return Part("C", "What changed", no_earlier(plan), ())
    blocks: list[Block] = [Paragraph("C1", since_when(plan))]
    for number, kind in enumerate(_KINDS, 2):
        blocks += kind(moved, f"C{number}")
    return Part("C", "What changed", changed_sentence(plan, moved), tuple(blocks))


def since_when(plan: PlanFacts) -> str:
    """From where changes are told, and why from there."""
    seen, meeting = plan.source.seen, plan.source.meeting
    if seen is None:
        covered = "the whole plan" if plan.is_whole else plan.these_themes
        is_named = meeting and meeting.body
        why = f"This body has seen no pack of {covered}" if is_named else _NO_BODY
        end = f"the quarter before this one ended, on {day_words(plan.told_since)}"
        return f"{why}, so changes are told since {end}."
    for_ = f" for its meeting on {day_words(seen.meeting_on)}" if seen.meeting_on else ""
    published = f"published on {day_words(seen.published_on)}{for_}"
    return (
        f"This body last saw pack {seen.number}, {published}. "
        f"It showed the plan as at {moment_words(seen.at)}; changes are told since then."
    )


def no_earlier(plan: PlanFacts) -> str:
    day = day_words(plan.told_since)
    return f"The plan’s record holds nothing for {day}, so there is nothing to compare with."


def changed_sentence(plan: PlanFacts, moved: Moved) -> str:
    since = since_words(plan)
    if moved.is_nothing:
        covered = "the plan" if plan.is_whole else plan.these_themes
        return f"Nothing in {covered} changed since {since}."
    return f"Since {since}, {listed(_happened(moved))}."


def since_words(plan: PlanFacts) -> str:
    """``30 June 2026``; ``pack 3 (30 June 2026)``, where that is what the body last saw."""
    day, seen = day_words(plan.told_since), plan.source.seen
    return f"pack {seen.number} ({day})" if seen else day


def _happened(moved: Moved) -> Iterator[str]:
    """What happened to actions, or else to objectives alone."""
    added, left = len(moved.added), len(moved.departed)
    changed = len(moved.touched.keys() - {f.action.key for f in moved.added})
    if changed:
        yield f"{_was(changed)} changed"
    if added:
        yield f"{_was(added)} added"
    if left:
        yield f"{number_of(left, 'action')} left the plan"
    if not (changed or added or left):
        yield "no action changed, but the objectives did"


def _re_rated(moved: Moved, number: str) -> Iterator[Block]:
    found = moved.re_rated
    if not found:
        yield Paragraph(number, "No action was re-rated.")
        return
    yield Paragraph(number, f"{_was(len(found))} re-rated: {re_rated_words(moved)}.")
    columns = (REF, ACTION_AND_LEAD, Column("Before", "rating"), Column("Now", "rating"), _WAY)
    rows = tuple(_re_rated_row(r, moved.plan) for r in found)
    yield Table("Re-rated", columns, (Group(rows),))


_WAY = Column("Direction", "way")


def re_rated_words(moved: Moved) -> str:
    """``9 better, 9 worse and 3 rated for the first time``; what did not happen is left out."""
    named = (
        ("better", "better"),
        ("worse", "worse"),
        ("first rated", "rated for the first time"),
        ("no longer rated", "no longer rated"),
    )
    counts = ((len(moved.turned(direction)), words) for direction, words in named)
    return listed(f"{n} {words}" for n, words in counts if n)


def _was(number: int) -> str:
    return f"{number_of(number, 'action')} {verb(number, 'was', 'were')}"


def _re_rated_row(found: ReRated, plan: PlanFacts) -> Row:
    return (
        ref_cell(found.facts.action),
        action_and_lead_cell(found.facts, plan),
        Cell(mark=mark(found.before)),
        rating_cell(found.facts),
        Cell(found.direction),
    )


def _re_dated(moved: Moved, number: str) -> Iterator[Block]:
    found = moved.re_dated
    if not found:
        yield Paragraph(number, "No due date was changed.")
        return
    yield Paragraph(number, _re_dated_words(found))
    columns = (REF, ACTION, _FIRST, Column("From", "due"), Column("To", "due"), _WHY)
    yield Table("Re-dated", columns, (Group(tuple(_move_row(m, moved.plan) for m in found)),))


def _re_dated_words(found: Sequence[DateMove]) -> str:
    """``2 due dates were changed in 3 moves, 1 to a later day.``: an action has one due date."""
    by_action: dict[str, list[DateMove]] = {}
    for move in found:
        by_action.setdefault(move.key or move.ref, []).append(move)
    dates, later = len(by_action), sum(map(_is_later, by_action.values()))
    moves = f" in {len(found)} moves" if len(found) > dates else ""
    if dates == 1:
        return f"1 due date was changed{moves}{', to a later day' if later else ''}."
    return f"{dates} due dates were changed{moves}, {later or 'none'} to a later day."


def _is_later(moves: Sequence[DateMove]) -> bool:
    """Whether one action's moves, oldest first, made its date later than it was before them."""
    first, last = next((m.before for m in moves if m.before), None), moves[-1].after
    return bool(first and last and last > first)


_FIRST = Column("First date", "due")
"""The baseline, which no move changes."""
_WHY = Column("Reason, and who agreed", "name")


def _move_row(move: DateMove, plan: PlanFacts) -> Row:
    facts = plan.find(move.key or move.ref)
    agreed = (f"Agreed by {move.agreed_by}",) if move.agreed_by else ()
    return (
        Cell(move.ref, strong=True),
        Cell(facts.action.text if facts else ""),
        Cell(_first_date(facts)),
        Cell(short_day(move.before) or "no date"),
        Cell(short_day(move.after) or "no date", notes=_by_days(move)),
        Cell(move.reason or "No reason is recorded.", notes=agreed),
    )


def _first_date(facts: Facts | None) -> str:
    return (short_day(facts.action.baseline_due_on) if facts else "") or "none"


def _by_days(move: DateMove) -> tuple[str, ...]:
    if not (move.before and move.after):
        return ()
    days = (move.after - move.before).days
    by = f"{number_of(abs(days), 'day')} {'later' if days > 0 else 'sooner'}"
    return (by, "moved after it had passed") if _passed(move) else (by,)


def _passed(move: DateMove) -> bool:
    """Whether the date that was moved had passed when the move was recorded."""
    return bool(move.before and move.moment and london_day(move.moment) > move.before)


def _re_led(moved: Moved, number: str) -> Iterator[Block]:
    found = moved.re_led
    if not found:
        yield Paragraph(number, "No action was given another lead.")
        return
    yield Paragraph(number, f"{_was(len(found))} given another lead.")
    columns = (REF, ACTION, Column("Lead before", "lead"), Column("Lead now", "lead"))
    yield Table("Re-led", columns, (Group(tuple(_lead_row(r) for r in found)),))


def _lead_row(found: Replaced) -> Row:
    before, after = found.before or "Vacant", found.after or "Vacant"
    action = found.facts.action
    return ref_cell(action), Cell(action.text), Cell(before), Cell(after)


def _re_worded(moved: Moved, number: str) -> Iterator[Block]:
    found = moved.re_worded
    if not found:
        yield Paragraph(number, "No action was re-worded.")
        return
    how = "Words taken out are struck through; words put in are underlined."
    yield Paragraph(number, f"{_was(len(found))} re-worded. {how}")
    columns = (REF, Column("Wording, with what changed", "text"))
    yield Table("Re-worded", columns, (Group(tuple(_word_row(r) for r in found)),))


def _word_row(found: Replaced) -> Row:
    pieces = word_changes(found.before, found.after)
    marked = tuple(Words(piece.kind, piece.text) for piece in pieces)
    return ref_cell(found.facts.action), Cell(marked=marked)


def _added(moved: Moved, number: str) -> Iterator[Block]:
    found = moved.added
    if not found:
        yield Paragraph(number, "No action was added.")
        return
    yield Paragraph(number, f"{_was(len(found))} added.")
    rows = tuple(
        (ref_cell(f.action), action_and_lead_cell(f, moved.plan), due_cell(f), rating_cell(f))
        for f in found
    )
    yield Table("Added", (REF, ACTION_AND_LEAD, DUE, RATING), (Group(rows),))


def _left(moved: Moved, number: str) -> Iterator[Block]:
    found = moved.departed
    if not found:
        yield Paragraph(number, "No action left the plan.")
        return
    yield Paragraph(number, f"{number_of(len(found), 'action')} left the plan.")
    columns = (REF, ACTION, Column("How", "way"), Column("Reason", "answer"))
    yield Table("Left the plan", columns, (Group(tuple(_departed_row(d) for d in found)),))


def _departed_row(found: Departed) -> Row:
    why = found.why or "No reason is recorded."
    return ref_cell(found.action), Cell(found.action.text), Cell(found.how), Cell(why)


def _rest(moved: Moved, number: str) -> Iterator[Block]:
    """What is told in one line: new evidence under the same rating, objectives."""
    lines = []
    if moved.only_evidence:
        lines.append(f"new evidence with the rating unchanged: {_refs(moved.only_evidence)}")
    lines += [excerpt(line, EXCERPT_WORDS) for line in moved.objectives]
    if lines:
        yield Paragraph(number, "Further changes:", tuple(lines))


def _refs(found: list[Facts]) -> str:
    return listed(f.action.ref for f in found)


def _decided(moved: Moved, number: str) -> Iterator[Block]:
    return decided(moved.plan, number)


_KINDS = (_re_rated, _decided, _re_dated, _re_led, _re_worded, _added, _left, _rest)
