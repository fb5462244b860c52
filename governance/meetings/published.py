"""A meeting as its public minutes tell it. Pure."""

from __future__ import annotations

from dataclasses import replace

from governance.meetings.document import ItemEntry, MeetingDocument
from people.exempt.words import are_exempt_words, exempt_words
from people.schedule_12a import PARAGRAPHS


def as_published(document: MeetingDocument) -> MeetingDocument:
    """The meeting without the items from which the public was excluded, and without exempt text.

    Of an item that is left out its number and title stay, with the resolution by which the public
    was excluded; of an exempt question not even that it was asked.

    Args:
        document: as the public may read it.
    """
    return replace(document, items=tuple(map(_published, document.items)))


def _published(item: ItemEntry) -> ItemEntry:
    if item.exclusion is not None:
        return _left_out(item, _notice(item.exclusion.paragraph))
    if are_exempt_words(item.text):
        return _left_out(item, item.text)
    asked = tuple(question for question in item.questions if not question.is_exempt)
    return replace(item, questions=asked)


def _left_out(item: ItemEntry, notice: str) -> ItemEntry:
    return ItemEntry(item.number, item.title, text=notice, exclusion=item.exclusion)


def _notice(paragraph: str) -> str:
    if paragraph in PARAGRAPHS:
        return exempt_words(paragraph, "item")
    return "This item is exempt."
