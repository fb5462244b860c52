"""A pack's files: made and looked at, and kept for ever once it is published."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from people.errors import Refused
from people.models import AppendOnly, User
from reports.content.audience import audience_of
from reports.content.content_json import read
from reports.content.shape import PackContent
from reports.gate import Held, held_in_files, refuse_unfit_files
from reports.life import Step
from reports.making import Stage
from reports.models import AgendaPages, BuiltPack, Pack, PackFile, PackStep
from reports.render.errors import CannotRender
from reports.render.formats import Format, rendered
from reports.render.paging import paged
from reports.selectors.known import known_to
from reports.selectors.makings import last_making
from reports.selectors.telling import decided_since
from reports.services.steps import pack_writing, take
from reports.store import PACKS


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
    with pack_writing(built.pack, by, "Pack published"):
        _refuse_decided_since(built)
        return take(built, Step.PUBLISHED, by=by, reason=reason, form_key=form_key, made=made)


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
