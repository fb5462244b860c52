"""Who may read a paper that is not public."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from actions.models import Action, ProgressUpdate
from people.access import demand
from people.exempt.reading import is_any_hidden, note
from people.models import User
from reports.content.shape import PackContent
from reports.models import Pack
from reports.selectors.packs import exempt_sections


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
        note([f"{pack} of plan {plan.slug}"])
