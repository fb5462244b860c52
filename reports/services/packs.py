"""A pack that is kept: begun, drafted, put forward, considered, approved, published, corrected."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date

from actions.services.posting import Words, append_once, posted_before
from governance.models import Review
from people import clock
from people.asat import newest_revision
from people.errors import Refused, Stale
from people.exempt.reading import as_public
from people.models import AppendOnly, Body, User
from people.writing import Writing, writing
from plans.models import Plan
from reports.content.audience import audience_of
from reports.content.content_json import content_digest, read, write
from reports.content.sections import SECTIONS
from reports.content.shape import PackContent
from reports.content.source import FOR_SCRUTINY, PackKind
from reports.gate import Held, HeldBack, held_in_files, refuse_unfit_files
from reports.life import Step, state_words, steps_from
from reports.making import Stage
from reports.models import AgendaPages, BuiltPack, Pack, PackFile, PackStep
from reports.render.errors import CannotRender
from reports.render.formats import Format, rendered
from reports.render.paging import paged
from reports.selectors.known import known_to
from reports.selectors.makings import last_making
from reports.selectors.pack import PackOrder, public_texts
from reports.selectors.packs import order_of, pack_row
from reports.selectors.telling import decided_since
from reports.services.files import content_of, content_of_review
from reports.store import PACKS


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
    with _writing(pack, by, "Draft changed") as w:
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
    with _writing(pack, by, "Pack put forward") as w:
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
        return _step(built, Step.PUT_FORWARD, by=by, reason=reason, form_key=form_key)


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
    return _of_review(pack.review, order) if pack.review else content_of(pack.plan, order)


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
    """What came of a review, as the public may read it, whoever the pack is for."""
    at, texts = min(order.period.moment, clock.now()), public_texts(order)
    with as_public():
        content = content_of_review(
            review, at=at, made_by=order.made_by, meeting=order.meeting, texts=texts
        )
    return replace(content, is_public=order.is_public)


def consider(
    built: BuiltPack, *, by: User | None, reason: str = "", form_key: uuid.UUID | None = None
) -> PackStep:
    """Say that the sub-group has considered what the pack prints.

    Raises:
        Refused: it does not wait for that.
    """
    return _step(built, Step.CONSIDERED, by=by, reason=reason, form_key=form_key)


def approve(
    built: BuiltPack, *, by: User | None, reason: str = "", form_key: uuid.UUID | None = None
) -> PackStep:
    """Approve what the pack prints.

    Raises:
        Refused: it was not considered, or whoever approves it put it forward themself.
    """
    if by is not None and built.by_id == by.pk:
        raise Refused("You put this pack forward, so somebody else has to approve it.")
    return _step(built, Step.APPROVED, by=by, reason=reason, form_key=form_key)


def return_pack(
    built: BuiltPack, *, by: User | None, reason: str, form_key: uuid.UUID | None = None
) -> PackStep:
    """Return a pack to its makers: it is a draft again.

    Raises:
        Refused: it is published, is a draft already, or no reason is given.
    """
    if not reason.strip():
        raise Refused("Say what has to change.")
    return _step(built, Step.RETURNED, by=by, reason=reason, form_key=form_key)


def publish(
    built: BuiltPack,
    *,
    by: User | None,
    reason: str = "",
    first_page: int | None = None,
    form_key: uuid.UUID | None = None,
    tell: Callable[[Stage], None] = lambda _stage: None,
) -> PackStep:
    """Make the pack's files, keep them for ever, and say that it is published.

    Args:
        first_page: the page of its meeting's agenda pack with which it begins, if the clerk said.
        tell: is told of each stage before it begins; what it raises stops everything.

    Raises:
        NotConsidered: something stands in a file that nobody has considered.
        NotFit: not everybody can read a file, or it carries more than its pages.
        Refused: it is not approved, something was decided exempt since it was built, a file
            cannot be made, or the disk does not take it.
    """
    _refuse_decided_since(built)
    tell(Stage.MAKING)
    content, files = _rendered(built, first_page)
    tell(Stage.READING)
    refuse_unfit_files(built.pack.plan.partnership, files, known_to(built.pack))
    tell(Stage.KEEPING)
    made: list[AppendOnly] = [_kept(built, *each) for each in files.items()]
    if pages := content.pages:
        made.append(AgendaPages(built=built, first=pages.first, last=pages.last))
    with _writing(built.pack, by, "Pack published"):
        _refuse_decided_since(built)
        return _step(built, Step.PUBLISHED, by=by, reason=reason, form_key=form_key, made=made)


def held_in_pack(built: BuiltPack) -> list[Held]:
    """What nobody has considered in the files that would be published, as they were asked for last.

    Raises:
        Refused: a file cannot be made.
    """
    asked = last_making(built)
    _content, files = _rendered(built, asked.first_page if asked else None)
    return held_in_files(built.pack.plan.partnership, files, known_to(built.pack))


def _refuse_decided_since(built: BuiltPack) -> None:
    """A public paper applies today's decisions, and this one was built before some of them."""
    if built.pack.is_public and decided_since(built).exists():
        raise Refused(
            "Something was decided exempt since this pack was put forward. Return it, and put it "
            "forward again without it."
        )


