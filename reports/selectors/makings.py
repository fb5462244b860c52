"""What was asked for of the making of a pack's files."""

from __future__ import annotations

from reports.models import BuiltPack, Making


def last_making(built: BuiltPack) -> Making | None:
    """What was asked for last of what a pack prints, if anything was."""
    makings = Making.objects.filter(built=built).select_related("built__pack", "by")
    return makings.order_by("asked_at", "pk").last()
