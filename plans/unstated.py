"""What a file does not state, of its actions and of the plan as a whole: as the plan has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace

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
from plans.formats.parts import bare_number
from plans.formats.reading import Reading, Stated
from plans.numbering import Refs
from plans.recognising import Said

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


def completed_action(
    said: Said, reading: Reading, refs: Refs, new_key: Callable[[], str]
) -> ActionEntry:
    """The file's action with all that it does not state: its key and ref too, where it is new."""
    stated = reading.stated
    if said.stood is not None:
        updated = _updated(said.entry, said.stood, stated)
        return updated if reading.exact else _as_it_was_worded(updated, said.stood)
    if said.gone is not None:
        return _returned(said.entry, said.gone, stated)
    ref = said.entry.ref or refs.next_under(said.home)
    return _new(replace(said.entry, key=new_key(), ref=ref), stated)


def _updated(entry: ActionEntry, stood: ActionEntry, stated: frozenset[Stated]) -> ActionEntry:
    """The plan's action with what the file states of it.

    An import never says when an update was made, signs off or moves a baseline; and a file
    that names an action without its words does not take them away.
    """
    fields = [f for column, names in _COLUMNS.items() if column in stated for f in names]
    said = {field: getattr(entry, field) for field in fields}
    return replace(stood, ref=entry.ref or stood.ref, text=entry.text or stood.text, **said)


def _as_it_was_worded(entry: ActionEntry, stood: ActionEntry) -> ActionEntry:
    """The entry in the plan's words where the file says the same: “Green” over a green cell."""
    same = {words: getattr(stood, words) for words in _WORDED if say_the_same(words, entry, stood)}
    return replace(entry, **same)


def say_the_same(words: str, entry: ActionEntry, stood: ActionEntry) -> bool:
    """Whether two entries hold the same of what is worded in this field, however they word it."""
    return all(getattr(entry, fact) == getattr(stood, fact) for fact in _WORDED[words])


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


def completed_plan(
    file: PlanDocument, plan: PlanDocument, stated: frozenset[Stated]
) -> PlanDocument:
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
