"""Forms about challenges: a rating is questioned, and its lead answers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.db.models import QuerySet

from actions.forms.common import SeenForm, prose
from actions.forms.update import ReportForm
from actions.models import ChallengeAnswer
from actions.services.challenging import DAYS_TO_ANSWER, Question
from people import clock
from people.forms import day_field, offer_rows
from people.models import Body

_STANCES = (
    (ChallengeAnswer.Stance.KEPT.value, "Keep the rating"),
    (ChallengeAnswer.Stance.CHANGED.value, "Change the rating"),
)


class ChallengeForm(SeenForm):
    """Someone questions a rating, on behalf of a body or of the sub-group."""

    button = "Challenge the rating"
    reason = prose(
        "What do you question, and why?",
        rows=4,
        missing="Say what you question and why: the lead answers it",
        hint="The lead reads it and answers. Both stay in the record.",
    )
    answer_by = day_field("Answer by")
    body = forms.ModelChoiceField(
        Body.objects.none(),
        label="For which body?",
        required=False,
        empty_label="The sub-group that keeps the plan",
        help_text="Its chair closes the challenge.",
        error_messages={"invalid_choice": "Choose one of your bodies from the list"},
    )
    meeting_on = day_field(
        "Raised at the meeting of", hint="Leave it empty outside a meeting.", required=False
    )

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        due = clock.today() + timedelta(days=DAYS_TO_ANSWER)
        self.initial.setdefault("answer_by", due)
        offer_rows(self, "body", bodies)
        only = list(bodies[:2])
        if len(only) == 1:
            self.initial.setdefault("body", only[0].pk)
        if not only:
            del self.fields["body"]

    def question(self) -> Question:
        data = self.cleaned_data
        return Question(
            reason=data["reason"],
            answer_by=data["answer_by"],
            body=data.get("body"),
            meeting_on=data["meeting_on"],
        )


class AnswerForm(ReportForm):
    """The lead keeps the rating that was challenged, or changes it by a further update."""

    button = "Post the answer"
    stance = forms.ChoiceField(
        label="Do you keep the rating?",
        choices=_STANCES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you keep the rating or change it"},
    )
    text = prose(
        "Your answer",
        rows=4,
        missing="Write your answer: the challenger reads it",
        hint="It may be printed in a public pack: no child’s name, initials or case number.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rating"].required = False

    def _report_fields(self) -> list[Any]:
        return ["text", "stance", Div(*super()._report_fields(), css_class="changes")]

    @property
    def changes_the_rating(self) -> bool:
        return bool(self.cleaned_data.get("stance") == ChallengeAnswer.Stance.CHANGED)

    def clean(self) -> dict[str, Any]:
        if self.changes_the_rating:
            data = super().clean()
            self._ask(data, "rating", "Choose the rating to which it changes")
            return data
        return self.cleaned_data