def _rendered(built: BuiltPack, first_page: int | None) -> tuple[PackContent, dict[str, bytes]]:
    """What the pack prints, with its pages, and each of its files by its name."""
    content = read(built.content)
    name = file_name(built.pack, content)
    try:
        content = paged(content, first_page) if first_page else content
        return content, {f"{name}.{each}": rendered(content, each) for each in Format}
    except CannotRender as error:
        raise Refused(str(error)) from None


def file_name(pack: Pack, content: PackContent) -> str:
    """What the files of a pack are called, without what they end in.

    Those that hold what is exempt say so in their names, as the public ones say that they do not.
    """
    ending = audience_of(content)
    return f"{pack.plan.slug}-pack-{pack.number}-{pack.kind}-{pack.period}{ending}"


def _kept(built: BuiltPack, name: str, data: bytes) -> PackFile:
    try:
        digest = PACKS.keep(data)
    except OSError:
        raise Refused(f"“{name}” could not be kept: nothing was published. Try later.") from None
    return PackFile(built=built, name=name, digest=digest, size=len(data))


def _step(
    built: BuiltPack,
    step: Step,
    *,
    by: User | None,
    reason: str,
    form_key: uuid.UUID | None,
    made: Sequence[AppendOnly] = (),
) -> PackStep:
    """Append a step, and what it makes; the same form once.

    Raises:
        Refused: the pack does not stand where the step begins.
        Stale: it was put forward anew.
    """
    said: Words = {"reason": reason}
    with _writing(built.pack, by, f"Pack {step}") as w:

        def taken() -> PackStep:
            refuse_unless_put_forward_last(built)
            refuse_unless_open_to(step, built.pack)
            for row in made:
                w.append(row)
            return PackStep(built=built, by=w.by, step=step, **said)

        return append_once(w, PackStep, form_key, taken, said, built_id=built.pk, step=step)


def refuse_unless_put_forward_last(built: BuiltPack) -> None:
    """What was returned and put forward anew is another paper, which somebody has to read first.

    Raises:
        Stale: it was put forward anew.
    """
    if BuiltPack.objects.filter(pack=built.pack, pk__gt=built.pk).exists():
        raise Stale("This pack was put forward anew since. Open its page again.")


def refuse_unless_open_to(step: Step, pack: Pack) -> None:
    """Go on only if the pack stands where the step begins.

    Raises:
        Refused: it does not.
    """
    state = pack_row(pack).state
    if step not in steps_from(state):
        raise Refused(f"This pack is {state_words(state)} by now. Open its page again.")


def _writing(pack: Pack, by: User | None, reason: str) -> AbstractContextManager[Writing]:
    return writing(pack.plan.partnership, by=by, reason=reason)
