"""Erasing a text from an action's record, or any other: the text, its copies there, its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import groupby

from django.db import transaction

from actions.evidence.store import EVIDENCE
from actions.models import Action, EvidenceFile
from actions.selectors.erasing import RecordText, record_of
from actions.selectors.evidence import erased_files
from actions.selectors.versions import digest_left, digest_now
from people.asat import revisions
from people.models import Partnership, User
from people.selectors.erasable import Place, StandingText
from people.services import Grounds, erase_text
from people.writing import Writing, writing
from plans.models import Version, VersionErasure


def erase_from_record(
    action: Action, *, by: User | None, text: RecordText, grounds: Grounds
) -> None:
    """Empty a text of an action's record wherever it stands there; a file's content goes too.

    Versions that held it are given the digest of what is left of them.

    Raises:
        Refused: it was erased meanwhile, or the reason repeats it.
    """
    partnership = action.plan.partnership
    with writing(partnership, by=by, reason=grounds.reason) as w, _versions_follow(w, action):
        erase_text(partnership, by=by, places=text.places, about=action.key, grounds=grounds)
        _remove_contents(text.contents)


def erase_anywhere(
    partnership: Partnership, *, by: User | None, texts: Iterable[StandingText], grounds: Grounds
) -> None:
    """Empty texts of a partnership's record, whatever they belong to, as an action's is emptied.

    Raises:
        Refused: one was erased meanwhile, or the reason repeats one.
    """
    places = [place for text in texts for place in text.places]
    with writing(partnership, by=by, reason=grounds.reason) as w, _versions_follow(w):
        for about, those in groupby(sorted(places, key=_record), key=_record):
            erase_text(partnership, by=by, places=those, about=about, grounds=grounds)
        rows = (place.row for place in places)
        _remove_contents({row.digest for row in rows if isinstance(row, EvidenceFile)})


def _record(place: Place) -> str:
    return record_of(place.row)


@contextmanager
def _versions_follow(w: Writing, action: Action | None = None) -> Iterator[None]:
    """Give the versions that held what is erased meanwhile the digest of what is left of them.

    Args:
        action: whose plans' versions may have held it; without one, any of the partnership's.
    """
    held = _as_they_were_held(w.partnership, action)
    yield
    w.append_all(list(_changed(held)))


def _as_they_were_held(partnership: Partnership, action: Action | None) -> list[Version]:
    """The versions of every plan that ever had the action, which show what they are to show."""
    held = Version.objects.filter(plan__partnership=partnership, content_held=True)
    if action is not None:
        held = held.filter(plan__in=revisions(Action).filter(id=action.pk).values("plan_id"))
    found = held.select_related("plan")
    return [version for version in found if digest_now(version) == digest_left(version)]


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
