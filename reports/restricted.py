"""Who may read a paper that holds what is exempt."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from people.access import demand
from people.exempt.reading import note, what_is_hidden
from people.models import User
from reports.content.shape import PackContent
from reports.models import BuiltPack
from reports.selectors.packs import pack_row
from reports.selectors.telling import may_be_told


def demand_readable(user: User | AnonymousUser, built: BuiltPack, content: PackContent) -> None:
    """Go on only if the user may read what was built; what is exempt there is logged.

    Raises:
        MayNot: it may hold what is exempt, and they may not read that.
    """
    unmarked = _decided_since(built)
    if content.marking or unmarked & what_is_hidden():
        demand(user, "people.read_restricted", built.pack.plan)
    if content.marking or unmarked:
        note([f"{built.pack} of “{built.pack.plan.title}”"])


def _decided_since(built: BuiltPack) -> set[tuple[str, int, str]]:
    """What it may print unmarked: decided exempt since it was built, whatever it belongs to.

    What was published for the public is withheld instead.
    """
    if built.pack.is_public and pack_row(built.pack).is_published:
        return set()
    return {(each.kind, each.row, each.part) for each in may_be_told(built)}
