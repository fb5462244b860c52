"""The doubts that read the words of an action: one small function for each. Pure.

The words come cleaned: see ``assurance.doubts``.

``docs/doubts.md`` says how each was measured and how well it does.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actions.doubts.facts import Doubt, Fact, Facts, Rules
from actions.doubts.impossible import (
    Impossible,
    impossible_dates,
    impossible_due,
    impossible_when,
    told_too_soon,
)
from actions.doubts.naming import names_nothing
from actions.doubts.placeholders import placeholder as placeholder_in
from actions.doubts.promises import late_promises
from actions.doubts.said_dates import said_dates
from actions.doubts.shown import bare, iso, says, says_something, the_update
from people.wording import day_words, first_capital, listed
from plans.formats.text import clean, quoted


def same_evidence(facts: Facts, _: Rules, _today: date) -> Doubt | None:
    now, before = facts.evidence, facts.evidence_before
    if (
        before is None
        or facts.attachments
        or not says_something(now)
        or bare(now) != bare(clean(before))
    ):
        return None
    rest = f"{the_update(facts)} has the words of the update before it."
    known: dict[str, Fact] = {"updated_on": iso(facts.updated_on)}
    return Doubt("same_evidence", "Same evidence as before", rest, known)


def vague_evidence(facts: Facts, rules: Rules, _: date) -> Doubt | None:
    if facts.attachments or not names_nothing(facts.evidence, rules.names):
        return None
    rest = f"{says(facts.evidence)} names no date, figure, document, body, service or person."
    return Doubt("vague_evidence", "Nothing named in the evidence", rest)


def placeholder(facts: Facts, _: Rules, _today: date) -> Doubt | None:
    read = {
        "wording": placeholder_in(facts.text),
        "evidence": placeholder_in(facts.evidence),
    }
    found = {where: what for where, what in read.items() if what}
    if not found:
        return None
    head = f"Placeholder in {listed(f'the {where}' for where in found)}"
    sentence = listed(f"the {where} says {quoted(what)}" for where, what in found.items())
    return Doubt("placeholder", head, f"{first_capital(sentence)}.", dict(found))


def impossible_date(facts: Facts, rules: Rules, today: date) -> Doubt | None:
    found = list(_impossible(facts, rules, today))
    if not found:
        return None
    number = len(found)
    head = "A date that cannot be meant" if number == 1 else f"{number} dates that cannot be meant"
    known: dict[str, Fact] = {"dates": [date.says for _, date in found]}
    rest = " ".join(f"{begin} {quoted(date.says)}: {date.why}." for begin, date in found)
    return Doubt("impossible_date", head, rest, known)


def _impossible(facts: Facts, rules: Rules, today: date) -> Iterator[tuple[str, Impossible]]:
    text, evidence = facts.text, facts.evidence
    in_text, in_evidence = (tuple(said_dates(words, on=today)) for words in (text, evidence))
    since = min(facts.began_on, rules.period_from or facts.began_on)
    when = impossible_when(facts.when_as_printed, since, today=today)
    due = None if when else impossible_due(facts.due_on, since, today=today)
    yield from (
        ("The wording says", found) for found in impossible_dates(text, in_text, today=today)
    )
    yield from (("The “when” says", found) for found in (when,) if found)
    yield from (("The due date is", found) for found in (due,) if found)
    yield from (
        ("The evidence says", found)
        for found in impossible_dates(evidence, in_evidence, today=today)
    )
    yield from (
        ("The evidence says", found) for found in told_too_soon(evidence, in_evidence, today=today)
    )


def date_contradiction(facts: Facts, _: Rules, today: date) -> Doubt | None:
    if facts.due_on is None:
        return None
    said_on = min(facts.updated_on or today, today)
    promise = next(late_promises(facts.evidence, facts.due_on, said_on=said_on), None)
    if promise is None:
        return None
    rest = f"The due date is {day_words(facts.due_on)}, and the evidence says {says(promise.says)}."
    known: dict[str, Fact] = {
        "due_on": iso(facts.due_on),
        "date": promise.printed,
        "not_before": iso(promise.not_before),
    }
    return Doubt("date_contradiction", "Promised after the due date", rest, known)
