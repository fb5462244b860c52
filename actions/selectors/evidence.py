"""Reaching evidence: only through a getter that knows the user."""

from __future__ import annotations

from django.http import Http404

from actions.models import Action, EvidenceFile, ProgressUpdate
from actions.selectors.actions import position_on
from people import clock
from plans.models import Plan


def get_evidence(user: object, plan: Plan, pk: int) -> EvidenceFile:
    """A file beside an update of the plan that the user, in their position, sees.

    Raises:
        Http404: there is none, or its update does not count for this user, or not yet.
    """
    files = EvidenceFile.objects.select_related("update__action__plan__partnership")
    found = files.filter(update__action__plan=plan, pk=pk).first()
    if found is None or not _sees(user, found.update, found.update.action):
        raise Http404
    return found


def _sees(user: object, update: ProgressUpdate, action: Action) -> bool:
    counting = ProgressUpdate.objects.counting(position_on(user, action))
    return counting.filter(pk=update.pk, counts_from__lte=clock.now()).exists()
