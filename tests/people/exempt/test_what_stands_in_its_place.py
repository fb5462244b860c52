"""What a reader is given in the place of each value that is exempt and not for them."""

from __future__ import annotations

import pytest

from actions.exempt import UPDATE
from actions.models import SignOff
from actions.services.signing import Judgement, sign_off
from governance.exempt import ITEM
from governance.models import MeetingItem, PresentedPaper
from governance.services import meetings
from people.exempt.current import reading_as
from people.exempt.reading import (
    Reader,
    decided_on,
    exempt_under,
    hidden_from_reader,
    kept_from_reader,
)
from people.exempt.subjects import Subject
from people.exempt.words import exempt_words
from people.services import Ground, decide_exempt
from reports.exempt import SECTION
from reports.models import Pack
from tests.actions.exempt.marking import ground, meeting_of
from tests.cast import Cast
from tests.reports.services.test_a_pack_from_draft_to_publication import begun

pytestmark = pytest.mark.django_db

NOTICE = exempt_words("3")
LINK = "https://www.example.org/quorndon"


@pytest.fixture
def item(cast: Cast) -> MeetingItem:
    """An item with a text, a list, nothing in its closing, and a paper with a link."""
    found = meetings.open_item(
        meeting_of(cast), by=None, number="50", title="A case", text="Of Quorndon.",
        points=["Of Quorndon."],
    )  # fmt: skip
    meetings.present_paper(found, by=None, title="On Quorndon", link=LINK)
    decide(cast, ITEM, found.pk)
    return found


def decide(cast: Cast, subject: Subject, row: int, part: str = "") -> None:
    """Under the paragraph of the notice."""
    of_3 = Ground("3", "It tells who a child is", ground().review_on)
    decide_exempt(cast.partnership, by=None, subject=subject, row=row, part=part, ground=of_3)


def test_the_notice_for_words_and_nothing_for_a_list_or_an_address(
    cast: Cast, item: MeetingItem
) -> None:
    with reading_as(Reader(cast.board_member)):
        read, paper = MeetingItem.objects.get(pk=item.pk), PresentedPaper.objects.get(item=item)
    assert (read.title, read.text, read.points, read.closing) == ("A case", NOTICE, [], "")
    assert (paper.title, paper.link, paper.presented_by) == (NOTICE, "", "")


def test_all_as_it_is_for_who_may_read_it(cast: Cast, item: MeetingItem) -> None:
    reader = Reader(cast.chair)
    with reading_as(reader):
        read, paper = MeetingItem.objects.get(pk=item.pk), PresentedPaper.objects.get(item=item)
    assert (read.text, read.points) == ("Of Quorndon.", ["Of Quorndon."])
    assert (paper.title, paper.link) == ("On Quorndon", LINK)
    assert [label.partition(" of the ")[0] for label in reader.read] == ["item 50"]


def test_its_paragraph_is_told_to_both(cast: Cast, item: MeetingItem) -> None:
    told = {}
    for user in (cast.board_member, cast.chair):
        with reading_as(Reader(user)):
            whole = decided_on(MeetingItem, item.pk)
            told[user] = (kept_from_reader(item), exempt_under(item), whole)
    assert told == {cast.board_member: ("3", "3", "3"), cast.chair: ("", "3", "3")}


def test_the_record_as_it_is_tells_nothing_of_it(item: MeetingItem) -> None:
    assert MeetingItem.objects.get(pk=item.pk).text == "Of Quorndon."
    assert (kept_from_reader(item), exempt_under(item)) == ("", "")
    assert decided_on(MeetingItem, item.pk) == ""
    assert hidden_from_reader(MeetingItem) == {}


def test_of_a_front_sheet_the_section_that_is_exempt_goes_alone(cast: Cast) -> None:
    pack = begun(cast, texts={"finance": "Quorndon costs.", "risks": "None."})
    decide(cast, SECTION, pack.pk, "finance")
    with reading_as(Reader(cast.board_member)):
        read = Pack.objects.get(pk=pack.pk)
    assert (read.finance, read.risks, read.background) == (NOTICE, "None.", "")


def test_of_a_signature_the_wording_that_was_judged_stays(cast: Cast) -> None:
    """It is the action's, which is not exempt."""
    judged = Judgement(SignOff.Capacity.CHAIR, "Quorndon is safe.")
    signed = sign_off(cast.action("1.2.1"), by=cast.chair, judgement=judged)
    decide(cast, UPDATE, signed.update_id)
    with reading_as(Reader(cast.board_member)):
        read = SignOff.objects.get(pk=signed.pk)
    assert read.text == "Visit each secondary school"
    assert (read.rationale, read.evidence) == (NOTICE, NOTICE)
