"""Letters about packs that wait for a chair, found in the record: each is posted once to each.

Whoever took the last step knows of it and is not written to.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from governance.selectors.notices import TOLD_FOR
from people.letters.content import Content
from people.letters.kinds import Kind
from people.models import Letter, User
from people.selectors.accounts import chairs_in
from people.services.outbox import is_posted, post_letter
from plans.models import Plan
from reports.models import Pack
from reports.notices import PackTold, waits
from reports.selectors.packs import PackRow, pack_row, packs_to_decide
from reports.selectors.waiting import next_step, waits_for


def _against(letter: Letter) -> str:
    pack = Pack.objects.select_related("plan__partnership", "body").get(pk=letter.about["pack"])
    row = pack_row(pack)
    if row.last is None or row.last.pk != letter.about["step"]:
        return "Somebody took a further step with the pack meanwhile."
    return "" if waits_for(letter.to, row) else "The decision on the pack is not theirs any more."


PACK_WAITS = Kind("pack-waits", "a pack that waits for your decision", reason_against=_against)


def post_notices(*, at: datetime) -> int:
    """Tell each chair of the packs that wait for them, once; how many letters are new."""
    return sum(
        _post(row, user, at=at)
        for row in packs_to_decide(Plan.objects.all())
        for user in _to(row, at)
    )


def _to(row: PackRow, at: datetime) -> Iterator[User]:
    """Who decides on a pack and is to be told; nobody of what has waited for long."""
    if row.last is None or row.last.moment <= at - TOLD_FOR:
        return
    for user in chairs_in(row.pack.plan.partnership_id):
        if user.pk != row.last.by_id and waits_for(user, row):
            yield user


def _post(row: PackRow, user: User, *, at: datetime) -> bool:
    partnership, last = row.pack.plan.partnership, row.last
    step = f"pack {row.pack.pk} waits after step {last.pk}" if last else ""
    if last is None or is_posted(partnership, to=user, step=step):
        return False
    with transaction.atomic():
        return post_letter(
            partnership,
            to=user,
            kind=PACK_WAITS,
            step=step,
            content=_content(row),
            due=at,
            about={"pack": row.pack.pk, "step": last.pk},
        )


def _content(row: PackRow) -> Content:
    pack, plan = row.pack, row.pack.plan
    told = PackTold(
        number=pack.number,
        what=f"{row.kind_words}, {row.quarter.label}",
        plan=plan.title,
        body=pack.body.name if pack.body else "",
        meeting_on=pack.meeting_on,
        path=reverse("reports:pack", args=[plan.partnership.slug, plan.slug, pack.number]),
    )
    return waits(told, next_step(row))
