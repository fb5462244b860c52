"""What governance keeps: scrutiny reviews, their recommendations and what came of them."""

from governance.models.outcomes import DeliveringAction, ScrutinyLook
from governance.models.reviews import (
    AssignedOfficer,
    Assignment,
    Recommendation,
    RecommendationDecision,
    Response,
    Review,
    StatusChange,
)

__all__ = [
    "AssignedOfficer",
    "Assignment",
    "DeliveringAction",
    "Recommendation",
    "RecommendationDecision",
    "Response",
    "Review",
    "ScrutinyLook",
    "StatusChange",
]
