"""Evidence: what stands beside an update, and a file of it for a user who sees that update."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from actions.models import Action, EvidenceFile, ProgressUpdate
from actions.record import Attachment
from actions.selectors.actions import position_on
from people import clock
from people.access_log.answer import is_of, shows_position
from people.covered import kind_of
from people.erased import are_erased_words
from people.exempt.reading import exempt_under
from people.exempt.refusing import refuse_exempt
from people.exempt.words import are_exempt_words
from people.models import Erasure
from plans.models import Plan


def get_evidence(user: object, plan: Plan, pk: int) -> EvidenceFile:
    """A file beside an update of the plan that the user, in their position, sees.

    Of an action that went to another plan, what counted here when it left: pages of the past show
    it.

    Raises:
        Http404: there is none, or its update does not count for this user, or not yet.
        Exempt: it is, and not for this user.
    """
    files = EvidenceFile.objects.select_related("update__action__plan__partnership")
    found = files.filter(pk=pk).first()
    if found is None or not _sees(user, found.update, plan):
        raise Http404
    refuse_exempt(found, plan.scope, "file")
    is_of(f"sha256 {found.digest}")
    return found


def _sees(user: object, update: ProgressUpdate, plan: Plan) -> bool:
    until = _until(update.action, plan)
    if until is None:
        return False
    position = position_on(user, update.action, plan)
    shows_position(position)
    counting = ProgressUpdate.objects.counting(position)
    return counting.filter(pk=update.pk, counts_from__lte=until).exists()


def _until(action: Action, plan: Plan) -> datetime | None:
    """Until when the action stood in the plan: so far, or until it last left; none for never."""
    if action.plan_id == plan.pk:
        return clock.now()
    left = action.transfers.filter(from_plan=plan).order_by("moment", "id").last()
    return left.moment - clock.TICK if left else None


def erased_files() -> QuerySet[Erasure, Any]:
    """The numbers of files that were lawfully erased, content and name."""
    erased = Erasure.objects.filter(kind=kind_of(EvidenceFile), field="name")
    return erased.values("row")


def attachments_of(update: ProgressUpdate) -> Iterator[Attachment]:
    """The files and links beside an update, which were fetched with it."""
    for file in update.files.all():
        gone = are_erased_words(file.name) or are_exempt_words(file.name)
        under = exempt_under(file)
        yield (
            Attachment(file.name)
            if gone
            else Attachment(file.name, file=file.pk, size=file.size, exempt=under)
        )
    for link in update.links.all():
        yield Attachment(link.title, url=link.url)
