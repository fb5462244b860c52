"""A paper that is made now: what it prints, and its files, looked at before they go out."""

from __future__ import annotations

from datetime import datetime

from governance.models import Review
from people.errors import Refused
from people.models import Partnership
from plans.models import Plan
from reports.content.audience import audience_of
from reports.content.build import build_content
from reports.content.review import review_content
from reports.content.shape import PackContent
from reports.content.source import NOTHING_WRITTEN, FrontTexts, Meeting, NothingToPrint
from reports.gate import refuse_held_content, refuse_held_file
from reports.render.errors import CannotRender
from reports.render.formats import Format, rendered
from reports.selectors.pack import PackOrder, pack_source
from reports.selectors.review import review_source


def content_of(plan: Plan, order: PackOrder) -> PackContent:
    """What a pack of a plan prints.

    Raises:
        HeldBack: it may tell who a child is.
        Refused: there is nothing to print.
    """
    try:
        content = build_content(pack_source(plan, order))
    except NothingToPrint as nothing:
        raise Refused(str(nothing)) from None
    refuse_held_content(plan.partnership, content)
    return content


def content_of_review(
    review: Review,
    *,
    at: datetime,
    made_by: str,
    meeting: Meeting | None = None,
    texts: FrontTexts = NOTHING_WRITTEN,
) -> PackContent:
    """What the pack of a review prints, as the review stood at a moment.

    Raises:
        HeldBack: it may tell who a child is.
    """
    source = review_source(review, at=at, made_by=made_by, meeting=meeting, texts=texts)
    content = review_content(source)
    refuse_held_content(review.partnership, content)
    return content


def file_of(partnership: Partnership, content: PackContent, as_: Format) -> bytes:
    """The pack in a format.

    Raises:
        HeldBack: the file may tell who a child is.
        Refused: the machine lacks what the format needs.
    """
    try:
        file = rendered(content, as_)
    except CannotRender as error:
        raise Refused(str(error)) from None
    return refuse_held_file(partnership, file) if as_ is Format.PDF else file


def name_of(plan: Plan, order: PackOrder, content: PackContent, as_: Format) -> str:
    """What the file of a pack that is not kept is called."""
    return f"{plan.slug}-{order.kind}-{order.period}{audience_of(content)}.{as_}"
