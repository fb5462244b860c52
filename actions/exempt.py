"""What of an action's record can be decided exempt, and which of its rows hold such text.

Of an action: all that is said of it, those things included that are still to be said. Who may not
read it is shown nothing of it: no wording, rating, date, lead or doubt, and it is counted nowhere;
only that, at its place, an action is exempt, and under which paragraph. Of an update: its evidence,
reason and what it needs, its files and links, and what was said to it; its rating and day stay, as
does everything else of the action. Of a file: its name and content.

Whoever acts for a lead of the action reads it all: they wrote it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.urls import reverse

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
from actions.selectors.erasing import OF_AN_ACTION, OF_LEADS, SAID
from people.asat import revisions
from people.clock import london_day
from people.exempt.subjects import Subject, Texts, Thing, Way
from people.wording import day_words

_READS = "actions.read_restricted"
_OF_UPDATE = Way(ProgressUpdate, "update_id")
_OF_ACTION = Way(Action, "action_id")
_OF_CHALLENGE = Way(Challenge, "challenge_id")


def _url(action: Action, entry: str = "") -> str:
    plan = action.plan
    page = reverse("actions:action", args=[plan.partnership.slug, plan.slug, action.ref])
    return f"{page}#{entry}" if entry else page


def _name(action: Action) -> str:
    return f"action {action.ref} of “{action.plan.title}”"


def _actions(rows: Collection[int]) -> Iterator[Thing]:
    found = Action.objects.filter(pk__in=rows).select_related("plan__partnership")
    for action in found.prefetch_related("leads"):
        yield Thing(action.pk, action, _name(action), _url(action))


def _updates(rows: Collection[int]) -> Iterator[Thing]:
    found = ProgressUpdate.objects.filter(pk__in=rows)
    for update in _with_actions(found, "action"):
        yield Thing(update.pk, update, _update_name(update), _url(update.action, _entry(update)))


def _files(rows: Collection[int]) -> Iterator[Thing]:
    for file in _with_actions(EvidenceFile.objects.filter(pk__in=rows), "update__action"):
        label = f"file {file.pk} of the {_update_name(file.update)}"
        yield Thing(file.pk, file.update, label, _url(file.update.action, _entry(file.update)))


def _with_actions(rows: Any, way: str) -> Any:
    return rows.select_related(f"{way}__plan__partnership").prefetch_related(f"{way}__leads")


def _update_name(update: ProgressUpdate) -> str:
    return f"update of {day_words(london_day(update.moment))} on {_name(update.action)}"


def _entry(update: ProgressUpdate) -> str:
    return f"update-{update.pk}"


def _of_actions(rows: Collection[int]) -> Mapping[type[Any], Mapping[int, int]]:
    """Updates, challenges and dates asked for belong to the actions of these numbers."""
    return {
        model: dict(model._default_manager.filter(action__in=rows).values_list("pk", "action"))
        for model in (ProgressUpdate, Challenge, DateRequest)
    }


def _of_updates(rows: Collection[int]) -> Mapping[type[Any], Mapping[int, int]]:
    """Challenges were raised of the updates of these numbers."""
    raised = Challenge.objects.filter(update__in=rows)
    return {Challenge: dict(raised.values_list("pk", "update"))}


ACTION = Subject("action", Action, _READS, _actions, _of_actions, leaves_no_trace=True)
UPDATE = Subject("update", ProgressUpdate, _READS, _updates, _of_updates)
FILE = Subject("file", EvidenceFile, _READS, _files)
SUBJECTS = (ACTION, UPDATE, FILE)

_WAYS: Mapping[type[Any], tuple[Way, ...]] = {
    ProgressUpdate: (_OF_ACTION, Way(ProgressUpdate, "pk")),
    EvidenceFile: (_OF_UPDATE, Way(EvidenceFile, "pk")),
    EvidenceLink: (_OF_UPDATE,),
    Consideration: (_OF_UPDATE,),
    SignOffProposal: (_OF_UPDATE,),
    NeedAnswer: (_OF_UPDATE,),
    DateRequest: (_OF_ACTION,),
    DateDecision: (Way(DateRequest, "request_id"),),
    DateChange: (_OF_ACTION,),
    SignOff: (_OF_ACTION, Way(ProgressUpdate, "update_id", ("rationale", "evidence"))),
    Reopening: (_OF_ACTION,),
    Challenge: (_OF_ACTION, Way(Challenge, "pk")),
    ChallengeAnswer: (_OF_CHALLENGE,),
    ChallengeClosing: (_OF_CHALLENGE,),
    Transfer: (_OF_ACTION,),
}
_WORDING = tuple(OF_AN_ACTION)
TEXTS = {said.model: Texts(_WAYS[said.model], tuple(said.labels)) for said in SAID} | {
    Action: Texts((Way(Action, "pk"),), _WORDING),
    revisions(Action).model: Texts((Way(Action, "id"),), _WORDING),
    revisions(ActionLead).model: Texts((_OF_ACTION,), tuple(OF_LEADS)),
}
"""Of every text of an action's record: the very list by which texts are erased."""
