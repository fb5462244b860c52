"""The little logic that the form templates in ``templates/govuk`` need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms, template
from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString

register = template.Library()

_CONTROLS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.Textarea, "govuk-textarea"),
    (forms.Select, "govuk-select"),
    (forms.FileInput, "govuk-file-upload"),
)
_INPUT = "govuk-input"


@dataclass(frozen=True, slots=True)
class SummaryItem:
    """One line of the error summary: what is wrong, and the id of the control to go to."""

    text: str
    target: str


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The field's control in GOV.UK's classes, its own classes kept."""
    base = _control_class(field.field.widget)
    classes = [base]
    if isinstance(field.field.widget, forms.DateInput):
        classes.append("govuk-input--width-10")
    if field.errors and not isinstance(field.field.widget, forms.CheckboxInput):
        classes.append(f"{base}--error")
    own = field.field.widget.attrs.get("class", "")
    return field.as_widget(attrs={"class": " ".join([*classes, *own.split()])})


def _control_class(widget: forms.Widget) -> str:
    return next((name for kind, name in _CONTROLS if isinstance(widget, kind)), _INPUT)


@register.filter
def is_tickbox(field: BoundField) -> bool:
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def is_optional(field: BoundField) -> bool:
    """Whether to say so: what must be filled in is not marked.

    A form whose fields are all optional, such as a filter, sets ``mark_optional = False``. Of
    several of which one is chosen already there is nothing to leave out.
    """
    is_chosen = isinstance(field.field.widget, forms.RadioSelect) and bool(field.initial)
    marks = getattr(field.form, "mark_optional", True)
    return not (field.field.required or is_chosen) and marks


@register.filter
def group_class(field: BoundField) -> str:
    """The block of a group of choices: ``govuk-radios`` or ``govuk-checkboxes``."""
    several = isinstance(field.field.widget, forms.CheckboxSelectMultiple)
    return "govuk-checkboxes" if several else "govuk-radios"


@register.filter
def summary(form: BaseForm) -> list[SummaryItem]:
    """Every error of the form in the order of its fields, those of the whole form first."""
    return [
        *(SummaryItem(str(text), "") for text in form.non_field_errors()),
        *(item for field in form for item in _of_field(field)),
    ]


def _of_field(field: BoundField) -> Iterator[SummaryItem]:
    target = "" if field.is_hidden else _first_control(field)
    for text in field.errors:
        yield SummaryItem(str(text), target)


def _first_control(field: BoundField) -> str:
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label
