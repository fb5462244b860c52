"""The form that asks for a pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Submit
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.html import format_html
from django.utils.safestring import SafeString

from people import clock
from people.asat import as_at, began
from people.clock import FIRST_DAY, LAST_DAY
from people.confirming import Confirmed
from people.forms import OnceForm, offer_choices, why_field
from people.models import Body, IdentityConfirmation, Officer
from people.moments import AsAt
from people.plain_form import LineField, ProseField
from people.pointing_out import PointsOut
from people.wording import day_words, plain
from plans.document import PlanDocument
from plans.models import Plan
from reports.content.periods import Quarter, parse_quarter, quarter_of
from reports.content.sections import SECTIONS
from reports.content.source import KIND_WORDS, OF_A_PLAN, FrontTexts, Meeting, PackKind
from reports.finds import rule_of
from reports.gate import Held
from reports.render.formats import WORDS, Format
from reports.selectors.pack import PackOrder

_LINE = 300
_TEXT = 10_000
_YEARS = f"Give a year from {FIRST_DAY.year} to {LAST_DAY.year}"
FILES = {each: words for each, words in WORDS.items() if each is not Format.HTML}
"""What is downloaded; the page is looked at."""
MOST_QUARTERS = 40
"""So many can be chosen on the page; the command takes any."""


def _line(label: str, hint: str = "") -> forms.CharField:
    return LineField(label=label, help_text=hint, required=False, max_length=_LINE)


def _section(field: str, hint: str = "") -> forms.CharField:
    """What is written for a section of the front sheet."""
    label, words = SECTIONS[field], forms.Textarea(attrs={"rows": 2})
    return ProseField(label=label, help_text=hint, required=False, max_length=_TEXT, widget=words)


class PackFields(PointsOut):
    """Which pack, of which quarter, for which meeting; and words for the front sheet."""

    KINDS: ClassVar[Sequence[PackKind]]
    """Of which one is asked for."""

    kind = forms.ChoiceField(label="Which pack?", widget=forms.RadioSelect)
    period = forms.ChoiceField(label="Of which quarter?")
    themes = forms.MultipleChoiceField(
        label="Which themes?",
        help_text="Choose none for the whole plan.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    audience = forms.ChoiceField(
        label="For whom?",
        help_text="A restricted pack is the public one with what is exempt on marked pages.",
        choices=(("restricted", "Restricted"), ("public", "Public: nothing that is exempt")),
        widget=forms.RadioSelect,
        required=False,
    )
    body = forms.ChoiceField(label="For which body?", required=False)
    day = forms.DateField(
        label="Date of the meeting",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Write the date as 2026-11-26"},
        validators=[MinValueValidator(FIRST_DAY, _YEARS), MaxValueValidator(LAST_DAY, _YEARS)],
    )
    time = _line("Time")
    venue = _line("Venue")
    item = _line("Agenda item")
    title = _line(SECTIONS["title"], "Leave it empty for the plan’s name and the quarter.")
    report_of = _line(SECTIONS["report_of"], "Who presents it: name and post.")
    directorate = _line(SECTIONS["directorate"])
    wards = _line(SECTIONS["wards"])
    summary = _section("summary", "Your own words stand first; the figures follow.")
    recommendations = _section(
        "recommendations", "What the meeting is asked to do, a line for each."
    )
    proposals = _section("proposals")
    finance = _section("finance")
    risks = _section("risks")
    policy = _section("policy")
    background = _section("background")
    appendices = _section("appendices", "The papers that are appended, a line for each.")
    contact = _line(SECTIONS["contact"])

    def __init__(
        self, *args: Any, plan: Plan, document: PlanDocument, moment: AsAt, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.plan, self.moment = plan, moment
        offer_choices(self, "kind", [(kind, KIND_WORDS[kind]) for kind in self.KINDS])
        quarters = _quarters(plan, moment.moment)
        offer_choices(self, "period", [(str(q), q.label) for q in quarters])
        offer_choices(
            self, "themes", [(str(t.number), f"{t.number} {t.name}") for t in document.themes]
        )
        self.bodies = _bodies(plan, moment.moment)
        offer_choices(self, "body", [("", "Not said"), *self.bodies.items()])
        self.initial.setdefault("kind", PackKind.QUARTERLY)
        self.initial.setdefault("audience", "restricted")
        self.initial.setdefault("period", str(quarters[min(1, len(quarters) - 1)]))
        self.helper = self.layout()

    def clean_day(self) -> date | None:
        """The day of the meeting, which cannot hear of a quarter before it has begun."""
        day: date | None = self.cleaned_data["day"]
        period = self.cleaned_data.get("period")
        if day and period and day < (begins := parse_quarter(period).start):
            raise forms.ValidationError(
                f"The quarter begins on {day_words(begins)}: give no earlier day"
            )
        return day

    @property
    def is_public(self) -> bool:
        """Restricted, unless a public pack is asked for."""
        return bool(self.cleaned_data["audience"] == "public")

    def layout(self) -> FormHelper:
        """The form's order, with its buttons."""
        raise NotImplementedError


