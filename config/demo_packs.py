"""The packs that the demonstration keeps: one published for a meeting, others being drafted."""

from __future__ import annotations

from config.demo_script import Data
from governance.models import Review
from people.models import Body, User
from plans.models import Plan
from reports.content.source import PackKind
from reports.services.drafts import Draft, begin_pack, put_forward
from reports.services.publishing import publish
from reports.services.steps import approve, consider


def keep_pack(plan: Plan, data: Data) -> None:
    """Draft a pack; where it names a chair, take it to its publication."""
    maker = _user(data["by"])
    pack = begin_pack(plan, by=maker, draft=_draft(plan, data))
    if "chair" not in data:
        return
    chair, built = _user(data["chair"]), put_forward(pack, by=maker).built
    consider(built, by=chair, reason=data["considered"])
    approve(built, by=chair, reason=data["approved"])
    publish(built, by=maker, first_page=data.get("first_page"))


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
