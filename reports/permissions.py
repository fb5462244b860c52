"""Who may do what in reports."""

from __future__ import annotations

from people.models import User
from people.permissions import Kind, add, belongs, is_administrator, is_chair, role, sees_recorded
from people.rule import Rule, condition
from people.selectors.accounts import chairs
from reports.content.source import FOR_SCRUTINY
from reports.models import Pack

is_scrutiny_officer = role(Kind.SCRUTINY_OFFICER)


@condition(
    "for its body, if it is a scrutiny pack",
    "it is for another body’s chair",
    holders=[Kind.CHAIR],
)
def chairs_the_approving_body(user: object, pack: Pack | None = None) -> bool:
    """A scrutiny pack is approved by the chair of its body, any other by the sub-group's."""
    if pack is None or not isinstance(user, User):
        return False
    if pack.kind not in FOR_SCRUTINY:
        return bool(is_chair(user, pack))
    return pack.body is not None and chairs(user, pack.body)


READERS_BEFORE_PUBLICATION = (
    "Until it is published, only scrutiny officers, plan administrators, auditors and the chairs "
    "who decide on it read it."
)
"""Who may ``reports.see_drafts``, as pages say it; what is exempt there is theirs to read too."""

_makes = is_administrator | is_scrutiny_officer

PERMISSIONS: dict[str, tuple[str, Rule]] = {
    "reports.make_pack": ("make and download packs from what the reader may see", belongs),
    "reports.confirm_identity": (
        "confirm that what holds a pack back is no child's identity, or may be printed",
        is_chair | is_administrator,
    ),
    "reports.see_drafts": (
        "read packs that are not published yet",
        sees_recorded | is_scrutiny_officer | chairs_the_approving_body,
    ),
    "reports.keep_packs": ("draft packs, put them forward, publish and correct them", _makes),
    "reports.withhold": (
        "withhold a file of a published pack, and release it",
        is_chair | is_administrator | is_scrutiny_officer,
    ),
    "reports.consider_pack": ("say that the sub-group has considered a pack", is_chair),
    "reports.approve_pack": ("approve a pack", chairs_the_approving_body),
    "reports.return_pack": ("return a pack to its makers", is_chair | chairs_the_approving_body),
}

add(PERMISSIONS)
"""Each permission with an English sentence and its rule."""
