"""What of a pack can be decided exempt: each section of its front sheet, and where it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.urls import reverse

from people.asat import revisions
from people.exempt.subjects import Subject, Texts, Thing, Way
from reports.content.sections import SECTIONS
from reports.models import Pack


def _packs(rows: Collection[int]) -> Iterator[Thing]:
    for pack in Pack.objects.filter(pk__in=rows).select_related("plan__partnership"):
        plan = pack.plan
        url = reverse("reports:pack", args=[plan.partnership.slug, plan.slug, pack.number])
        label = f"the front sheet of pack {pack.number} of “{plan.title}”"
        yield Thing(pack.pk, pack, label, url)


SECTION = Subject("section", Pack, "people.read_restricted", _packs, parts=SECTIONS)
SUBJECTS = (SECTION,)
TEXTS = {
    Pack: Texts((Way(Pack, "pk"),), tuple(SECTIONS)),
    revisions(Pack).model: Texts((Way(Pack, "id"),), tuple(SECTIONS)),
}
