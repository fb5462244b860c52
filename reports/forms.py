"""The form that asks for a pack."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Submit
from django import forms

from people import clock
from people.asat import began
from people.models import Body
from plans.document import PlanDocument
from plans.models import Plan
from reports.content.periods import Quarter, parse_quarter, quarter_of
from reports.content.source import FrontTexts, Meeting, PackKind
from reports.selectors.pack import PackOrder

KINDS = ((PackKind.QUARTERLY, "Quarterly LSCB pack"), (PackKind.SCRUTINY, "Scrutiny pack"))
_LINE = 300
_TEXT = 10_000
MOST_QUARTERS = 40
"""So many can be chosen on the page; the command takes any."""


def _line(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, max_length=_LINE)


def _text(label: str) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=_TEXT, widget=forms.Textarea(attrs={"rows": 2})
    )


class PackForm(forms.Form):
    """Which pack, of which quarter, for which meeting; and words for the front sheet."""

    kind = forms.ChoiceField(label="Which pack?", choices=KINDS, widget=forms.RadioSelect)
    period = forms.ChoiceField(label="Of which quarter?")
    themes = forms.MultipleChoiceField(
        label="Which themes?",
        help_text="Choose none for the whole plan.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    body = forms.ChoiceField(label="For which body?", required=False)
    day = forms.DateField(
        label="Date of the meeting",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Write the date as 2026-11-26"},
    )
    time = _line("Time")
    venue = _line("Venue")
    item = _line("Agenda item")
    report_of = _line("Report of", "Who presents it: name and post.")
    directorate = _line("Directorate")
    wards = _line("Wards affected")
    finance = _text("Finance")
    risks = _text("Risks and uncertainties")
    policy = _text("Policy and performance implications")
    background = _text("Background papers and consultation")
    contact = _line("Contact")

    def __init__(self, *args: Any, plan: Plan, document: PlanDocument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        quarters = _quarters(plan)
        self._choose("period", [(str(q), q.label) for q in quarters])
        self._choose("themes", [(str(t.number), f"{t.number} {t.name}") for t in document.themes])
        bodies = Body.objects.filter(partnership=plan.partnership)
        self._choose("body", [("", "Not said"), *((body.slug, body.name) for body in bodies)])
        self.bodies = {body.slug: body.name for body in bodies}
        self.initial.setdefault("kind", PackKind.QUARTERLY)
        self.initial.setdefault("period", str(quarters[min(1, len(quarters) - 1)]))
        self.helper = _helper()

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = choices

    def order(self, made_by: str) -> PackOrder:
        """The pack that is asked for."""
        data = self.cleaned_data
        return PackOrder(
            kind=PackKind(data["kind"]),
            period=parse_quarter(data["period"]),
            made_by=made_by,
            themes=tuple(int(number) for number in data["themes"]),
            meeting=self._meeting(),
            texts=FrontTexts(
                directorate=data["directorate"],
                wards=data["wards"],
                report_of=data["report_of"],
                finance=data["finance"],
                risks=data["risks"],
                policy=data["policy"],
                background=data["background"],
                contact=data["contact"],
            ),
        )

    def _meeting(self) -> Meeting | None:
        data = self.cleaned_data
        if not data["body"] and not data["day"]:
            return None
        body = self.bodies.get(data["body"], "")
        return Meeting(body, data["day"], data["time"], data["venue"], data["item"])


def _quarters(plan: Plan) -> list[Quarter]:
    """The newest quarters that the plan has seen, newest first."""
    present = clock.now()
    found = [quarter_of(clock.london_day(present))]
    begun = quarter_of(clock.london_day(began(plan) or present))
    while found[-1] > begun and len(found) < MOST_QUARTERS:
        found.append(found[-1].before)
    return found


def _helper() -> FormHelper:
    made = FormHelper()
    made.form_id = "pack"
    made.layout = Layout(
        "kind",
        "period",
        "themes",
        Fieldset("The meeting", "body", "day", "time", "venue", "item"),
        Fieldset(
            "The front sheet", "report_of", "directorate", "wards", "finance", "risks", "policy",
            "background", "contact",
        ),
    )  # fmt: skip
    made.add_input(Submit("pdf", "Download the PDF"))
    made.add_input(Submit("preview", "Preview as a page", css_class="govuk-button--secondary"))
    return made
