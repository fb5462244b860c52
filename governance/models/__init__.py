"""What governance keeps: meetings; scrutiny reviews with what came of them; reporting rounds."""

from governance.models.meetings import (
    AgendaItem,
    Attendance,
    Declaration,
    Meeting,
    MeetingItem,
    MinutesAgreement,
    Part,
    PresentedPaper,
    Resolution,
)
from governance.models.questions import (
    Answer,
    AskedAbout,
    NextStep,
    NextStepClosing,
    ObjectiveWithoutQuestions,
    Promise,
    PromiseClosing,
    Question,
)
from governance.models.reviews import (
    AssignedOfficer,
    Assignment,
    Recommendation,
    RecommendationDecision,
    Response,
    Review,
    StatusChange,
)
from governance.models.rounds import Round, RoundSchedule, RoundStep, Told

__all__ = [
    "AgendaItem",
    "Answer",
    "AskedAbout",
    "AssignedOfficer",
    "Assignment",
    "Attendance",
    "Declaration",
    "Meeting",
    "MeetingItem",
    "MinutesAgreement",
    "NextStep",
    "NextStepClosing",
    "ObjectiveWithoutQuestions",
    "Part",
    "PresentedPaper",
    "Promise",
    "PromiseClosing",
    "Question",
    "Recommendation",
    "RecommendationDecision",
    "Resolution",
    "Response",
    "Review",
    "Round",
    "RoundSchedule",
    "RoundStep",
    "StatusChange",
    "Told",
]
