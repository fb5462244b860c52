"""What governance keeps: routes; scrutiny reviews, their recommendations and what came of them."""

from governance.models.reviews import (
    AssignedOfficer,
    Assignment,
    Recommendation,
    RecommendationDecision,
    Response,
    Review,
    StatusChange,
)
from governance.models.routes import PlanRoute, ReportingRoute

__all__ = [
    "AssignedOfficer",
    "Assignment",
    "PlanRoute",
    "Recommendation",
    "RecommendationDecision",
    "ReportingRoute",
    "Response",
    "Review",
    "StatusChange",
]
