"""Excluding press and public from an item, which is exempt by that very resolution."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet

from governance.exempt import ITEM
from governance.models import MeetingItem
from governance.services.meetings.correcting import correct
from governance.services.meetings.keeping import keeping_under, refuse_empty
from people import clock
from people.errors import Refused
from people.models import Exemption, User
from people.schedule_12a import PARAGRAPHS
from people.services import Ground, decide_exempt
from people.writing import writing

_LOOKED_AT_AFTER = timedelta(days=365)


def exclude_public(
    item: MeetingItem,
    *,
    by: User | None,
    paragraph: str,
    words: str,
    last_seen: int | None = None,
) -> None:
    """Record that press and public were excluded while the item was considered: it is exempt.

    Under the paragraph under which they were excluded already nothing is decided anew: what
    somebody decided or lifted since stands.

    Args:
        paragraph: of Part 1 of Schedule 12A to the Local Government Act 1972.
        words: of the resolution, as the Act asks for them.
        last_seen: the revision of the item that the user saw.

    Raises:
        Stale, Refused: as ``correct``; or the words are missing, or the paragraph is none of these.
    """
    refuse_empty(paragraph, "the paragraph of Schedule 12A under which the public is excluded")
    if why := unknown_paragraph(paragraph):
        raise Refused(why)
    refuse_empty(words, "the words of the resolution to exclude the public")
    with keeping_under(item, by=by, reason="Public excluded"):
        item.refresh_from_db()
        is_new = item.exclusion_paragraph != paragraph
        _say(item, by, paragraph, words, last_seen)
        if is_new:
            _decide_exempt(item, by)


def unknown_paragraph(paragraph: str) -> str:
    """Why nobody is excluded under it: no decision could make the item exempt; empty if one can."""
    if paragraph in PARAGRAPHS:
        return ""
    return (
        f"“{paragraph}” is no paragraph of Schedule 12A. Give one from 1 to 7, under which the "
        "item is exempt today; its words stay as printed."
    )


def admit_public(item: MeetingItem, *, by: User | None, last_seen: int | None = None) -> None:
    """Record that nobody was excluded after all.

    What was decided exempt stays so: that is lifted by somebody, with a reason.

    Raises:
        Stale, Refused: as ``correct``.
    """
    _say(item, by, "", "", last_seen)


def exempt_what_was_excluded() -> int:
    """Decide exempt what was excluded while that alone decided nothing; on how many items."""
    return sum(map(_exempted, _never_decided_on().select_related("meeting__partnership")))


def _say(
    item: MeetingItem, by: User | None, paragraph: str, words: str, last_seen: int | None
) -> None:
    correct(
        item,
        by=by,
        reason="Public excluded" if paragraph else "Public not excluded",
        last_seen=last_seen,
        exclusion_paragraph=paragraph,
        exclusion_words=words,
    )


def _decide_exempt(item: MeetingItem, by: User | None) -> None:
    decide_exempt(
        item.meeting.partnership,
        by=by,
        subject=ITEM,
        row=item.pk,
        ground=Ground(
            item.exclusion_paragraph,
            "The body excluded press and public from this item.",
            clock.today() + _LOOKED_AT_AFTER,
        ),
    )


def _never_decided_on() -> QuerySet[MeetingItem]:
    decided = Exemption.objects.filter(kind=ITEM.kind).values("row")
    excluded = MeetingItem.objects.filter(exclusion_paragraph__in=PARAGRAPHS)
    return excluded.exclude(pk__in=decided)


def _exempted(item: MeetingItem) -> bool:
    """Whether it was this process that decided so: another tick may have been here."""
    with writing(item.meeting.partnership, by=None):
        still = _never_decided_on().filter(pk=item.pk).first()
        if still is not None:
            _decide_exempt(still, by=None)
    return still is not None
