"""What the minutes of a meeting print, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from governance.meetings.document import ItemEntry, MeetingDocument, NextStepEntry, PersonEntry
from reports.content.exchanges import said_by
from reports.content.minutes import Agreement, minutes, named
from reports.content.minutes_shape import Block, Heading, Minutes, Points, Resolved, Words
from tests.reports.meeting import LAST_MINUTES, MEETING, SCRUTINY

PRESENT = (
    "Present:- Councillor Hale (in the Chair); Councillors Ode and Ferro; "
    "Mrs. A. Quill (co-opted member)."
)
AT = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)


def paper(document: MeetingDocument = MEETING, agreement: Agreement | None = None) -> Minutes:
    return minutes(document, made_at=AT, agreement=agreement, objectives={"1.1": "Every school."})


def printed(blocks: tuple[Block, ...]) -> list[str]:
    """Each block in one line, as a reader meets it."""
    return [_printed(block) for block in blocks]


def _printed(block: Block) -> str:
    match block:
        case Words():
            return f"{block.label} {block.text}".strip()
        case Points():
            return "• " + " • ".join(block.items)
        case Heading():
            return f"# {block.text}"
        case Resolved():
            return "Resolved:- " + " ".join(f"{n} {said}".strip() for n, said in block.lines)


def item(number: str, document: MeetingDocument = MEETING) -> list[str]:
    return next(printed(each.blocks) for each in paper(document).minutes if each.number == number)


def test_the_head_says_whose_meeting_when_where_and_who_was_there() -> None:
    head = paper()
    assert (head.council, head.body) == ("Aldermere Council", "Children’s Scrutiny Panel")
    assert (head.day, head.begins) == ("Wednesday 11 November 2026", "at 1:30pm, Town Hall")
    assert printed(head.attendance) == [
        PRESENT,
        "Also in attendance:- Priya Nair (Head of Prevention); Tomasz Brandt.",
        "Apologies for absence:- Councillor Stone.",
    ]


def test_the_exchanges_stand_under_their_objectives_in_their_order() -> None:
    assert item("33") == [
        "The Chair welcomed the officers.",
        "Questions were invited on each objective.",
        "The meeting had before it:-",
        "• Progress on Prevent, presented by Priya Nair (pages 12 to 34)",
        "• what has been done • what is better for it",
        "# 1.1 Every school.",
        "Councillor Ode asked: How many schools have had the training?",
        "Priya Nair answered: Eleven of fourteen.",
        "Of these:",
        "• nine primary; • two secondary.",
        "Tomasz Brandt added that three more are booked.",
        "An answer was promised from Priya Nair by 4 December 2026:- The list of schools",
        "# Objective 1.2",
        "No questions were raised on this objective.",
        "# Objective 1.3",
        "Councillor Ferro said: Parents had not heard of it.",
        "(no answer was given)",
        "# Objective 1.10",
        "Nothing was asked.",
        "# In summary",
        "Mrs. A. Quill requested: A visit to the centre in spring.",
        "The officers were thanked.",
        "# Next steps",
        "It was agreed to ask for:",
        "• a report on attendance (Tomasz Brandt, by 15 January 2027) • a visit",
        "Resolved:- (1) That the progress be noted. (2) That the theme come back in a year.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Members to sit in.", "Members to sit in (Ann Lee, by 15 January 2027)."),
        ("members to sit in", "members to sit in (Ann Lee, by 15 January 2027)"),
    ],
)
def test_a_next_step_ends_once_behind_who_takes_it(text: str, said: str) -> None:
    step = NextStepEntry(text, "Ann Lee", date(2027, 1, 15))
    found = paper(replace(MEETING, items=(replace(SCRUTINY, next_steps=(step,)),)))
    assert f"• {said}" in printed(found.minutes[0].blocks)


def test_interests_are_told_at_their_item_or_else_in_the_head() -> None:
    said = "Councillor Ferro declared an interest in minute 33: governor of a school."
    assert item("31") == ["Members were invited to declare.", said]
    without = replace(MEETING, items=MEETING.items[1:])
    assert printed(paper(without).attendance)[-1] == f"Declarations of interest:- {said}"


def test_the_minutes_that_were_agreed_are_told_with_their_amendments() -> None:
    amended = "Amendments:- the apologies of Councillor Ferro are added"
    agreed = "The minutes of the meeting held on 9 September 2026 were agreed as a correct record."
    assert item("32") == [agreed, amended]
    resolved = replace(LAST_MINUTES, resolutions=("That they be agreed.",))
    assert item("32", replace(MEETING, items=(resolved,))) == [
        amended,
        "Resolved:- That they be agreed.",
    ]


def test_an_item_without_the_public_begins_with_the_words_of_the_act() -> None:
    assert item("34")[0] == "That the press and public be excluded under paragraph 3."


def test_the_next_meeting_is_told_where_no_resolution_tells_it() -> None:
    assert item("35") == ["The next meeting is on Wednesday 20 January 2027 at 1:30pm."]


def test_they_are_a_draft_until_a_later_meeting_agreed_them() -> None:
    assert paper().is_draft
    assert paper().foot == "Draft minutes, not yet agreed"
    agreed = paper(agreement=Agreement(date(2027, 1, 20), "the date is corrected"))
    assert not agreed.is_draft
    assert agreed.standing == (
        "Agreed as a correct record on 20 January 2027 with these amendments: the date is corrected"
    )


@pytest.mark.parametrize(
    ("amendments", "foot"),
    [
        ("", "Agreed as a correct record on 20 January 2027"),
        ("One name. " * 40, "Agreed as a correct record on 20 January 2027, with amendments"),
    ],
)
def test_the_foot_of_agreed_minutes_is_a_line(amendments: str, foot: str) -> None:
    agreed = minutes(MEETING, made_at=AT, agreement=Agreement(date(2027, 1, 20), amendments))
    assert agreed.foot == foot
    assert amendments in agreed.standing


def test_what_is_uncertain_is_told_at_the_end() -> None:
    assert paper().notes == (
        "One name could not be read.",
        "Minute 33, question 2: The objective may be 1.2.",
    )


def test_an_objective_without_questions_goes_before_later_ones_or_last() -> None:
    only = replace(SCRUTINY, questions=SCRUTINY.questions[1:2])
    heads = [line for line in item("33", replace(MEETING, items=(only,))) if line[0] == "#"]
    assert heads[:3] == ["# Objective 1.2", "# Objective 1.3", "# Objective 1.10"]
    nobody = replace(SCRUTINY, questions=())
    heads = [line for line in item("33", replace(MEETING, items=(nobody,))) if line[0] == "#"]
    assert heads[:2] == ["# Objective 1.2", "# Objective 1.10"]


def test_what_is_not_known_is_not_printed() -> None:
    bare = MeetingDocument("Board", date(2026, 11, 11), items=(ItemEntry("1", "Anything"),))
    head = paper(bare)
    assert (head.council, head.begins, head.attendance, head.notes) == ("", "", (), ())
    assert head.minutes[0].blocks == ()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("Councillor Ode", "How many?", "Councillor Ode asked: How many?"),
        ("Councillor Ode", "Councillor Ode asked how many.", "Councillor Ode asked how many."),
        ("Kay Denton-Tarn", "Kay explained it.", "Kay explained it."),
        ("The Mayor (Councillor M. Clark)", "The Mayor asked why.", "The Mayor asked why."),
        (
            "Councillor A. Patel",
            "Is a school near?",
            "Councillor A. Patel asked: Is a school near?",
        ),
        ("Councillor Ode", "Asked how many.", "Councillor Ode asked how many."),
        ("Councillor Ode", "Said that it was late.", "Councillor Ode said that it was late."),
        ("", "How many?", "How many?"),
        (
            "Councillor Young",
            "Young people are waiting too long.",
            "Councillor Young asked: Young people are waiting too long.",
        ),
        (
            "Councillor Young",
            "The young people wait.",
            "Councillor Young asked: The young people wait.",
        ),
        ("Councillor May", "May I ask how many?", "Councillor May asked: May I ask how many?"),
        ("Will Brown", "Will the hub open?", "Will Brown asked: Will the hub open?"),
        ("Councillor May", "May asked how many.", "May asked how many."),
        ("Councillor May", "Cllr. May wished to know.", "Cllr. May wished to know."),
        ("Will Brown", "Will advised that it will.", "Will advised that it will."),
        ("Will Brown", "Will Brown gave figures.", "Will Brown gave figures."),
    ],
)
def test_words_that_do_not_say_whose_they_are_are_told_whose(
    name: str, text: str, said: str
) -> None:
    assert said_by(name, text, "asked") == said


def test_councillors_are_named_together() -> None:
    people = [PersonEntry("Councillor Rose"), PersonEntry("Ann Ode", "Police")]
    assert list(named(people)) == ["Councillor Rose", "Ann Ode (Police)"]
