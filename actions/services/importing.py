"""Importing a document into a plan: read, lay beside the plan, preview, confirm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from actions.models import Action, new_key
from actions.pointed_out import identity_problems
from actions.selectors.document import (
    IN_THE_PLAN,
    empty_document,
    plan_document,
    withdrawn_actions,
)
from actions.services.applying import apply
from people import clock
from people.asat import revisions
from people.errors import Refused, Stale
from people.exempt.reading import as_reader, decided_on
from people.models import User
from people.wording import counted, first_capital, listed
from plans.changes import Change, compare
from plans.document import ActionEntry, PlanDocument, Position
from plans.document_json import as_data
from plans.exempt_texts import settled
from plans.formats.reading import Problem, Reading, Severity
from plans.matching import Match, complete
from plans.models import Plan
from plans.sides import NotComparable
from plans.writing import plan_writing


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file says, what could not be read, and what it would change."""

    document: PlanDocument
    problems: tuple[Problem, ...]
    changes: tuple[Change, ...]
    matches: tuple[Match, ...]
    read: Reading
    """What the file itself says, before what it does not state was taken from the plan."""

    def of(self, severity: Severity) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity == severity]

    @property
    def needs_a_yes(self) -> bool:
        return bool(self.of(Severity.WARNING))

    def as_data(self) -> dict[str, Any]:
        return {
            "document": as_data(self.document),
            "problems": [problem.as_data() for problem in self.problems],
            "changes": [change.as_data() for change in self.changes],
        }


def preview(plan: Plan | None, reading: Reading) -> Preview:
    """Lay a file's reading beside a plan as it is recorded now, or beside an empty one.

    One that is not yet created holds nothing but the officers of its partnership.
    """
    found = beside(plan, reading, at=clock.now(), position=Position.RECORDED)
    return replace(found, problems=(*found.problems, *identity_problems(found.changes)))


def beside(plan: Plan | None, reading: Reading, *, at: datetime, position: Position) -> Preview:
    """Lay a file's reading beside a plan at a moment; what it does not state is as it was there.

    So a reader of the considered position meets nothing else in what the file is completed with.
    """
    held = _held(plan, at, position)
    completed = complete(
        reading,
        held,
        new_key=new_key,
        used_refs=_used_refs(plan),
        withdrawn=_withdrawn(plan, at, position),
        exempt=_exempt(plan),
    )
    return Preview(
        document=completed.document,
        problems=(*reading.problems, *completed.problems),
        changes=_compared(held, completed.document),
        matches=completed.matches,
        read=replace(reading, document=completed.read),
    )


def confirm(
    plan: Plan,
    document: PlanDocument,
    *,
    by: User | None,
    previewed: tuple[Change, ...] | None = None,
    reason: str = "",
    agreed_by: str = "",
    said_on: date | None = None,
) -> tuple[Change, ...]:
    """Make the plan what a completed document says, in one transaction; the changes made.

    Args:
        previewed: the changes that a user saw and agreed to, where someone looked.

    Raises:
        Stale: the plan changed since the preview; nothing was written.
        Refused: a reason is needed and none is given, or evidence would be repeated that was
            decided exempt meanwhile; nothing was written.
    """
    with plan_writing(plan, by=by, reason=reason, said_on=said_on) as w:
        held = _held(plan, max(w.moment, clock.now()), Position.RECORDED)
        _refuse_to_repeat(held, document)
        changes = _compared(held, document)
        if previewed is not None and changes != previewed:
            raise Stale("The plan changed after this preview was made. Look at the new preview.")
        if changes:
            apply(plan, changes, by=by, reason=reason, agreed_by=agreed_by)
    return changes


def refuse_if_blocked(found: Preview, *, accept_warnings: bool) -> None:
    """Raise Refused where an error blocks the import, or a warning has had no yes."""
    errors, warnings = found.of(Severity.ERROR), found.of(Severity.WARNING)
    if errors:
        verb = "blocks" if len(errors) == 1 else "block"
        raise Refused(f"{_number(errors, 'error')} {verb} the import. {_first(errors)}")
    if warnings and not accept_warnings:
        verb = "needs" if len(warnings) == 1 else "need"
        raise Refused(f"{_number(warnings, 'warning')} {verb} a yes (--yes). {_first(warnings)}")


def _number(found: list[Problem], noun: str) -> str:
    return first_capital(counted(len(found), noun))


def _first(found: list[Problem]) -> str:
    said = f"{found[0].where}: {found[0].what}"
    return first_capital(said) if len(found) == 1 else f"The first: {said}"


def _held(plan: Plan | None, at: datetime, position: Position) -> PlanDocument:
    if plan is None:
        return PlanDocument()
    if not plan.pk:
        return empty_document(plan, at=at)
    with as_reader():
        return plan_document(plan, at=at, position=position)


def _withdrawn(plan: Plan | None, at: datetime, position: Position) -> list[ActionEntry]:
    if plan is None or plan.pk is None:
        return []
    with as_reader():
        return withdrawn_actions(plan, at=at, position=position)


def _refuse_to_repeat(held: PlanDocument, document: PlanDocument) -> None:
    """Raise Refused where a document says exempt text anew, which no preview lets it do."""
    stood = {action.key: action for action in held.actions}
    again = [a.ref for a in document.actions if settled(a, stood.get(a.key)).entry != a]
    if again:
        raise Refused(
            f"Evidence of {listed(again)} was decided exempt after this preview was made. "
            "Choose the file again."
        )


def _exempt(plan: Plan | None) -> set[str]:
    """The keys of the plan's actions that are exempt as a whole."""
    if plan is None or plan.pk is None:
        return set()
    with as_reader():
        actions = Action.objects.filter(plan=plan).values_list("pk", "key")
        return {key for number, key in actions if decided_on(Action, number)}


def _compared(held: PlanDocument, document: PlanDocument) -> tuple[Change, ...]:
    try:
        return compare(held, document)
    except NotComparable as error:
        raise Refused(str(error)) from None


def _used_refs(plan: Plan | None) -> set[str]:
    """Every ref that an action of the plan ever had and none has now."""
    if plan is None or plan.pk is None:
        return set()
    ever = revisions(Action).filter(plan_id=plan.pk).values_list("ref", flat=True)
    held = Action.objects.filter(plan=plan, state__in=IN_THE_PLAN)
    return set(ever) - set(held.values_list("ref", flat=True))
