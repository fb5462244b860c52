"""Forms about due dates."""

from __future__ import annotations

from actions.forms.common import VerbForm, prose
from people.forms import day_field


class DateRequestForm(VerbForm):
    """A lead asks for another due date."""

    button = "Ask for this date"
    to_date = day_field("New due date")
    reason = prose(
        "Why does the date have to move?",
        rows=3,
        missing="Say why the date has to move",
        hint="The chair reads it; if the date is agreed it is printed beside it.",
    )
