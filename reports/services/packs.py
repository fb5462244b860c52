"""A pack that is kept: begun, drafted, put forward, considered, approved, published, corrected."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date

from actions.services.posting import append_once, posted_before
from people.asat import newest_revision
from people.errors import Refused, Stale
from people.models import Body, User
from people.writing import Writing, writing
from plans.models import Plan
from reports.content.build import build_content
from reports.content.content_json import content_digest, read, write
from reports.content.shape import PackContent
from reports.content.source import NothingToPrint, PackKind
from reports.gate import (
    Held,
    held_in_files,
    refuse_held_content,
    refuse_held_file,
    refuse_unfit_files,
)
from reports.life import Step, state_words, steps_from
from reports.making import Stage
from reports.models import BuiltPack, Pack, PackFile, PackStep
from reports.render.errors import CannotRender
from reports.render.html import render_html
from reports.render.pdf import render_pdf
from reports.selectors.known import known_to
from reports.selectors.pack import pack_source
from reports.selectors.packs import TEXTS, order_of, pack_row
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
    texts: Mapping[str, str] = field(default_factory=dict)
    """What stands on the front sheet, by the names of ``TEXTS``."""


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
        _refuse_unless_open_to(Step.PUT_FORWARD, pack)
        if seen != newest_revision(pack):
            raise Stale("Somebody changed this draft since you opened the page.")
        w.save(_saying(pack, draft))
    return pack


def _saying(pack: Pack, draft: Draft) -> Pack:
    pack.kind, pack.period, pack.themes = draft.kind, draft.period, list(draft.themes)
    pack.body, pack.meeting_on, pack.meeting_time = draft.body, draft.meeting_on, draft.meeting_time
    pack.venue, pack.item = draft.venue, draft.item
    for name in TEXTS:
        setattr(pack, name, draft.texts.get(name, ""))
    return pack


def put_forward(
    pack: Pack, *, by: User | None, reason: str = "", form_key: uuid.UUID | None = None
) -> PackStep:
    """Build what a draft prints, from the record as it stands, and put it forward.

    From here on the pack prints just this: what is considered is what is approved and published.

    Raises:
        HeldBack: it may tell who a child is.
        Refused: it is no draft, or there is nothing to print.
    """
    with _writing(pack, by, "Pack put forward") as w:
        before = posted_before(PackStep, form_key)
        if before is not None:
            return before
        _refuse_unless_open_to(Step.PUT_FORWARD, pack)
        _refuse_without_approver(pack)
        text = write(_content(pack, w.by))
        built = BuiltPack(
            pack=pack,
            by=w.by,
            content=text,
            content_digest=content_digest(text),
            template_version=read(text).template_version,
        )
        w.append(built)
        return _step(built, Step.PUT_FORWARD, by=by, reason=reason, form_key=form_key)


def _refuse_without_approver(pack: Pack) -> None:
    if pack.kind == PackKind.SCRUTINY and pack.body is None:
        raise Refused("Say for which body this scrutiny pack is: its chair approves it.")


def content_of_draft(pack: Pack, by: User | None) -> PackContent:
    """What a draft would print now.

    Raises:
        HeldBack: it may tell who a child is.
        Refused: there is nothing to print.
    """
    return _content(pack, by)


def _content(pack: Pack, by: User | None) -> PackContent:
    try:
        content = build_content(pack_source(pack.plan, order_of(pack, by.name if by else "")))
    except NothingToPrint as nothing:
        raise Refused(str(nothing)) from None
    refuse_held_content(pack.plan.partnership, content)
    return content


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
    form_key: uuid.UUID | None = None,
    tell: Callable[[Stage], None] = lambda _stage: None,
) -> PackStep:
    """Make the pack's files, keep them for ever, and say that it is published.

    Args:
        tell: is told of each stage before it begins; what it raises stops everything.

    Raises:
        HeldBack: something stands in a file that nobody has considered.
        NotFit: not everybody can read a file, or it carries more than its pages.
        Refused: it is not approved, a file cannot be made, or the disk does not take it.
    """
    tell(Stage.MAKING)
    made = _rendered(built)
    tell(Stage.READING)
    partnership = built.pack.plan.partnership
    refuse_unfit_files(partnership, made, known_to(partnership))
    tell(Stage.KEEPING)
    files = [_kept(built, name, data) for name, data in made.items()]
    return _step(built, Step.PUBLISHED, by=by, reason=reason, form_key=form_key, files=files)


def held_in_pack(built: BuiltPack) -> list[Held]:
    """What nobody has considered in the files that would be published.

    Raises:
        Refused: a file cannot be made.
    """
    partnership = built.pack.plan.partnership
    return held_in_files(partnership, _rendered(built), known_to(partnership))


def _rendered(built: BuiltPack) -> dict[str, bytes]:
    """Each file of the pack by its name."""
    content, name = read(built.content), file_name(built.pack)
    try:
        pdf = refuse_held_file(built.pack.plan.partnership, render_pdf(content))
    except CannotRender as error:
        raise Refused(str(error)) from None
    return {f"{name}.pdf": pdf, f"{name}.html": render_html(content).encode()}


def file_name(pack: Pack) -> str:
    """What the files of a pack are called, without what they end in."""
    return f"{pack.plan.slug}-pack-{pack.number}-{pack.kind}-{pack.period}"


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
    files: Sequence[PackFile] = (),
) -> PackStep:
    """Append a step, and the files that it makes; the same form once.

    Raises:
        Refused: the pack does not stand where the step begins.
    """
    with _writing(built.pack, by, f"Pack {step}") as w:

        def taken() -> PackStep:
            _refuse_unless_open_to(step, built.pack)
            w.append_all(files)
            return PackStep(built=built, by=w.by, step=step, reason=reason)

        return append_once(w, PackStep, form_key, taken, built_id=built.pk)


def _refuse_unless_open_to(step: Step, pack: Pack) -> None:
    state = pack_row(pack).state
    if step not in steps_from(state):
        raise Refused(f"This pack is {state_words(state)} by now. Open its page again.")


def _writing(pack: Pack, by: User | None, reason: str) -> AbstractContextManager[Writing]:
    return writing(pack.plan.partnership, by=by, reason=reason)
