"""The form that asks for a pack."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Submit
from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString

from people import clock
from people.asat import as_at, began
from people.confirming import Confirmed
from people.forms import OnceForm, helper, offer_choices, why_field
from people.models import Body, IdentityConfirmation
from people.moments import AsAt
from people.pointing_out import PointsOut
from people.wording import plain
from plans.document import PlanDocument
from plans.models import Plan
from reports.content.periods import Quarter, parse_quarter, quarter_of
from reports.content.source import KIND_WORDS, FrontTexts, Meeting, PackKind
from reports.finds import rule_of
from reports.gate import Held
from reports.selectors.pack import PackOrder

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


class PackFields(PointsOut):
    """Which pack, of which quarter, for which meeting; and words for the front sheet."""

    kind = forms.ChoiceField(
        label="Which pack?", choices=list(KIND_WORDS.items()), widget=forms.RadioSelect
    )
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
    proposals = _text("Proposals and details")
    finance = _text("Finance")
    risks = _text("Risks and uncertainties")
    policy = _text("Policy and performance implications")
    background = _text("Background papers and consultation")
    contact = _line("Contact")

    def __init__(
        self, *args: Any, plan: Plan, document: PlanDocument, moment: AsAt, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.moment = moment
        quarters = _quarters(plan, moment.moment)
        offer_choices(self, "period", [(str(q), q.label) for q in quarters])
        offer_choices(
            self, "themes", [(str(t.number), f"{t.number} {t.name}") for t in document.themes]
        )
        self.bodies = _bodies(plan, moment.moment)
        offer_choices(self, "body", [("", "Not said"), *self.bodies.items()])
        self.initial.setdefault("kind", PackKind.QUARTERLY)
        self.initial.setdefault("period", str(quarters[min(1, len(quarters) - 1)]))
        self.helper = self.layout()

    def layout(self) -> FormHelper:
        """The form's order, with its buttons."""
        raise NotImplementedError


class PackForm(PackFields):
    """A pack that is made at once and not kept."""

    def layout(self) -> FormHelper:
        made = fields_in_order()
        made.add_input(Submit("pdf", "Download the PDF"))
        made.add_input(Submit("preview", "Preview as a page", css_class="govuk-button--secondary"))
        return made

    def order(self, made_by: str) -> PackOrder:
        """The pack that is asked for."""
        data = self.cleaned_data
        return PackOrder(
            kind=PackKind(data["kind"]),
            period=parse_quarter(data["period"]),
            made_by=made_by,
            as_at=None if self.moment.is_now else self.moment.moment,
            themes=tuple(int(number) for number in data["themes"]),
            meeting=self._meeting(),
            texts=FrontTexts(
                directorate=data["directorate"],
                wards=data["wards"],
                report_of=data["report_of"],
                proposals=data["proposals"],
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


class ReviewPackForm(PointsOut):
    """As what the pack of a review is wanted, and who presents it."""

    as_what = forms.ChoiceField(
        label="As what?",
        choices=(("pdf", "PDF"), ("docx", "Word"), ("html", "A page, to look at it first")),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose PDF, Word or a page"},
    )
    report_of = _line("Report of", "Who presents it: name and post.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = helper("Make the pack")


class IdentitiesForm(OnceForm):
    """Which passages are no child's identity, and how their reader knows."""

    button = "They are no child’s identity"
    answer = IdentityConfirmation.Answer.NO_CHILD
    passages = forms.MultipleChoiceField(
        label="Which of these are no child’s identity?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose the passages that are no child’s identity"},
    )
    reason = why_field("How do you know?")

    def __init__(self, *args: Any, held: Mapping[str, Held], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = held
        offer_choices(self, "passages", ((digest, _passage(each)) for digest, each in held.items()))
        if not held:
            self.ask_nothing()

    def said(self, data: dict[str, Any]) -> Confirmed:
        """What is said of the chosen passages."""
        chosen = tuple(self.held[digest].finding for digest in data["passages"])
        return Confirmed(chosen, self.answer, data["reason"])


class FindsForm(IdentitiesForm):
    """Which finds may be printed as they stand, and why."""

    button = "They may be printed"
    answer = IdentityConfirmation.Answer.MAY_BE_PRINTED

    def __init__(self, *args: Any, held: Mapping[str, Held], **kwargs: Any) -> None:
        super().__init__(*args, held=held, **kwargs)
        if held:
            passages = self.fields["passages"]
            passages.label = "Which of these may be printed as they stand?"
            passages.error_messages["required"] = "Choose what may be printed"
            self.fields["reason"].label = "Why may they?"


def _passage(held: Held) -> SafeString:
    """A passage in its words, with what it looks like and where it stands."""
    return format_html(
        "{}<mark>{}</mark>{}<br><span class=\"govuk-hint\">It looks like {}. {}</span>",
        held.before, held.finding.match, held.after, held.label, rule_of(held.finding).why,
    )  # fmt: skip


def _bodies(plan: Plan, at: datetime) -> dict[str, str]:
    """The partnership's bodies at a moment: their names by their short ones, in order."""
    held = as_at(Body, at, partnership_id=plan.partnership_id).values_list("slug", "name")
    return dict(sorted(held, key=lambda body: plain(body[1])))


def _quarters(plan: Plan, at: datetime) -> list[Quarter]:
    """The newest quarters that the plan had seen by a moment, newest first."""
    found = [quarter_of(clock.london_day(at))]
    begun = quarter_of(clock.london_day(began(plan) or at))
    while found[-1] > begun and len(found) < MOST_QUARTERS:
        found.append(found[-1].before)
    return found


def fields_in_order() -> FormHelper:
    """The order of the questions, without a button."""
    made = FormHelper()
    made.form_id = "pack"
    made.layout = Layout(
        "kind",
        "period",
        "themes",
        Fieldset("The meeting", "body", "day", "time", "venue", "item"),
        Fieldset(
            "The front sheet", "report_of", "directorate", "wards", "proposals", "finance", "risks",
            "policy", "background", "contact",
        ),
    )  # fmt: skip
    return made
