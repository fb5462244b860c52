"""One morning of November 2026, on which these tests read the cast's plan, and its table then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from actions.assurance import Doubt
from actions.filters import Chosen, arranged, choose
from actions.selectors.document import plan_document
from actions.services.applying import apply
from actions.services.versions import open_plan
from actions.table import Row, rows
from people import clock
from plans.changes import compare
from plans.document import PlanDocument, Position
from tests.cast import DOCUMENT, Cast, begun_plan, with_action

MORNING = datetime(2026, 11, 11, 9, 42, tzinfo=UTC)
TODAY = date(2026, 11, 11)
SAID = datetime(2026, 10, 30, 14, 0, tzinfo=UTC)


def document() -> PlanDocument:
    """The cast's plan, with one update said on 30 October and one date that moved."""
    said = with_action(DOCUMENT, "train", moment=SAID)
    return with_action(said, "publish", baseline_due_on=date(2026, 12, 31))


def table(
    plan: PlanDocument | None = None,
    doubts: Mapping[str, tuple[Doubt, ...]] | None = None,
    left: Mapping[str, date] | None = None,
) -> list[Row]:
    """The plan's rows, with 2.1.1 challenged; without doubts or last days unless some are given."""
    return rows(
        plan or document(),
        {"publish": 2},
        doubts or {},
        today=TODAY,
        challenged={"share"},
        last_days=left or {},
    )


def chosen(**query: str | list[str]) -> Chosen:
    listed = {k: [v] if isinstance(v, str) else v for k, v in query.items()}
    return choose(listed, document(), today=TODAY)


def vacant(plan: PlanDocument | None = None, left: Mapping[str, date] | None = None) -> list[str]:
    """The refs of what a list of actions that nobody leads shows."""
    return [row.ref for row in chosen(lead="none").keep(table(plan, left=left))]


def refs(**query: str | list[str]) -> list[str]:
    """The refs that a list with these parameters shows, in its order."""
    asked = chosen(**query)
    return [row.ref for row in arranged(asked.keep(table()), asked.sort)]


def many(number: int, prefix: str) -> PlanDocument:
    """The plan with only its first actions, under keys of their own."""
    left = iter(range(len(DOCUMENT.actions)))
    themes = tuple(
        replace(
            theme,
            objectives=tuple(
                replace(
                    o,
                    actions=tuple(
                        replace(a, key=f"{prefix}-{a.key}")
                        for a in o.actions
                        if next(left) < number
                    ),
                )
                for o in theme.objectives
            ),
        )
        for theme in DOCUMENT.themes
    )
    return replace(DOCUMENT, themes=themes)


def opened(cast: Cast, slug: str, document: PlanDocument) -> str:
    """A further plan of the cast's partnership; its address."""
    plan = begun_plan(cast.partnership, cast.administrator, slug)
    held = plan_document(plan, at=clock.now(), position=Position.RECORDED)
    apply(plan, compare(held, document), by=cast.administrator, reason="Begun")
    open_plan(plan, by=cast.administrator)
    return f"/plans/aldermere/{slug}/"
