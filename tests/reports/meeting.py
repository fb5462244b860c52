"""A meeting of an invented body in which everything happens that minutes can hold."""

from __future__ import annotations

from datetime import date, time

from governance.meetings.document import (
    AgreedMinutes,
    AnswerEntry,
    DeclarationEntry,
    Exclusion,
    ItemEntry,
    MeetingDocument,
    NextMeeting,
    NextStepEntry,
    PaperEntry,
    PersonEntry,
    PromiseEntry,
    QuestionEntry,
    QuestionKind,
    WithoutQuestions,
)

DECLARATIONS = ItemEntry("31", "Declarations of interest", text="Members were invited to declare.")
LAST_MINUTES = ItemEntry(
    "32",
    "Minutes of the last meeting",
    minutes_agreed=AgreedMinutes(date(2026, 9, 9), "the apologies of Councillor Ferro are added"),
)
SCRUTINY = ItemEntry(
    "33",
    "Scrutiny of the Prevent theme",
    introduction="The Chair welcomed the officers.\nQuestions were invited on each objective.",
    points=("what has been done", "what is better for it"),
    papers=(PaperEntry("Progress on Prevent", "Priya Nair", "12 to 34"),),
    questions=(
        QuestionEntry(
            1,
            QuestionKind.QUESTION,
            "Councillor Ode",
            "How many schools have had the training?",
            section="Objective 1.1",
            objective_ref="1.1",
            action_refs=("1.1.2",),
            answers=(
                AnswerEntry(
                    "Priya Nair",
                    "Eleven of fourteen.\nOf these:\n- nine primary;\n- two secondary.",
                ),
                AnswerEntry("Tomasz Brandt", "Tomasz Brandt added that three more are booked."),
            ),
            promises=(PromiseEntry("The list of schools", "Priya Nair", date(2026, 12, 4)),),
        ),
        QuestionEntry(
            2,
            QuestionKind.COMMENT,
            "Councillor Ferro",
            "Parents had not heard of it.",
            section="Objective 1.3",
            objective_ref="1.3",
            answer_note="no answer was given",
            uncertainty="The objective may be 1.2.",
        ),
        QuestionEntry(
            3,
            QuestionKind.REQUEST,
            "Mrs. A. Quill",
            "A visit to the centre in spring.",
            from_public=True,
            section="In summary",
        ),
    ),
    objectives_without_questions=(
        WithoutQuestions("1.2", ""),
        WithoutQuestions("1.10", "Nothing was asked."),
    ),
    closing="The officers were thanked.",
    next_steps_introduction="It was agreed to ask for:",
    next_steps=(
        NextStepEntry("a report on attendance", "Tomasz Brandt", date(2027, 1, 15)),
        NextStepEntry("a visit"),
    ),
    resolutions=("That the progress be noted.", "That the theme come back in a year."),
)
EXEMPT = ItemEntry(
    "34",
    "A contract",
    text="The price was discussed.",
    exclusion=Exclusion("3", "That the press and public be excluded under paragraph 3."),
    resolutions=("That the contract be let.",),
)
NEXT = ItemEntry("35", "Next meeting", next_meeting=NextMeeting(date(2027, 1, 20), time(13, 30)))
MEETING = MeetingDocument(
    body="Children’s Scrutiny Panel",
    held_on=date(2026, 11, 11),
    council="Aldermere Council",
    begins_at=time(13, 30),
    venue="Town Hall",
    chair="Councillor Hale",
    present=(
        PersonEntry("Councillor Hale"),
        PersonEntry("Councillor Ode"),
        PersonEntry("Mrs. A. Quill", "co-opted member"),
        PersonEntry("Councillor Ferro"),
    ),
    in_attendance=(PersonEntry("Priya Nair", "Head of Prevention"), PersonEntry("Tomasz Brandt")),
    apologies=(PersonEntry("Councillor Stone"),),
    declarations=(DeclarationEntry("Councillor Ferro", "governor of a school", "33"),),
    items=(DECLARATIONS, LAST_MINUTES, SCRUTINY, EXEMPT, NEXT),
    uncertainty="One name could not be read.",
)
