"""A real meeting of a council is entered in the browser, and read back complete."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from governance.meetings.document import MeetingDocument, QuestionKind
from governance.meetings.reading import from_json
from governance.models import Meeting
from governance.selectors.meetings import meeting_document
from governance.services import meetings
from people import clock, services
from people.models import Membership, Role
from tests.browser.conftest import Visit
from tests.browser.typist import Typist
from tests.cast import LONG_AGO


def of_april(folder: Path) -> MeetingDocument:
    """The meeting, without what no officer types: where the transcription came from."""
    text = (folder / "truth" / "meetings.json").read_text(encoding="utf-8")
    found = next(
        each for each in from_json(text).meetings if each.held_on.isoformat() == "2016-04-06"
    )
    return replace(found, council="", record="", source_file="", uncertainty="")


def called(visit: Visit, document: MeetingDocument) -> Meeting:
    """Its body, in a partnership that has no plan here: refs are kept as they are typed."""
    partnership = services.create_partnership(slug="real", name="Real")
    services.grant_role(
        user=visit.world.cast.scrutiny_officer,
        kind=Role.Kind.SCRUTINY_OFFICER,
        partnership=partnership,
        from_date=LONG_AGO,
        by=None,
    )
    body = services.add_body(partnership, by=None, slug="commission", name=document.body)
    for person in (*document.present, *document.apologies):
        role = Membership.Role.CO_OPTED if person.role else Membership.Role.MEMBER
        services.seat_member(body, by=None, name=person.name, role=role, from_date=document.held_on)
    return meetings.call_meeting(body, by=None, held_on=document.held_on)


def test_the_meeting_of_april_2016(visit: Visit, shared_data: Path) -> None:
    document = of_april(shared_data)
    meeting = called(visit, document)
    visit.sign_in("scrutiny_officer")
    page = visit.go(f"/governance/real/meetings/{meeting.slug}/enter/")
    Typist(page).enter(document)
    entered = meeting_document(meeting, at=clock.now())
    assert entered.exchanges == {
        QuestionKind.QUESTION: 28,
        QuestionKind.COMMENT: 3,
        QuestionKind.REQUEST: 2,
    }
    assert entered == document