class PackForm(PackFields):
    """A pack that is made at once and not kept."""

    KINDS = OF_A_PLAN

    lead = forms.ChoiceField(
        label="Whose sheet?", help_text="Only for a lead officer’s sheet.", required=False
    )
    as_what = forms.ChoiceField(
        label="As what?", choices=list(FILES.items()), widget=forms.RadioSelect, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("as_what", Format.PDF)
        self.leads = _leads(self.plan, self.moment.moment)
        names = [(str(pk), name) for pk, name in self.leads.items()]
        offer_choices(self, "lead", [("", "Not said"), *names])

    def clean_lead(self) -> str:
        lead: str = self.cleaned_data["lead"]
        if self.cleaned_data.get("kind") == PackKind.LEAD and not lead:
            raise forms.ValidationError("Choose whose sheet it is")
        return lead

    @property
    def format(self) -> Format:
        """PDF, unless another one is asked for."""
        return Format(self.cleaned_data["as_what"] or Format.PDF)

    def layout(self) -> FormHelper:
        made = fields_in_order("lead", last=("as_what",))
        made.add_input(Submit("download", "Download it"))
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
            is_public=self.is_public,
            texts=FrontTexts(**{name: data[name] for name in SECTIONS}),
            body=self._body(),
            lead=self._lead(),
        )

    def _lead(self) -> Officer | None:
        """Whose sheet it is; of another pack nobody's."""
        if self.cleaned_data["kind"] != PackKind.LEAD:
            return None
        return self.plan.partnership.officers.get(pk=self.cleaned_data["lead"])

    def _body(self) -> Body | None:
        return self.plan.partnership.bodies.filter(slug=self.cleaned_data["body"]).first()

    def _meeting(self) -> Meeting | None:
        data = self.cleaned_data
        body = self.bodies.get(data["body"], "")
        meeting = Meeting(body, data["day"], data["time"], data["venue"], data["item"])
        return meeting if meeting.is_known else None


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


def _leads(plan: Plan, at: datetime) -> dict[int, str]:
    """The officers of a partnership at a moment, by name."""
    held = as_at(Officer, at, partnership_id=plan.partnership_id).values_list("id", "name")
    return dict(sorted(held, key=lambda officer: plain(officer[1])))


def _quarters(plan: Plan, at: datetime) -> list[Quarter]:
    """The newest quarters that the plan had seen by a moment, newest first."""
    found = [quarter_of(clock.london_day(at))]
    begun = quarter_of(clock.london_day(began(plan) or at))
    while found[-1] > begun and len(found) < MOST_QUARTERS:
        found.append(found[-1].before)
    return found


def fields_in_order(of_what: str, last: Sequence[str] = ()) -> FormHelper:
    """The order of the questions, without a button.

    Args:
        of_what: the question of whom or what the pack tells, and
        last: those at the end.
    """
    made = FormHelper()
    made.form_id = "pack"
    made.layout = Layout(
        "kind",
        of_what,
        "period",
        "themes",
        "audience",
        Fieldset("The meeting", "body", "day", "time", "venue", "item"),
        Fieldset("The front sheet", *SECTIONS),
        *last,
    )
    return made
