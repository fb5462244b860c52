"""Who may read a paper that is not public."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from actions.models import Action, ProgressUpdate
from people.access import demand
from people.exempt.reading import is_any_hidden, note
from people.models import User
from reports.content.shape import PackContent
from reports.models import BuiltPack, Pack
from reports.selectors.packs import exempt_sections
from reports.selectors.telling import decided_since


def demand_as_decided(user: User | AnonymousUser, built: BuiltPack) -> None:
    """Go on only if the user may read what a public pack that waits to be published prints.

    What was decided exempt since it was built may stand in it; it is not published before it was
    returned and built again.

    Raises:
        MayNot: something was decided since, and they may not read what is exempt.
    """
    if built.pack.is_public and decided_since(built).exists():
        demand(user, "people.read_restricted", built.pack.plan)
        note([f"{built.pack} of “{built.pack.plan.title}”"])


def demand_readable(user: User | AnonymousUser, pack: Pack, content: PackContent) -> None:
    """Go on only if the user may read what the pack prints; what is exempt there is logged.

    A restricted pack is read by everyone of the partnership while it prints nothing exempt and
    nothing is exempt there: what was decided after it was made may be printed in it unmarked.

    Raises:
        MayNot: it may hold what is exempt, and they may not read that.
    """
    if content.is_public:
        return
    plan = pack.plan
    if content.marking or exempt_sections(pack.pk) or is_any_hidden(Action, ProgressUpdate):
        demand(user, "people.read_restricted", plan)
    if content.marking:
        note([f"{pack} of “{plan.title}”"])
