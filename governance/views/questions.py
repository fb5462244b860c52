"""Questions by objective: what was asked, what was answered, and about what nobody asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.meetings.asked import Exchange, MeetingLine, Silent
from governance.meetings.sifting import GROUPS, AskedLine, Option, Wanted, options, wanted
from governance.selectors.asked import AllAsked, all_asked
from governance.selectors.became import Subjects
from governance.selectors.objectives import PlanObjective, objectives_of
from governance.views.meetings import showing_of
from governance.views.reviews import governance_link
from governance.views.showing import Showing
from people.frame import Link, page
from people.wording import counted, first_capital, listed, number_words
from plans.models import Plan

_PER_PAGE = 25
_NAMED = {"plan", "objective", "action"}
"""Filters of which the sentence says the value."""
_LABELS = {
    "plan": ("Plan", "Any plan"),
    "objective": ("Objective", "Any objective"),
    "action": ("Action", "Any action"),
    "body": ("Asked by", "Any body"),
    "kind": ("What it was", "Anything"),
    "state": ("What came of it", "Anything"),
}


@dataclass(frozen=True, slots=True)
class Menu:
    """A drop-down of the filter."""

    name: str
    label: str
    any: str
    options: Sequence[Option]
    chosen: str


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """An objective of a plan, with how often and when it was asked about."""

    objective: PlanObjective
    asked: int
    last: MeetingLine | None
    open: int
    """Promises that are open."""
    silent: Silent | None
    """The last meeting that says that nobody asked about it."""
    url: str


@require_safe
def questions_page(request: HttpRequest, partnership: str) -> HttpResponse:
    """All that was asked, sifted by plan, objective, action, body, kind and what came of it."""
    showing = showing_of(request, partnership, of="what was asked")
    found = all_asked(showing.partnership, at=showing.moment.moment)
    subjects = showing.subjects(found.exchanges)
    objectives = objectives_of(showing.plans, at=showing.moment.moment)
    lines = [_line(showing, subjects, each) for each in found.exchanges]
    asked = wanted(dict(request.GET.lists()), lines, _known(objectives))
    results = [line.exchange for line in asked.keep(lines)]
    shown = Paginator(results, _PER_PAGE).get_page(request.GET.get("page"))
    plan = _plan_of(showing, asked, lines)
    pairs = list(asked.values.items())
    context = page(
        request,
        showing.partnership,
        governance_link(showing.partnership).at(showing.moment),
        Link("", "Questions"),
        as_at=showing.moment,
        problems=asked.ignored,
        sentence=_sentence(asked, results),
        menus=[_menu(lines, asked, group) for group in GROUPS],
        action=reverse("governance:questions", args=[showing.partnership.slug]),
        clear_url=showing.questions_url() if pairs else "",
        results=shown,
        shown=showing.exchanges(shown.object_list),
        query=_query(showing, pairs),
        plan=plan,
        now_word=showing.now_word,
        rows=_rows(showing, objectives, found, lines, plan) if plan else [],
        objective=_objective(asked, objectives, plan),
        silent=_silent(asked, found),
    )
    return render(request, "governance/questions.html", context)


def _line(showing: Showing, subjects: Subjects, exchange: Exchange) -> AskedLine:
    entry, objective = exchange.entry, subjects.objective(exchange)
    actions = [action.ref for action in subjects.actions(exchange) if action]
    return AskedLine(
        exchange,
        {plan.slug: plan.title for plan in subjects.plans_of(exchange)},
        frozenset({entry.objective_ref, objective.ref if objective else ""} - {""}),
        frozenset({*entry.action_refs, *actions}),
        showing.today,
    )


def _known(objectives: Sequence[PlanObjective]) -> dict[str, set[str]]:
    """What can be asked for though nobody asked about it."""
    return {
        "plan": {each.plan.slug for each in objectives},
        "objective": {each.ref for each in objectives},
    }


def _plan_of(showing: Showing, asked: Wanted, lines: Sequence[AskedLine]) -> Plan | None:
    """The plan whose objectives are listed: the one that is chosen, or the most asked about."""
    plans = {plan.slug: plan for plan, _ in showing.plans.values()}
    chosen = asked.values.get("plan")
    if chosen:
        return plans.get(chosen)
    counts = {slug: sum(slug in line.plans for line in lines) for slug in plans}
    return plans[max(counts, key=lambda slug: counts[slug])] if counts else None


def _rows(
    showing: Showing,
    objectives: Sequence[PlanObjective],
    found: AllAsked,
    lines: Sequence[AskedLine],
    plan: Plan,
) -> list[ObjectiveRow]:
    return [
        _row(showing, objective, found, [each for each in lines if _is_of(each, objective)])
        for objective in objectives
        if objective.plan == plan
    ]


def _is_of(line: AskedLine, objective: PlanObjective) -> bool:
    return line.exchange.objective == objective.key


def _row(
    showing: Showing, objective: PlanObjective, found: AllAsked, lines: Sequence[AskedLine]
) -> ObjectiveRow:
    silent = [each for each in found.silent if each.objective == objective.key]
    promises = [each for line in lines for each in line.exchange.promises]
    return ObjectiveRow(
        objective=objective,
        asked=len(lines),
        last=lines[0].exchange.meeting if lines else None,
        open=sum(each.is_open for each in promises),
        silent=silent[0] if silent else None,
        url=showing.questions_url(("plan", objective.plan.slug), ("objective", objective.ref)),
    )


def _menu(lines: Sequence[AskedLine], asked: Wanted, group: str) -> Menu:
    label, anything = _LABELS[group]
    chosen = asked.values.get(group, "")
    found = options(lines, group)
    if chosen and chosen not in {option.value for option in found}:
        found.append(Option(chosen, chosen, 0))
    return Menu(group, label, anything, found, chosen)


def _query(showing: Showing, pairs: list[tuple[str, str]]) -> str:
    return showing.questions_url(*pairs).partition("?")[2]


def _objective(
    asked: Wanted, objectives: Sequence[PlanObjective], plan: Plan | None
) -> PlanObjective | None:
    """The objective that is chosen, in the plan that is shown."""
    ref = asked.values.get("objective")
    return next((each for each in objectives if each.ref == ref and each.plan == plan), None)


def _silent(asked: Wanted, found: AllAsked) -> list[Silent]:
    """Which meetings say that nobody asked about the objective that is chosen."""
    ref = asked.values.get("objective")
    return [each for each in found.silent if each.ref == ref]


def _sentence(asked: Wanted, results: Sequence[Exchange]) -> str:
    """``12 questions and two comments about 1.4, at two meetings. One promise is open.``"""
    ref = asked.values.get("action") or asked.values.get("objective")
    about = f" about {ref}" if ref else ""
    if not results:
        other = " with these choices" if asked.values.keys() - _NAMED else ""
        return f"Nobody has asked anything{about}{other}."
    kinds = [each.entry.kind for each in results]
    parts = [counted(kinds.count(kind), kind.value) for kind in dict.fromkeys(sorted(kinds))]
    meetings = {each.meeting.key for each in results}
    said = f"{first_capital(listed(parts))}{about}, at {counted(len(meetings), 'meeting')}."
    return f"{said} {_answered(results)}"


def _answered(results: Sequence[Exchange]) -> str:
    silent = sum(not each.is_answered for each in results)
    promises = [each for exchange in results for each in exchange.promises]
    open_ones = sum(each.is_open for each in promises)
    parts: list[Any] = [
        f"{number_words(silent)} {'has' if silent == 1 else 'have'} no answer in the record"
        if silent
        else "each has an answer in the record"
    ]
    if promises:
        verb = "is" if open_ones == 1 else "are"
        promised = counted(len(promises), "promise")
        parts.append(f"of {promised} for later {number_words(open_ones)} {verb} open")
    return f"{first_capital('; '.join(parts))}."
