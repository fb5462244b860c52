"""The versions of a plan: those that were cut or listed by a moment, and the one of a number."""

from __future__ import annotations

from datetime import date, datetime

from people.errors import Refused
from plans.models import Plan, Version


def versions_at(plan: Plan, *, at: datetime) -> list[Version]:
    """Each number once, by date; a version that is held stands for one that is only listed."""
    chosen: dict[str, Version] = {}
    for version in Version.objects.filter(plan=plan, moment__lte=at):
        if version.number not in chosen or version.content_held:
            chosen[version.number] = version
    return sorted(chosen.values(), key=lambda v: (v.dated or date.min, v.moment, v.pk))


def held_version(plan: Plan, number: str) -> Version:
    """The version of this number whose content is held.

    Raises:
        Refused: there is none, or a document only lists it.
    """
    found = list(Version.objects.filter(plan=plan, number=number).order_by("-content_held"))
    if not found:
        raise Refused(f"The plan has no version {number}. See its list of versions.")
    if not found[0].content_held:
        raise Refused(
            f"Version {number} is listed in a document, but its content is not held here."
        )
    return found[0]
