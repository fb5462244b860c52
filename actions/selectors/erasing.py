"""The texts of an action's record, each with every place in which it stands word for word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from actions.models import (
    Action,
    ActionLead,
    Challenge,
    ChallengeAnswer,
    ChallengeClosing,
    Consideration,
    DateChange,
    DateDecision,
    DateRequest,
    EvidenceFile,
    EvidenceLink,
    NeedAnswer,
    ProgressUpdate,
    Reopening,
    SignOff,
    SignOffProposal,
    Transfer,
)
from people.asat import revisions
from people.clock import london_day
from people.covered import kind_of
from people.models import Erasure
from people.selectors.erasable import Place
from people.selectors.erasures import Act
from people.wording import counted, day_words
from plans.models import Objective

OBJECTIVE = "objective"
"""What the texts of the action's objective are found under; others under their entry's anchor."""

Labels = Mapping[str, str]
"""What each text of a row is called, by its field."""


@dataclass(frozen=True, slots=True)
class _Said:
    """Rows that belong to an action's record, and which of their fields are texts."""

    model: Any
    action: str
    """The way from a row to its action."""
    entry: str
    """The kind of entry under which the record tells it."""
    told_by: str
    """The field that numbers that entry."""
    labels: Labels


_WHY = "Reason of a change"
SAID = (
    _Said(ProgressUpdate, "action", "update", "pk", {
        "evidence": "Evidence", "reason": "Reason for the rating", "needed": "What is needed",
        "needed_from": "From whom it is needed", "rating_as_printed": "Rating as printed",
    }),
    _Said(EvidenceFile, "update__action", "update", "update_id", {"name": "File"}),
    _Said(EvidenceLink, "update__action", "update", "update_id", {
        "title": "Link", "url": "Address of a link",
    }),
    _Said(Consideration, "update__action", "update", "update_id", {"reason": "Reason of return"}),
    _Said(SignOffProposal, "update__action", "update", "update_id", {
        "continues": "What continues as usual business",
    }),
    _Said(NeedAnswer, "update__action", "need-answer", "pk", {"text": "Answer to what is needed"}),
    _Said(DateRequest, "action", "date", "pk", {"reason": "Reason for another date"}),
    _Said(DateDecision, "request__action", "date", "request_id", {"reason": "Reason of refusal"}),
    _Said(DateChange, "action", "moved", "pk", {
        "reason": "Reason of a date change", "agreed_by": "Who agreed to a date",
    }),
    _Said(SignOff, "action", "decision", "pk", {
        "rationale": "Rationale", "text": "Wording that was judged",
        "evidence": "Evidence that was judged",
    }),
    _Said(Reopening, "action", "reopened", "pk", {"reason": "Reason of reopening"}),
    _Said(Challenge, "action", "challenge", "pk", {"reason": "Challenge"}),
    _Said(ChallengeAnswer, "challenge__action", "challenge", "challenge_id", {
        "text": "Answer to a challenge",
    }),
    _Said(ChallengeClosing, "challenge__action", "challenge", "challenge_id", {
        "reason": "Closing of a challenge",
    }),
    _Said(Transfer, "action", "transfer", "pk", {"reason": "Reason of a transfer"}),
)  # fmt: skip
"""Every kind of row that is said of an action."""
OF_AN_ACTION = {
    "text": "Wording", "lead_as_printed": "Lead as printed", "when_as_printed": "When as printed",
    "state_reason": "Reason of withdrawal", "history_change_reason": _WHY,
}  # fmt: skip
OF_LEADS = {"history_change_reason": _WHY}
_OF_AN_OBJECTIVE = {"text": "Wording of the objective", "history_change_reason": _WHY}


@dataclass(frozen=True, slots=True)
class Found:
    """A text at one place."""

    place: Place
    label: str
    entry: str

    @property
    def key(self) -> tuple[str, ...]:
        """What is the same text: words by what they say, files by content, a link by itself."""
        row = self.place.row
        if isinstance(row, EvidenceFile):
            return ("file", row.digest)
        if isinstance(row, EvidenceLink):
            return ("link", str(row.pk))
        return ("words", self.place.text.strip())

    @property
    def where(self) -> str:
        """``Evidence, 3 March 2026``."""
        row: Any = self.place.row
        moment = getattr(row, "history_date", None) or row.moment
        return f"{self.label}, {day_words(london_day(moment))}"


