"""The packs that the demonstration keeps: one published for a meeting, others being drafted."""

from __future__ import annotations

from typing import Any

from governance.models import Review
from people.confirming import Confirmed
from people.models import Body, IdentityConfirmation, User
from people.services import confirm
from plans.models import Plan
from reports.content.source import PackKind
from reports.gate import NotConsidered
from reports.services.packs import Draft, approve, begin_pack, consider, publish, put_forward

Data = dict[str, Any]
_IT_IS_MEANT_SO = "The plan itself says so, and it was printed so before."


def keep_pack(plan: Plan, data: Data) -> None:
    """Draft a pack; where it names a chair, take it to its publication."""
    maker = _user(data["by"])
    pack = begin_pack(plan, by=maker, draft=_draft(plan, data))
    if "chair" not in data:
        return
    chair, built = _user(data["chair"]), put_forward(pack, by=maker).built
    consider(built, by=chair, reason=data["considered"])
    approve(built, by=chair, reason=data["approved"])
    try:
        publish(built, by=maker, first_page=data.get("first_page"))
    except NotConsidered as not_considered:
        _say_that_it_may_be_printed(plan, not_considered, by=chair)
        publish(built, by=maker, first_page=data.get("first_page"))


def _say_that_it_may_be_printed(plan: Plan, refused: NotConsidered, *, by: User) -> None:
    """As a chair does who has looked at each find: the demonstration's plan means what it says."""
    findings = tuple(held.finding for held in refused.held)
    answer = IdentityConfirmation.Answer.MAY_BE_PRINTED
    confirm(plan.partnership, by=by, confirmed=Confirmed(findings, answer, _IT_IS_MEANT_SO))


def _draft(plan: Plan, data: Data) -> Draft:
    return Draft(
        kind=PackKind(data["kind"]),
        period=data["period"],
        themes=tuple(data.get("themes", ())),
        body=Body.objects.get(partnership=plan.partnership, slug=data["body"]),
        meeting_on=data["meeting_on"],
        meeting_time=data["time"],
        venue=data["venue"],
        item=data["item"],
        is_public=data.get("public", False),
        review=_review(plan, data.get("review")),
        texts=data["texts"],
    )


def _review(plan: Plan, slug: str | None) -> Review | None:
    return Review.objects.get(partnership=plan.partnership, slug=slug) if slug else None


def _user(email: str) -> User:
    return User.objects.get(email=email)
