"""Erasing a text from an action's record: the text, its copies there, its file."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from django.db import transaction

from actions.evidence.store import EVIDENCE
from actions.models import Action, EvidenceFile
from actions.selectors.erasing import RecordText
from actions.selectors.evidence import erased_files
from actions.selectors.versions import digest_left, digest_now
from people.asat import revisions
from people.models import User
from people.services import Grounds, erase_text
from people.writing import writing
from plans.models import Version, VersionErasure


def erase_from_record(
    action: Action, *, by: User | None, text: RecordText, grounds: Grounds
) -> None:
    """Empty a text of an action's record wherever it stands there; a file's content goes too.

    Versions that held it are given the digest of what is left of them.

    Raises:
        Refused: it was erased meanwhile, or the reason repeats it.
    """
    with writing(action.plan.partnership, by=by, reason=grounds.reason) as w:
        held = _as_they_were_held(action)
        erase_text(
            action.plan.partnership,
            by=by,
            places=text.places,
            about=action.key,
            grounds=grounds,
        )
        w.append_all(list(_changed(held)))
        _remove_contents(text.contents)


def _as_they_were_held(action: Action) -> list[Version]:
    """The versions of every plan that ever had the action, which show what they are to show."""
    plans = revisions(Action).filter(id=action.pk).values("plan_id")
    held = Version.objects.filter(plan__in=plans, content_held=True).select_related("plan")
    return [version for version in held if digest_now(version) == digest_left(version)]


def _changed(held: Iterable[Version]) -> Iterable[VersionErasure]:
    for version in held:
        digest = digest_now(version)
        if digest != digest_left(version):
            yield VersionErasure(version=version, document_digest=digest)


def _remove_contents(digests: set[str]) -> None:
    """Once all is written, remove what no file beside any update is any more."""
    for digest in digests:
        if not EvidenceFile.objects.filter(digest=digest).exclude(pk__in=erased_files()).exists():
            transaction.on_commit(partial(EVIDENCE.remove, digest))
