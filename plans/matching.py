"""A file's reading laid beside the plan: which action is which, and what the plan would hold.

What the file does not state stays as the plan has it, so that comparing the plan with what
comes out says exactly what an import would change, and nothing for a file that was written
from the plan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from plans.document import ActionEntry, PlanDocument
from plans.exempt import with_what_it_lacks, without_notices
from plans.exempt_texts import settled
from plans.formats.reading import Problem, Reading
from plans.laying_out import in_the_plans_layout
from plans.leading import led_by_the_plans
from plans.numbering import Refs
from plans.pairing import How
from plans.placing import Places
from plans.recognising import Said, recognised
from plans.remarks import remarks
from plans.repeats import given_twice, joined, unusable
from plans.unstated import completed_action, completed_plan


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
    read: PlanDocument
    """What the file itself says, to be held against it: nothing of the plan's is added."""


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
    said = list(recognised(file, plan, places, withdrawn))
    found = [settled(completed_action(s, reading, refs, new_key), s.in_plan) for s in said]
    finished = [each.entry for each in found]
    placed, kept = with_what_it_lacks(_placed(file, places, said, finished), plan, exempt)
    whole = completed_plan(placed, plan, reading.stated)
    return Completed(
        whole if reading.exact else in_the_plans_layout(whole, plan),
        tuple(_matches(said, finished)),
        (
            *given_twice(reading.document),
            *unusable(file),
            *notes,
            *unread,
            *(problem for each in found for problem in each.problems),
            *kept,
            *places.problems,
            *remarks(said, reading, plan, used_refs),
        ),
        file,
    )


def _placed(
    file: PlanDocument, places: Places, said: list[Said], finished: list[ActionEntry]
) -> PlanDocument:
    """The file with its actions finished, each under the objective that is its home."""
    held: defaultdict[str, list[ActionEntry]] = defaultdict(list)
    for one, entry in zip(said, finished, strict=True):
        held[one.home].append(entry)
    return replace(file, themes=places.themes_with(held))


def _refs_in(document: PlanDocument) -> Iterator[str]:
    yield from (objective.ref for objective in document.objectives)
    yield from (action.ref for action in document.actions)


def _matches(said: list[Said], finished: list[ActionEntry]) -> Iterator[Match]:
    for one, entry in zip(said, finished, strict=True):
        if one.pair is not None:
            score = round(one.pair.score, 2)
            yield Match(entry.ref, entry.key, one.pair.how, score, one.entry.text)
