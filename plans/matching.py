"""A file's reading laid beside the plan: which action is which, and what the plan would hold.

What the file does not state stays as the plan has it, so that comparing the plan with what
comes out says exactly what an import would change, and nothing for a file that was written
from the plan.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace

from plans.changes import version_name
from plans.document import (
    ActionEntry,
    ActionState,
    NoDateReason,
    OfficerEntry,
    OfficerKind,
    PlanDocument,
    VersionEntry,
)
from plans.exempt import in_the_plans_words, is_notice, noted, with_what_it_lacks, without_notices
from plans.formats.dates import read_when
from plans.formats.grid import Cell
from plans.formats.parts import bare_number
from plans.formats.reading import Problem, Reading, Severity, Stated
from plans.formats.text import printable
from plans.laying_out import in_the_plans_layout
from plans.leading import led_by_the_plans
from plans.numbering import Refs
from plans.pairing import How, Pair, Pairs, Row, pair_actions
from plans.placing import Places
from plans.repeats import given_twice, joined, quoted, unusable
from plans.returning import returning

OTHER_WORDS = 0.4
"""Below this likeness, a ref stands in the file before other words than in the plan."""

_COLUMNS: dict[Stated, tuple[str, ...]] = {
    Stated.LEADS: ("leads", "lead_as_printed"),
    Stated.WHEN: ("due_on", "milestones", "when_as_printed", "no_date_reason"),
    Stated.RATING: ("rating", "rating_as_printed"),
    Stated.EVIDENCE: ("evidence",),
}
"""The fields of an action that a file states or does not state together."""
_WORDED: dict[str, tuple[str, ...]] = {
    "rating_as_printed": ("rating",),
    "when_as_printed": ("due_on", "milestones", "no_date_reason"),
    "lead_as_printed": ("leads",),
}
"""Words that another file may print otherwise, with what they say."""


@dataclass(frozen=True, slots=True)
class Match:
    """An action of the file that was taken for one of the plan, and by what."""

    ref: str
    key: str
    how: How
    score: float
    """How alike the two texts are: 0 to 1, 1 for the same but for white space and capitals."""
    text: str
    """The file's words."""


