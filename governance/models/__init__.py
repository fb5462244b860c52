"""What governance keeps: routes, meetings, scrutiny reviews with what came of them, rounds."""

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
from governance.models.outcomes import DeliveringAction, ScrutinyLook
from governance.models.programme import ProgrammeEntry
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
from governance.models.routes import PlanRoute, ReportingRoute

__all__ = [
    "AgendaItem",
    "Answer",
    "AskedAbout",
    "AssignedOfficer",
    "Assignment",
    "Attendance",
    "Declaration",
    "DeliveringAction",
    "Meeting",
    "MeetingItem",
    "MinutesAgreement",
    "NextStep",
    "NextStepClosing",
    "ObjectiveWithoutQuestions",
    "Part",
    "PlanRoute",
    "PresentedPaper",
    "ProgrammeEntry",
    "Promise",
    "PromiseClosing",
    "Question",
    "Recommendation",
    "RecommendationDecision",
    "ReportingRoute",
    "Resolution",
    "Response",
    "Review",
    "Round",
    "RoundSchedule",
    "RoundStep",
    "ScrutinyLook",
    "StatusChange",
    "Told",
]
