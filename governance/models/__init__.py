"""What governance keeps: scrutiny reviews and what came of them; reporting rounds."""

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
    "AssignedOfficer",
    "Assignment",
    "Recommendation",
    "RecommendationDecision",
    "Response",
    "Review",
    "Round",
    "RoundSchedule",
    "RoundStep",
    "StatusChange",
    "Told",
]
