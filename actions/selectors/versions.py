"""What a version shows now, and what it is to show: a text of it may have been erased since."""

from __future__ import annotations

from collections.abc import Iterable

from actions.selectors.document import document_as_held
from people.errors import Refused
from plans.document_json import document_digest
from plans.models import Version, VersionErasure


def last_erasures(versions: Iterable[Version]) -> dict[int, VersionErasure]:
    """The newest erasure of each version of which a text was erased, by the version's number."""
    return {each.version_id: each for each in VersionErasure.objects.filter(version__in=versions)}


def digest_left(version: Version) -> str:
    """The digest of what the version is to show: as it was cut, or since its last erasure."""
    last = last_erasures([version]).get(version.pk)
    return last.document_digest if last else version.document_digest


def digest_now(version: Version) -> str:
    """The digest of what the version shows; none where its plan cannot be read."""
    try:
        return document_digest(document_as_held(version))
    except Refused:
        return ""