@dataclass(frozen=True, slots=True)
class Completed:
    """What the plan would hold after the import; ``problems`` besides those of the reading."""

    document: PlanDocument
    matches: tuple[Match, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """One action of the file, what it is in the plan, and how that was found."""

    entry: ActionEntry
    stood: ActionEntry | None
    pair: Pair | None
    home: str
    """The ref of its objective."""
    gone: ActionEntry | None = None
    """The withdrawn action that it brings back."""


def complete(
    reading: Reading,
    plan: PlanDocument,
    *,
    new_key: Callable[[], str],
    used_refs: Collection[str] = (),
    withdrawn: Sequence[ActionEntry] = (),
    exempt: Collection[str] = (),
) -> Completed:
    """The reading with keys, refs and all that it does not state.

    Args:
        reading: what the file says; an action that it lacks is withdrawn by importing it.
        plan: the plan as it stands, or an empty document.
        new_key: makes the key of an action that the plan does not have.
        used_refs: every ref that an action of this plan ever had, those that left it too.
        withdrawn: the actions that were withdrawn from the plan; the file can bring them back.
        exempt: the keys of the actions that are exempt as a whole; no file withdraws them.
    """
    led, notes = led_by_the_plans(reading, plan)
    told, unread = without_notices(led, plan)
    file = joined(told)
    gone = (action.ref for action in withdrawn)
    refs = Refs((*used_refs, *gone, *_refs_in(plan), *_refs_in(file)))
    places = Places(file, plan, refs)
    said = list(_recognised(file, plan, places, withdrawn))
    finished = [_finished(s, reading, refs, new_key) for s in said]
    placed, kept = with_what_it_lacks(_placed(file, places, said, finished), plan, exempt)
    whole = _whole(placed, plan, reading.stated)
    return Completed(
        whole if reading.exact else in_the_plans_layout(whole, plan),
        tuple(_matches(said, finished)),
        (
            *given_twice(reading.document),
            *unusable(file),
            *notes,
            *unread,
            *_hidden(said, finished),
            *kept,
            *places.problems,
            *_problems(said, reading, plan, used_refs),
        ),
    )


def _placed(
    file: PlanDocument, places: Places, said: list[_Said], finished: list[ActionEntry]
) -> PlanDocument:
    """The file with its actions finished, each under the objective that is its home."""
    held: defaultdict[str, list[ActionEntry]] = defaultdict(list)
    for one, entry in zip(said, finished, strict=True):
        held[one.home].append(entry)
    return replace(file, themes=places.themes_with(held))


def _problems(
    said: list[_Said], reading: Reading, plan: PlanDocument, used_refs: Collection[str]
) -> Iterator[Problem]:
    """What there is to say of the file's actions beside those of the plan."""
    yield from _doubts(said)
    if not reading.exact:
        yield from _moved_in_words_alone(said, reading.stated)
    yield from _come_back(said)
    yield from _given_again(said, plan, used_refs)


def _refs_in(document: PlanDocument) -> Iterator[str]:
    yield from (objective.ref for objective in document.objectives)
    yield from (action.ref for action in document.actions)


def _recognised(
    file: PlanDocument, plan: PlanDocument, places: Places, withdrawn: Sequence[ActionEntry]
) -> Iterator[_Said]:
    """Each action of the file with its own in the plan, in the file's order."""
    given = [(n, a) for n, o in enumerate(file.objectives) for a in o.actions]
    back = returning([action for _, action in given], plan, withdrawn)
    stood = [(o.ref, a) for _, o, a in plan.placed()]
    rest = [place for place in range(len(given)) if place not in back]
    found: Pairs = pair_actions(
        [_row(given[place][1], places.homes[given[place][0]]) for place in rest],
        [_row(action, home) for home, action in stood],
    )
    pairs = {rest[n]: pair for n, pair in found.items()}
    for place, (objective, entry) in enumerate(given):
        pair, gone = pairs.get(place), back.get(place)
        home_in_plan, action = stood[pair.index] if pair else ("", None)
        home = places.home_of(objective, gone.ref if gone else entry.ref, home_in_plan)
        yield _Said(entry, action, pair, home, gone)


def _row(action: ActionEntry, home: str) -> Row:
    return Row(action.key, action.ref, action.text, home)


def _finished(said: _Said, reading: Reading, refs: Refs, new_key: Callable[[], str]) -> ActionEntry:
    stated = reading.stated
    if said.stood is not None:
        updated = _updated(said.entry, said.stood, stated)
        return updated if reading.exact else _as_it_was_worded(updated, said.stood)
    if said.gone is not None:
        return _returned(said.entry, said.gone, stated)
    entry = in_the_plans_words(said.entry, None)
    ref = entry.ref or refs.next_under(said.home)
    return _new(replace(entry, key=new_key(), ref=ref), stated)


def _updated(entry: ActionEntry, stood: ActionEntry, stated: frozenset[Stated]) -> ActionEntry:
    """The plan's action with what the file states of it.

    An import never says when an update was made, signs off or moves a baseline; and a file
    that names an action without its words does not take them away.
    """
    fields = [f for column, names in _COLUMNS.items() if column in stated for f in names]
    said = {field: getattr(entry, field) for field in fields}
    updated = replace(stood, ref=entry.ref or stood.ref, text=entry.text or stood.text, **said)
    return in_the_plans_words(updated, stood)


def _as_it_was_worded(entry: ActionEntry, stood: ActionEntry) -> ActionEntry:
    """The entry in the plan's words where the file says the same: “Green” over a green cell."""
    same = {
        words: getattr(stood, words)
        for words, facts in _WORDED.items()
        if all(getattr(entry, fact) == getattr(stood, fact) for fact in facts)
    }
    return replace(entry, **same)


def _returned(entry: ActionEntry, gone: ActionEntry, stated: frozenset[Stated]) -> ActionEntry:
    """A withdrawn action that the file brings back: open again, under its own key and ref."""
    back = _new(replace(_updated(entry, gone, stated), ref=gone.ref), stated)
    return replace(back, baseline_due_on=gone.baseline_due_on or back.due_on)


def _new(entry: ActionEntry, stated: frozenset[Stated]) -> ActionEntry:
    """A new action: open, without an update, its baseline the date that it starts with."""
    unsaid = entry.due_on is None and Stated.WHEN not in stated
    return replace(
        entry,
        no_date_reason=NoDateReason.NOT_STATED if unsaid else entry.no_date_reason,
        baseline_due_on=entry.due_on,
        moment=None,
        signed_off=False,
        state=ActionState.OPEN,
    )


def _whole(file: PlanDocument, plan: PlanDocument, stated: frozenset[Stated]) -> PlanDocument:
    """The plan with the file's themes and what the file states of the plan as a whole."""
    return replace(
        plan,
        title=(file.title if Stated.TITLE in stated else "") or plan.title,
        period=file.period if Stated.PERIOD in stated else plan.period,
        owner=file.owner if Stated.OWNER in stated else plan.owner,
        methodology=file.methodology if Stated.METHODOLOGY in stated else plan.methodology,
        versions=(*plan.versions, *_newly_listed(file, plan)),
        officers=_officers(file, plan),
        themes=file.themes,
        glossary=file.glossary if Stated.GLOSSARY in stated else plan.glossary,
    )


def _newly_listed(file: PlanDocument, plan: PlanDocument) -> Iterator[VersionEntry]:
    """Versions that only the file lists: listed, their content not held."""
    listed = {_called(v) for v in plan.versions}
    for version in file.versions:
        if _called(version) not in listed:
            listed.add(_called(version))
            yield replace(version, content_held=False)


def _called(version: VersionEntry) -> Hashable:
    """What the version is known by, whether it is numbered 3.4 or v3.4."""
    return bare_number(version.number) or version_name(version)


def _officers(file: PlanDocument, plan: PlanDocument) -> tuple[OfficerEntry, ...]:
    """The plan's officers in the file's details, then the file's own, then leads in no list.

    Two officers of one name cannot be told apart by it: both stay as they are.
    """
    known = Counter(officer.name for officer in plan.officers)
    said = {o.name: o for o in file.officers if known[o.name] == 1}
    stood = [_detailed(said.get(o.name, o), o) for o in plan.officers]
    leads = [OfficerEntry(name) for action in file.actions for name in action.leads]
    new = {o.name: o for o in (*leads, *file.officers) if not known[o.name]}
    named = dict.fromkeys(o.name for o in (*file.officers, *leads) if o.name in new)
    return (*stood, *(new[name] for name in named))


def _detailed(officer: OfficerEntry, stood: OfficerEntry) -> OfficerEntry:
    """The file's details; what it leaves blank, and a person for want of better, the plan's."""
    return OfficerEntry(
        officer.name,
        officer.job_title or stood.job_title,
        officer.agency or stood.agency,
        stood.kind if officer.kind is OfficerKind.PERSON else officer.kind,
    )


def _matches(said: list[_Said], finished: list[ActionEntry]) -> Iterator[Match]:
    for one, entry in zip(said, finished, strict=True):
        if one.pair is not None:
            score = round(one.pair.score, 2)
            yield Match(entry.ref, entry.key, one.pair.how, score, one.entry.text)


def _hidden(said: list[_Said], finished: list[ActionEntry]) -> Iterator[Problem]:
    for one, entry in zip(said, finished, strict=True):
        yield from noted(one.entry, entry)


def _doubts(said: list[_Said]) -> Iterator[Problem]:
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
    return bool(said and stood) and not is_notice(said) and score < OTHER_WORDS


def _moved_in_words_alone(said: list[_Said], stated: frozenset[Stated]) -> Iterator[Problem]:
    """A warning for each new “when” that names another date than the due date, which stayed."""
    for one in said if Stated.WHEN in stated else ():
        stood, words = one.stood, one.entry.when_as_printed
        if stood is None or words == printable(stood.when_as_printed):
            continue
        meant, facts = read_when(Cell(words)).due_on, _WORDED["when_as_printed"]
        stayed = all(getattr(one.entry, fact) == getattr(stood, fact) for fact in facts)
        if stayed and meant and meant not in {stood.due_on, *stood.milestones}:
            what = (
                f"Its date is worded {quoted(words)}, while its due date is as it was. "
                "If the date moves, change the due date in the file."
            )
            yield Problem(f"action {stood.ref}", what, Severity.WARNING)


def _come_back(said: list[_Said]) -> Iterator[Problem]:
    for one in said:
        if one.gone is not None:
            ref = one.gone.ref
            what = f"{ref} comes back: it was withdrawn."
            yield Problem(f"action {ref}", what, Severity.NOTE)


def _given_again(
    said: list[_Said], plan: PlanDocument, used_refs: Collection[str]
) -> Iterator[Problem]:
    """An error for each printed ref that is, or was, another action's.

    A ref once used is never given to another action, so that nobody reads of one and thinks
    of another.
    """
    holders = {action.ref: action for action in plan.actions}
    given = {ref for ref in (*used_refs, *holders) if ref}
    first: dict[str, _Said] = {}
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
