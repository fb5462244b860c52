"""A record in which every text that can be exempt holds one word, and the ways of deciding so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from actions.evidence.attached import checked
from actions.evidence.beside import Beside
from actions.exempt import ACTION, FILE, UPDATE
from actions.models import ChallengeClosing, EvidenceFile, NeedAnswer, ProgressUpdate
from actions.services.challenging import Question as Asked
from actions.services.challenging import answer_challenge, challenge, close_challenge
from actions.services.dates import change_date
from actions.services.needs import answer_need
from actions.services.record import Report, post_update
from actions.services.structure import reword
from governance.exempt import ITEM, QUESTION
from governance.meetings.document import PromiseOutcome, StepOutcome
from governance.models import Meeting, MeetingItem, Question
from governance.services import meetings
from people import clock, services
from people.exempt.subjects import Subject
from people.models import Exemption, User
from people.services import Ground, decide_exempt, lift_exemption
from plans.brag import Rating
from plans.document import Position
from tests.cast import Cast

WORD = "quorndon"
BEFORE, HELD_ON = date(2026, 3, 2), date(2026, 4, 6)
_PARAGRAPHS = count(1)


def ground() -> Ground:
    """Under each paragraph of the Schedule in turn."""
    paragraph = str(next(_PARAGRAPHS) % 7 + 1)
    return Ground(paragraph, f"It tells of {WORD}", clock.today() + timedelta(days=180))


@dataclass(frozen=True, slots=True)
class Way:
    """When and by whom something is decided exempt."""

    when: str
    """``before`` most of it is said, ``after``, or ``again``: after it was lifted."""
    who: str

    def __str__(self) -> str:
        return f"{self.when}, by the {self.who.replace('_', ' ')}"

    def marked(self, cast: Cast) -> None:
        """Everything is said, and decided exempt in this way."""
        by: User = getattr(cast, self.who)
        for begin in BEGINNINGS:
            subject, row, go_on = begin(cast)
            if self.when == "before":
                decided(cast, by, subject, row)
                go_on()
                continue
            go_on()
            made = decided(cast, by, subject, row)
            if self.when == "again":
                lift_exemption(made, by=by, reason="Published elsewhere")
                decided(cast, by, subject, row)


WAYS = [
    Way(when, who)
    for when in ("before", "after", "again")
    for who in ("administrator", "chair", "scrutiny_officer")
]
OF_EACH = 5
"""So many things are marked in each way."""

Begun = tuple[Subject, int, Callable[[], object]]
"""What is to be exempt, and what goes on being said of it."""


def decided(cast: Cast, by: User, subject: Subject, row: int, part: str = "") -> Exemption:
    return decide_exempt(
        cast.partnership, by=by, subject=subject, row=row, part=part, ground=ground()
    )


def _action(cast: Cast) -> Begun:
    action = cast.action("1.1.1")

    def go_on() -> None:
        report = Report(Rating.RED, f"{WORD} 1", f"{WORD} 2", f"{WORD} 3", f"{WORD} 4")
        update = post_update(cast.action("1.1.1"), by=cast.lead, report=report)
        _argue(cast, update)
        reword(cast.action("1.1.1"), by=cast.administrator, text=f"{WORD} 5", reason=f"{WORD} 6")
        change_date(
            cast.action("1.1.1"), by=None, to_date=date(2031, 3, 1), reason=f"{WORD} 7",
            agreed_by=f"{WORD} 8",
        )  # fmt: skip

    return ACTION, action.pk, go_on


def _update(cast: Cast) -> Begun:
    report = Report(Rating.AMBER, f"{WORD} 10", f"{WORD} 11", f"{WORD} 12", f"{WORD} 13")
    links = [(f"{WORD} 14", f"https://www.example.org/{WORD}-15")]
    update = post_update(
        cast.action("2.1.1"), by=cast.other_lead, report=report, beside=Beside(links=links)
    )
    return UPDATE, update.pk, lambda: _argue(cast, update)


def _argue(cast: Cast, update: ProgressUpdate) -> None:
    """What the chair asks of an update, and what is answered."""
    given = NeedAnswer.Outcome.GIVEN
    answer_need(update, by=cast.chair, outcome=given, text=f"{WORD} 20")
    asked = challenge(
        update.action, by=cast.chair, question=Asked(f"{WORD} 21", date(2100, 1, 1)),
        position=Position.RECORDED,
    )  # fmt: skip
    answer_challenge(asked, by=None, text=f"{WORD} 22")
    upheld = ChallengeClosing.Outcome.UPHELD
    close_challenge(asked, by=cast.chair, outcome=upheld, reason=f"{WORD} 23")


def _file(cast: Cast) -> Begun:
    held = [checked(f"{WORD} 30".encode(), f"{WORD}-31.txt")]
    report = Report(Rating.GREEN, "A list is kept.")
    update = post_update(
        cast.action("1.1.2"), by=cast.other_lead, report=report, beside=Beside(held)
    )
    file = EvidenceFile.objects.get(update=update)
    return FILE, file.pk, lambda: None


def meeting_of(cast: Cast) -> Meeting:
    body = services.add_body(cast.partnership, by=None, slug="scrutiny", name="Scrutiny")
    return meetings.call_meeting(body, by=None, held_on=HELD_ON)


def _item(cast: Cast) -> Begun:
    meeting = meeting_of(cast)
    item = meetings.open_item(
        meeting, by=None, number="50", title="A case", text=f"{WORD} 40",
        introduction=f"{WORD} 41", points=[f"{WORD} 42"], closing=f"{WORD} 43",
        next_steps_introduction=f"{WORD} 52",
    )  # fmt: skip
    return ITEM, item.pk, lambda: _minute(item)


def _minute(item: MeetingItem) -> None:
    meetings.present_paper(
        item, by=None, title=f"{WORD} 44", presented_by=f"{WORD} 45",
        link=f"https://www.example.org/{WORD}-53",
    )  # fmt: skip
    meetings.agree_minutes(item, by=None, meeting_on=BEFORE, amendments=f"{WORD} 54")
    meetings.resolve(item, by=None, text=f"{WORD} 46")
    meetings.note_no_questions(item, by=None, ref="1.1", text=f"{WORD} 51")
    step = meetings.set_next_step(
        item, by=None, text=f"{WORD} 47", owner_as_printed=f"{WORD} 55"
    )  # fmt: skip
    meetings.close_next_step(step, by=None, outcome=StepOutcome.DONE, text=f"{WORD} 48")
    _reply(meetings.ask(item, by=None, asked_by=f"{WORD} 49", text=f"{WORD} 50"))


def _question(cast: Cast) -> Begun:
    meeting = Meeting.objects.filter(held_on=HELD_ON).first() or meeting_of(cast)
    item = meetings.open_item(meeting, by=None, number="51", title="The plan", text="It was noted.")
    action = cast.action("1.1.2")
    asked = meetings.ask(
        item, by=None, asked_by=f"{WORD} 60", text=f"{WORD} 61", objective=action.objective,
        section=f"{WORD} 66", answer_note=f"{WORD} 67", uncertainty=f"{WORD} 68",
        about=[meetings.About("1.1.2", action)],
    )  # fmt: skip
    return QUESTION, asked.pk, lambda: _reply(asked)


def _reply(asked: Question) -> None:
    meetings.answer(asked, by=None, officer_as_printed=f"{WORD} 62", text=f"{WORD} 63")
    promised = meetings.promise(
        asked, by=None, text=f"{WORD} 64", officer_as_printed=f"{WORD} 69"
    )  # fmt: skip
    meetings.close_promise(promised, by=None, outcome=PromiseOutcome.KEPT, text=f"{WORD} 65")


BEGINNINGS: tuple[Callable[[Cast], Begun], ...] = (_action, _update, _file, _item, _question)
"""Each thing that can be exempt, by itself; the question last, at the meeting of the item."""
