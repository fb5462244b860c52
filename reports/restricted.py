"""Who may read a paper that holds what is exempt."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from people.access import demand
from people.exempt.reading import note, what_is_hidden
from people.models import User
from reports.content.content_json import read
from reports.content.shape import PackContent
from reports.models import BuiltPack, Pack
from reports.selectors.packs import pack_row
from reports.selectors.telling import may_be_told


def reads_exempt(user: User | AnonymousUser, pack: Pack) -> bool:
    """Whether the user may read what is exempt in a pack, as whoever approves all of it does."""
    return user.has_perm("people.read_restricted", pack.plan) or user.has_perm(
        "reports.approve_pack", pack
    )


def may_read(user: User | AnonymousUser, built: BuiltPack) -> bool:
    """Whether the user may read what was built, of which nothing is shown yet."""
    if built.pack.is_public and pack_row(built.pack).is_published:
        return True
    return reads_exempt(user, built.pack) or not _needs_the_right(built, read(built.content))


def demand_readable(user: User | AnonymousUser, built: BuiltPack, content: PackContent) -> None:
    """Go on only if the user may read what was built; what is exempt there is logged.

    Raises:
        MayNot: it may hold what is exempt, and they may not read that.
    """
    if _needs_the_right(built, content) and not reads_exempt(user, built.pack):
        demand(user, "people.read_restricted", built.pack.plan)
    if content.marking or _decided_since(built):
        note([f"{built.pack} of “{built.pack.plan.title}”"])


def _needs_the_right(built: BuiltPack, content: PackContent) -> bool:
    return bool(content.marking or _decided_since(built) & what_is_hidden())


def _decided_since(built: BuiltPack) -> set[tuple[str, int, str]]:
    """What it may print unmarked: decided exempt since it was built, whatever it belongs to.

    What was published for the public is withheld instead.
    """
    if built.pack.is_public and pack_row(built.pack).is_published:
        return set()
    return {(each.kind, each.row, each.part) for each in may_be_told(built)}
