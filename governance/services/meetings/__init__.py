"""Keeping a meeting: called, opened item by item, asked and answered, followed until closed."""

from governance.services.meetings.calling import (
    add_to_agenda,
    call_meeting,
    declare_interest,
    record_attendance,
)
from governance.services.meetings.correcting import correct, correct_meeting, take_out
from governance.services.meetings.excluding import admit_public, exclude_public
from governance.services.meetings.following import close_next_step, close_promise
from governance.services.meetings.items import (
    agree_minutes,
    open_item,
    present_paper,
    resolve,
    set_next_step,
)
from governance.services.meetings.questions import (
    About,
    answer,
    ask,
    ask_about,
    note_no_questions,
    promise,
)

__all__ = [
    "About",
    "add_to_agenda",
    "admit_public",
    "agree_minutes",
    "answer",
    "ask",
    "ask_about",
    "call_meeting",
    "close_next_step",
    "close_promise",
    "correct",
    "correct_meeting",
    "declare_interest",
    "exclude_public",
    "note_no_questions",
    "open_item",
    "present_paper",
    "promise",
    "record_attendance",
    "resolve",
    "set_next_step",
    "take_out",
]
