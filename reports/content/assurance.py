"""What stands beside the ratings: doubts, challenges, decisions, what was asked for and came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from people.wording import day_words, first_capital, listed, number_of
from plans.brag import Rating
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
from reports.content.shape import Block, Cell, Column, Group, Paragraph, Row, Table
from reports.content.source import Came, Decided, Need, Questioned
from reports.content.wording import excerpt, sentence, short_day, verb

SHOWS = Column("What the record shows", "shows")
PROMPT = "A doubt is a prompt to ask, not a verdict."


def doubtful(plan: PlanFacts, number: str) -> Iterator[Block]:
    """Actions that are rated Green while the facts raise a doubt."""
    found = plan.doubtful_greens
    if not found:
        yield Paragraph(number, "No action is rated Green while the record raises a doubt.")
        return
    yield Paragraph(
        number, f"{_doubtful_words(len(found), len(plan.rated(Rating.GREEN)))} {PROMPT}"
    )
    rows = tuple(
        (ref_cell(f.action), action_and_lead_cell(f, plan), due_cell(f), _told(f)) for f in found
    )
    columns = (REF, ACTION_AND_LEAD, DUE, Column("Doubts", "answer"))
    yield Table("Rated Green, with a doubt", columns, (Group(rows),))


def _doubtful_words(found: int, green: int) -> str:
    if green == 1:
        return "The only action rated Green carries a doubt that bears on that."
    return f"Of {green} actions rated Green, {found} {verb(found, 'carries', 'carry')} a doubt."


def _told(facts: Facts) -> Cell:
    return Cell(doubts=tuple(doubt.sentence for doubt in facts.doubts))


def challenged(plan: PlanFacts, number: str) -> Iterator[Block]:
    """Challenges that are open, and those of the period."""
    found = plan.challenges
    if not found:
        yield Paragraph(number, f"No rating was challenged {plan.in_the_period}, and none is open.")
        return
    yield Paragraph(number, _challenged_words(found))
    rows = tuple(_challenge_row(c, plan) for c in found)
    yield Table("Challenges", (REF, RATING, _CHALLENGE, _OUTCOME), (Group(rows),))


_CHALLENGE = Column("Challenge", "text")
_OUTCOME = Column("Outcome and answers", "answer")


def _challenged_words(found: Sequence[Questioned]) -> str:
    many, still = len(found), sum(not c.outcome for c in found)
    if many == 1:
        return f"1 challenge of a rating, {'still open' if still else 'now closed'}."
    if still == many:
        return f"{many} challenges of a rating, all open."
    return f"{many} challenges of a rating; {still or 'none'} {verb(still or 1, 'is', 'are')} open."


def _challenge_row(found: Questioned, plan: PlanFacts) -> Row:
    said = (found.outcome or _still_open(found, plan), *found.answers)
    return (
        _ref_cell(found, plan),
        Cell(mark=mark(found.rating)),
        Cell(excerpt(found.reason, EXCERPT_WORDS), notes=(f"{found.who}, {short_day(found.day)}",)),
        Cell("\n".join(map(sentence, said))),
    )


def _ref_cell(found: Questioned | Decided, plan: PlanFacts) -> Cell:
    """The ref that the action had at the moment of the pack."""
    facts = plan.find(found.key or found.ref)
    return ref_cell(facts.action) if facts else Cell(found.ref, strong=True)


def _still_open(found: Questioned, plan: PlanFacts) -> str:
    day = day_words(found.answer_by)
    if found.answers:
        return "Open"
    if found.answer_by < plan.today:
        return f"Open. No answer came by {day}, when it was due"
    return f"Open. No answer yet; it is due by {day}"


def asked_and_came(plan: PlanFacts, number: str) -> Iterator[Block]:
    """What Amber and Red actions asked for, and what came of it; the unanswered first."""
    asking = plan.asking
    if not asking:
        yield Paragraph(number, "No Amber or Red action says that anything is needed.")
        return
    yield Paragraph(number, _asking_words(asking))
    rows = tuple(_need_row(f, f.need) for f in asking if f.need)
    yield Table("Asked for, and what came", (REF, RATING, _ASKED, _CAME), (Group(rows),))


_ASKED = Column("Asked for", "text")
_CAME = Column("What came", "shows")


def _asking_words(asking: Sequence[Facts]) -> str:
    many, still = len(asking), sum(not (f.need and f.need.came) for f in asking)
    ask = f"{number_of(many, 'action')} {verb(many, 'asks', 'ask')} for something"
    if many == 1:
        return f"{ask}; {'no answer has come yet' if still else 'an answer has come'}."
    if still in {0, many}:
        return f"{ask}; {'none has an answer yet' if still else 'each has had an answer'}."
    return f"{ask}; {still} {verb(still, 'has', 'have')} no answer yet."


def _need_row(facts: Facts, need: Need) -> Row:
    whom = f"from {need.from_whom}" if need.from_whom else ""
    since = f"asked {short_day(need.asked_on)}" if need.asked_on else ""
    of_it = first_capital(", ".join(filter(None, (need.kind, whom, since))))
    return (
        ref_cell(facts.action),
        rating_cell(facts),
        Cell(excerpt(sentence(need.what), EXCERPT_WORDS), notes=(of_it,) if of_it else ()),
        _came_cell(need.came),
    )


def _came_cell(came: Sequence[Came]) -> Cell:
    if not came:
        return Cell("No answer yet.")
    return Cell("\n".join(map(_came_words, came)))


def _came_words(came: Came) -> str:
    """``Given, Ann Lee, 18 Nov 2026: a post from January.``"""
    text = f": {excerpt(came.text, EXCERPT_WORDS)}" if came.text.strip() else ""
    return sentence(f"{came.outcome}, {came.who}, {short_day(came.day)}{text}")


def decided(plan: PlanFacts, number: str) -> Iterator[Block]:
    """What was signed off in the period or returned, with the rationale."""
    found = plan.decisions
    if not found:
        yield Paragraph(number, f"Nothing was signed off or returned {plan.in_the_period}.")
        return
    yield Paragraph(number, _decided_words(found, plan))
    columns = (REF, Column("Action", "text"), Column("Decision", "way"), _REASON)
    rows = tuple(_decision_row(d, plan) for d in found)
    yield Table("Decisions on completion", columns, (Group(rows),))


_REASON = Column("Reason", "answer")


def _decided_words(found: Sequence[Decided], plan: PlanFacts) -> str:
    signed = sum(map(plan.is_completion, found))
    returned = sum(not d.signed_off for d in found)
    waiting = _signed_only(found, plan)
    told = [number_of(signed, "sign-off")] if signed else []
    told += [f"{number_of(waiting, 'action')} signed but not signed off"] if waiting else []
    told += [f"{number_of(returned, 'return')} to the lead"] if returned else []
    each = "each decision with the reason" if len(found) > 1 else "with the reason"
    return f"{listed(told)}, {each} that was given."


def _signed_only(found: Sequence[Decided], plan: PlanFacts) -> int:
    """How many actions were signed, and are not signed off for all that."""
    completed = {d.key or d.ref for d in found if plan.is_completion(d)}
    return len({d.key or d.ref for d in found if d.signed_off} - completed)


def decision_words(made: Decided, plan: PlanFacts) -> str:
    if not made.signed_off:
        return "Returned"
    return "Signed off" if plan.is_completion(made) else f"Signed by the {made.capacity}"


def _decision_row(found: Decided, plan: PlanFacts) -> Row:
    facts = plan.find(found.key or found.ref)
    return (
        _ref_cell(found, plan),
        Cell(facts.action.text if facts else ""),
        Cell(decision_words(found, plan), notes=(short_day(found.day),)),
        Cell(found.rationale, notes=(found.decider,)),
    )


def said_and_signed(plan: PlanFacts) -> Table:
    """Self-reported and verified completion, side by side, by theme."""
    columns = (
        Column("Theme", "text"),
        Column("Actions", "figure"),
        Column("Said to be complete", "figure"),
        Column("Signed off", "figure"),
        Column("Awaiting sign-off", "figure"),
    )
    rows = [
        _signed_row(f"{theme.number} {theme.name}", plan.of_theme(theme.number))
        for theme in plan.themes
    ]
    if len(plan.themes) > 1:
        rows.append(_signed_row(all_themes(plan), plan.actions))
    return Table("Said to be complete, and signed off", columns, (Group(tuple(rows)),))


def all_themes(plan: PlanFacts) -> str:
    """What the last row of a table by theme is called."""
    return "All themes" if plan.is_whole else first_capital(plan.these_themes)


def _signed_row(name: str, found: Sequence[Facts]) -> Row:
    said = sum(f.action.rating is Rating.BLUE for f in found)
    signed = sum(f.is_signed_off for f in found)
    numbers = (len(found), said, signed, said - signed)
    return (Cell(name, strong=True), *(Cell(str(number)) for number in numbers))
