"""What the administrator is told of a file's actions, laid beside those of the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from people.exempt.words import hold_exempt_words
from plans.document import ActionEntry, PlanDocument
from plans.formats.grid import Cell
from plans.formats.reading import Problem, Reading, Severity, Stated
from plans.formats.text import printable, quoted
from plans.formats.when import read_when
from plans.pairing import How, Pair
from plans.recognising import Said
from plans.unstated import say_the_same

OTHER_WORDS = 0.4
"""Below this likeness, a ref stands in the file before other words than in the plan."""


def remarks(
    said: list[Said], reading: Reading, plan: PlanDocument, used_refs: Collection[str]
) -> Iterator[Problem]:
    """What there is to say of the file's actions beside those of the plan."""
    yield from _doubts(said)
    if not reading.exact:
        yield from _moved_in_words_alone(said, reading.stated)
    yield from _come_back(said)
    yield from _given_again(said, plan, used_refs)


def _doubts(said: list[Said]) -> Iterator[Problem]:
    for one in said:
        if one.pair is not None and one.stood is not None:
            yield from _doubt(one.entry, one.stood, one.pair)


def _doubt(entry: ActionEntry, stood: ActionEntry, pair: Pair) -> Iterator[Problem]:
    """What the administrator should look at before this is taken for that."""
    where = f"action {entry.ref or quoted(entry.text)}"
    if pair.how is How.SIMILAR_TEXT:
        what = f"Taken for {stood.ref} {quoted(stood.text)}: {pair.score:.0%} alike."
        yield Problem(where, what, Severity.NOTE)
    elif pair.how is How.REF and _are_other_words(entry.text, stood.text, pair.score):
        yield Problem(
            where,
            f"The file gives ref {entry.ref} to other words: {quoted(entry.text)}; in the plan "
            f"it is {quoted(stood.text)}. If this is another action, leave its ref blank.",
            Severity.WARNING,
        )


def _are_other_words(said: str, stood: str, score: float) -> bool:
    return bool(said and stood) and not hold_exempt_words(said) and score < OTHER_WORDS


def _moved_in_words_alone(said: list[Said], stated: frozenset[Stated]) -> Iterator[Problem]:
    """A warning for each new “when” that names another date than the due date, which stayed."""
    for one in said if Stated.WHEN in stated else ():
        stood, words = one.stood, one.entry.when_as_printed
        if stood is None or words == printable(stood.when_as_printed):
            continue
        meant = read_when(Cell(words)).due_on
        stayed = say_the_same("when_as_printed", one.entry, stood)
        if stayed and meant and meant not in {stood.due_on, *stood.milestones}:
            what = (
                f"Its date is worded {quoted(words)}, while its due date is as it was. "
                "If the date moves, change the due date in the file."
            )
            yield Problem(f"action {stood.ref}", what, Severity.WARNING)


def _come_back(said: list[Said]) -> Iterator[Problem]:
    for one in said:
        if one.gone is not None:
            ref = one.gone.ref
            what = f"{ref} comes back: it was withdrawn."
            yield Problem(f"action {ref}", what, Severity.NOTE)


def _given_again(
    said: list[Said], plan: PlanDocument, used_refs: Collection[str]
) -> Iterator[Problem]:
    """An error for each printed ref that is, or was, another action's.

    A ref once used is never given to another action, so that nobody reads of one and thinks
    of another.
    """
    holders = {action.ref: action for action in plan.actions}
    given = {ref for ref in (*used_refs, *holders) if ref}
    first: dict[str, Said] = {}
    for one in said:
        if one.gone is None:
            first.setdefault(one.entry.ref, one)
    for ref, one in first.items():
        if ref in given and not (one.stood and one.stood.ref == ref):
            what = _of_another(ref, holders.get(ref))
            yield Problem(f"action {ref}", what, Severity.ERROR)


def _of_another(ref: str, holder: ActionEntry | None) -> str:
    whose = f"is the ref of {quoted(holder.text)}" if holder else "belonged to another action"
    return (
        f"{ref} {whose}, and a ref once used is never given to another action. "
        "Leave it blank in the file, and the next free ref is made."
    )
