"""A pack before it is put forward: begun, changed, and built from the record as it stands."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.http import Http404

from actions.services.posting import Words, posted_before
from governance.models import Review
from people import clock
from people.asat import newest_revision
from people.errors import Refused, Stale
from people.models import Body, User
from people.writing import writing
from plans.models import Plan
from reports.content.content_json import content_digest, read, write
from reports.content.correcting import correcting
from reports.content.sections import SECTIONS
from reports.content.shape import PackContent
from reports.content.source import FOR_SCRUTINY, PackKind
from reports.gate import Held, HeldBack
from reports.life import Step
from reports.models import BuiltPack, Pack, PackStep
from reports.selectors.pack import PackOrder, public_texts
from reports.selectors.packs import order_of, pack_row
from reports.services.files import content_of, content_of_review
from reports.services.steps import pack_writing, refuse_unless_open_to, take


@dataclass(frozen=True, slots=True)
class Draft:
    """What a draft says; what is not known is left empty."""

    kind: PackKind
    period: str
    """The quarter, such as ``2015-16-Q2``."""
    themes: tuple[int, ...] = ()
    """Numbers of the chosen themes; none means all."""
    body: Body | None = None
    """For whose meeting it is."""
    meeting_on: date | None = None
    meeting_time: str = ""
    venue: str = ""
    item: str = ""
    review: Review | None = None
    """Of a recommendations update: the review that it tells of."""
    is_public: bool = False
    """Whether it prints nothing that is exempt."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """What stands on the front sheet, by the names of ``SECTIONS``."""


def begin_pack(plan: Plan, *, by: User | None, draft: Draft, replaces: Pack | None = None) -> Pack:
    """Begin a draft.

    Args:
        replaces: the published pack that it corrects.

    Raises:
        Refused: the pack that it would correct was not published.
    """
    with writing(plan.partnership, by=by, reason="Pack begun") as w:
        if replaces is not None and not pack_row(replaces).is_published:
            raise Refused("Only a published pack is corrected by another one. Change the draft.")
        last = Pack.objects.filter(plan=plan).order_by("-number").first()
        pack = Pack(plan=plan, number=last.number + 1 if last else 1, replaces=replaces)
        w.save(_saying(pack, draft))
    return pack


def change_draft(pack: Pack, *, by: User | None, seen: int, draft: Draft) -> Pack:
    """Change a draft.

    Args:
        seen: the number of the newest revision that the user saw.

    Raises:
        Refused: it is no draft any more.
        Stale: somebody changed it since.
    """
    with pack_writing(pack, by, "Draft changed") as w:
        refuse_unless_open_to(Step.PUT_FORWARD, pack)
        if seen != newest_revision(pack):
            raise Stale("Somebody changed this draft since you opened the page.")
        w.save(_saying(pack, draft))
    return pack


def _saying(pack: Pack, draft: Draft) -> Pack:
    pack.kind, pack.period, pack.themes = draft.kind, draft.period, list(draft.themes)
    pack.body, pack.meeting_on, pack.meeting_time = draft.body, draft.meeting_on, draft.meeting_time
    pack.venue, pack.item, pack.review = draft.venue, draft.item, draft.review
    pack.is_public = draft.is_public
    for name in SECTIONS:
        setattr(pack, name, draft.texts.get(name, ""))
    return pack


def put_forward(
    pack: Pack, *, by: User | None, reason: str = "", form_key: uuid.UUID | None = None
) -> PackStep:
    """Build what a draft prints, from the record as it stands, and put it forward.

    The draft is read anew, since somebody may have changed it meanwhile. From here on the pack
    prints just this: what is considered is what is approved and published.

    Raises:
        HeldBack: it may tell who a child is.
        Refused: it is no draft, or there is nothing to print.
    """
    with pack_writing(pack, by, "Pack put forward") as w:
        said: Words = {"reason": reason}
        before = posted_before(PackStep, form_key, said, pack_id=pack.pk, step=Step.PUT_FORWARD)
        if before is not None:
            return before
        pack.refresh_from_db()
        refuse_unless_open_to(Step.PUT_FORWARD, pack)
        _refuse_incomplete(pack)
        text = write(content_of_draft(pack, w.by))
        built = BuiltPack(
            pack=pack,
            by=w.by,
            content=text,
            content_digest=content_digest(text),
            template_version=read(text).template_version,
        )
        w.append(built)
        return take(built, Step.PUT_FORWARD, by=by, reason=reason, form_key=form_key)


def _refuse_incomplete(pack: Pack) -> None:
    if pack.kind in FOR_SCRUTINY and pack.body is None:
        raise Refused("Say for which body this scrutiny pack is: its chair approves it.")
    if pack.kind == PackKind.RECOMMENDATIONS and pack.review is None:
        raise Refused("Say of which review this update tells: change the draft.")


def content_of_draft(pack: Pack, by: User | None) -> PackContent:
    """What a draft would print now.

    Raises:
        HeldBack: it may tell who a child is.
        Refused: there is nothing to print.
    """
    order = order_of(pack, by.name if by else "")
    content = _of_review(pack.review, order) if pack.review else content_of(pack.plan, order)
    return _correcting(content, pack.replaces) if pack.replaces else content


def _correcting(content: PackContent, wrong: Pack) -> PackContent:
    published = PackStep.objects.get(built__pack=wrong, step=Step.PUBLISHED)
    day = clock.london_day(published.moment)
    return correcting(content, number=wrong.number, published_on=day)


def held_in_draft(pack: Pack, by: User | None) -> list[Held]:
    """What nobody has considered in what a draft would print now.

    Raises:
        Refused: there is nothing to print.
    """
    try:
        content_of_draft(pack, by)
    except HeldBack as back:
        return list(back.held)
    return []


def _of_review(review: Review, order: PackOrder) -> PackContent:
    """What came of a review, as the public may read it, whoever the pack is for.

    Raises:
        HeldBack: it may tell who a child is.
        Refused: nothing was kept of it by the end of the quarter.
    """
    at, texts = min(order.period.moment, clock.now()), public_texts(order)
    try:
        content = content_of_review(
            review, at=at, made_by=order.made_by, meeting=order.meeting, texts=texts
        )
    except Http404:
        raise Refused(
            f"Nothing was kept of “{review.title}” by the end of that quarter. Choose a later one."
        ) from None
    return replace(content, is_public=order.is_public)
