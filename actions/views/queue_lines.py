"""An item of the queue as pages show it: closed, opened, or with the form that decides it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from actions.assurance import Doubt
from actions.forms.deciding import (
    CloseForm,
    ConsiderForm,
    DateDecisionForm,
    DecisionForm,
    SignOffForm,
)
from actions.queue import TABS, Item, Kind
from actions.views.frame import PlanFrame, plan_url
from actions.views.table import Table
from plans.models import Plan

EVERYTHING = "all"

_FORMS: dict[Kind, type[DecisionForm]] = {
    Kind.UPDATE: ConsiderForm,
    Kind.SIGN_OFF: SignOffForm,
    Kind.DATE: DateDecisionForm,
    Kind.CHALLENGE: CloseForm,
}

Doubts = Mapping[str, tuple[Doubt, ...]]


@dataclass(frozen=True, slots=True)
class Line:
    item: Item
    doubts: tuple[Doubt, ...]
    action_url: str
    open_url: str
    """Where the item stands opened."""
    opened: bool
    post_url: str
    form: DecisionForm | None = None

    @property
    def tickable(self) -> bool:
        return self.item.kind is Kind.UPDATE and self.item.may_decide


def form_for(item: Item, data: QueryDict | None = None) -> DecisionForm:
    form = _FORMS[item.kind](data)
    form.asks_on(item)
    return form


def kind_of(request: HttpRequest) -> str:
    """Which part of the queue the page shows, or came from."""
    wanted = request.GET.get("kind", EVERYTHING)
    return wanted if wanted in TABS else EVERYTHING


def queue_url(plan: Plan, kind: str = EVERYTHING, **more: str) -> str:
    parameters = ({} if kind == EVERYTHING else {"kind": kind}) | more
    base = plan_url(plan, "queue")
    return f"{base}?{urlencode(parameters)}" if parameters else base


def doubts_in(table: Table) -> Doubts:
    return {row.action.key: row.doubts for row in table.rows}


def line_of(
    frame: PlanFrame, item: Item, doubts: Doubts, *, opened: bool, form: DecisionForm | None = None
) -> Line:
    kind = kind_of(frame.request)
    return Line(
        item=item,
        doubts=doubts.get(item.subject.key, ()),
        action_url=frame.url("action", item.subject.ref),
        open_url=f"{queue_url(frame.plan, kind, open=item.anchor)}#{item.anchor}",
        opened=opened,
        post_url=f"{_decided_at(frame.plan, item)}?{urlencode({'kind': kind})}",
        form=form,
    )


def _decided_at(plan: Plan, item: Item) -> str:
    ref, number = item.subject.ref, str(item.pk)
    match item.kind:
        case Kind.UPDATE:
            return plan_url(plan, "consider", ref, number)
        case Kind.SIGN_OFF:
            return plan_url(plan, "sign-off", ref)
        case Kind.DATE:
            return plan_url(plan, "decide-date", ref, number)
        case Kind.CHALLENGE:
            return plan_url(plan, "close-challenge", ref, number)