@dataclass(frozen=True, slots=True)
class RecordText:
    """One text of an action's record, wherever it stands there."""

    found: tuple[Found, ...]

    @property
    def name(self) -> str:
        """Tells it from the others, for a form."""
        place = self.found[0].place
        return f"{kind_of(type(place.row))}-{place.row.pk}-{place.field}"

    @property
    def label(self) -> str:
        return self.found[0].label

    @property
    def words(self) -> str:
        return self.found[0].place.text

    @property
    def places(self) -> list[Place]:
        return [each.place for each in self.found]

    @property
    def where(self) -> list[str]:
        """Each place in words, once."""
        return list(dict.fromkeys(each.where for each in self.found))

    @property
    def contents(self) -> set[str]:
        """Digests of the files of which it is the name."""
        rows = (each.place.row for each in self.found)
        return {row.digest for row in rows if isinstance(row, EvidenceFile)}

    def is_told_in(self, entry: str) -> bool:
        return any(each.entry == entry for each in self.found)


def what_was_erased(act: Act) -> str:
    """``Evidence, with 1 copy``: which text it was, without the text."""
    labels = {kind_of(said.model): said.labels for said in SAID} | {
        kind_of(revisions(Action).model): OF_AN_ACTION,
        kind_of(revisions(ActionLead).model): OF_LEADS,
        kind_of(revisions(Objective).model): _OF_AN_OBJECTIVE,
    }
    label = labels.get(act.kind, {}).get(act.field, act.field)
    copies = counted(act.copies, "copy", "copies")
    return f"{label}, with {copies}" if act.copies else label


def record_of(row: Any) -> str:
    """The key of the action in whose record a row stands; else that it is of no action's."""
    if isinstance(row, revisions(Action).model):
        return str(row.key)
    if isinstance(row, revisions(ActionLead).model):
        return Action.objects.get(pk=row.action_id).key
    for said in SAID:
        if isinstance(row, said.model):
            return str(attrgetter(said.action.replace("__", "."))(row).key)
    return OF_NO_ACTION


OF_NO_ACTION = "record"
"""What the erasure of a text is about that belongs to no action."""


def texts_of(action: Action) -> list[RecordText]:
    """Every text of the action's record that was not erased, and those of its objective."""
    said = Erasure.objects.filter(partnership=action.plan.partnership_id)
    erased = set(said.values_list("kind", "row", "field"))
    grouped: dict[tuple[str, ...], list[Found]] = {}
    for found in _all(action):
        row = found.place.row
        if (kind_of(type(row)), row.pk, found.place.field) not in erased:
            grouped.setdefault(found.key, []).append(found)
    return [RecordText(tuple(those)) for those in grouped.values()]


def _all(action: Action) -> Iterator[Found]:
    for said in SAID:
        for row in said.model.objects.filter(**{said.action: action}).order_by("moment", "pk"):
            entry = f"{said.entry}-{getattr(row, said.told_by)}"
            yield from _texts(row, said.labels, entry)
    for row in revisions(Action).filter(id=action.pk).order_by("history_id"):
        yield from _texts(row, OF_AN_ACTION, f"wording-{row.pk}")
    for row in revisions(ActionLead).filter(action_id=action.pk).order_by("history_id"):
        yield from _texts(row, OF_LEADS, f"leads-{row.pk}")
    for row in revisions(Objective).filter(id=action.objective_id).order_by("history_id"):
        yield from _texts(row, _OF_AN_OBJECTIVE, OBJECTIVE)


def _texts(row: Any, labels: Labels, entry: str) -> Iterator[Found]:
    for field, label in labels.items():
        place = Place(row, field)
        if place.text:
            yield Found(place, label, entry)
