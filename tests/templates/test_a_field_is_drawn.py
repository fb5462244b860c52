"""Golden HTML of the form templates: each control as it starts, and with an error."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms

from people.widgets import DateParts
from plans.widgets import RatingChoices
from tests.support.html import assert_same_html, render


class Form(forms.Form):
    name = forms.CharField(label="Your name", error_messages={"required": "Enter your name"})
    email = forms.EmailField(required=False, help_text="We only write to you about your actions")
    evidence = forms.CharField(
        label="What has been done?",
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "Say what has been done"},
    )
    lead = forms.ChoiceField(choices=[("", "Anyone"), ("7", "Łukasz Šárka")], required=False)
    kind = forms.ChoiceField(
        choices=[("a", "Sign-off"), ("b", "New date")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one"},
    )
    agencies = forms.MultipleChoiceField(
        choices=[("p", "Police"), ("h", "Health")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Choose all that apply",
    )
    due = forms.DateField(
        widget=DateParts, required=False, error_messages={"invalid": "Enter a real date"}
    )
    read = forms.BooleanField(label="I have read it", error_messages={"required": "Read it first"})
    file = forms.FileField(required=False)
    key = forms.CharField(widget=forms.HiddenInput, initial="abc")


def draw(name: str, data: dict[str, Any] | None = None) -> str:
    source = "{% load crispy_forms_tags %}{{ field|as_crispy_field }}"
    return render(source, field=Form(data)[name])


def test_a_text_input() -> None:
    assert_same_html(
        draw("name"),
        """<div class="govuk-form-group">
        <label class="govuk-label" for="id_name">Your name</label>
        <input type="text" name="name" class="govuk-input" required id="id_name"></div>""",
    )


def test_a_text_input_with_an_error() -> None:
    assert_same_html(
        draw("name", {}),
        """<div class="govuk-form-group govuk-form-group--error">
        <label class="govuk-label" for="id_name">Your name</label>
        <p id="id_name_error" class="govuk-error-message">
        <span class="govuk-visually-hidden">Error:</span> Enter your name</p>
        <input type="text" name="name" class="govuk-input govuk-input--error" required
        aria-invalid="true" aria-describedby="id_name_error" id="id_name"></div>""",
    )


def test_what_may_be_left_out_says_so_and_its_hint_is_joined_to_it() -> None:
    assert_same_html(
        draw("email"),
        """<div class="govuk-form-group">
        <label class="govuk-label" for="id_email">Email (optional)</label>
        <div id="id_email_helptext" class="govuk-hint">We only write to you about your actions</div>
        <input type="email" name="email" class="govuk-input" maxlength="320" id="id_email"
        aria-describedby="id_email_helptext"></div>""",
    )


def test_where_one_of_several_is_chosen_already_nothing_may_be_left_out() -> None:
    class Chosen(forms.Form):
        audience = forms.ChoiceField(
            choices=[("a", "All"), ("b", "Board")], widget=forms.RadioSelect, required=False
        )

    for initial, says_so in (({}, True), ({"audience": "a"}, False)):
        source = "{% load crispy_forms_tags %}{{ field|as_crispy_field }}"
        drawn = render(source, field=Chosen(initial=initial)["audience"])
        assert ("(optional)" in drawn) is says_so


def test_a_filter_does_not_mark_what_may_be_left_out() -> None:
    class Filter(Form):
        mark_optional = False

    source = "{% load crispy_forms_tags %}{{ field|as_crispy_field }}"
    drawn = render(source, field=Filter()["email"])
    assert "(optional)" not in drawn


def test_a_textarea_with_an_error_keeps_what_was_typed() -> None:
    assert_same_html(
        draw("evidence", {"evidence": "   "}),
        """<div class="govuk-form-group govuk-form-group--error">
        <label class="govuk-label" for="id_evidence">What has been done?</label>
        <p id="id_evidence_error" class="govuk-error-message">
        <span class="govuk-visually-hidden">Error:</span> Say what has been done</p>
        <textarea name="evidence" cols="40" rows="4" required aria-invalid="true"
        class="govuk-textarea govuk-textarea--error" aria-describedby="id_evidence_error"
        id="id_evidence">   </textarea></div>""",
    )


def test_a_select() -> None:
    assert_same_html(
        draw("lead", {"lead": "7"}),
        """<div class="govuk-form-group">
        <label class="govuk-label" for="id_lead">Lead (optional)</label>
        <select name="lead" class="govuk-select" id="id_lead">
        <option value="">Anyone</option><option value="7" selected>Łukasz Šárka</option>
        </select></div>""",
    )


def test_radios_with_an_error() -> None:
    assert_same_html(
        draw("kind", {}),
        """<div class="govuk-form-group govuk-form-group--error">
        <fieldset class="govuk-fieldset" aria-describedby="id_kind_error">
        <legend class="govuk-fieldset__legend">Kind</legend>
        <p id="id_kind_error" class="govuk-error-message">
        <span class="govuk-visually-hidden">Error:</span> Choose one</p>
        <div class="govuk-radios">
        <div class="govuk-radios__item">
        <input class="govuk-radios__input" type="radio" name="kind" value="a" id="id_kind_0">
        <label class="govuk-label govuk-radios__label" for="id_kind_0">Sign-off</label></div>
        <div class="govuk-radios__item">
        <input class="govuk-radios__input" type="radio" name="kind" value="b" id="id_kind_1">
        <label class="govuk-label govuk-radios__label" for="id_kind_1">New date</label></div>
        </div></fieldset></div>""",
    )


def test_tickboxes_keep_what_was_ticked() -> None:
    assert_same_html(
        draw("agencies", {"agencies": ["h"]}),
        """<div class="govuk-form-group">
        <fieldset class="govuk-fieldset" aria-describedby="id_agencies_helptext">
        <legend class="govuk-fieldset__legend">Agencies (optional)</legend>
        <div id="id_agencies_helptext" class="govuk-hint">Choose all that apply</div>
        <div class="govuk-checkboxes">
        <div class="govuk-checkboxes__item">
        <input class="govuk-checkboxes__input" type="checkbox" name="agencies" value="p"
        id="id_agencies_0">
        <label class="govuk-label govuk-checkboxes__label" for="id_agencies_0">Police</label></div>
        <div class="govuk-checkboxes__item">
        <input class="govuk-checkboxes__input" type="checkbox" name="agencies" value="h" checked
        id="id_agencies_1">
        <label class="govuk-label govuk-checkboxes__label" for="id_agencies_1">Health</label></div>
        </div></fieldset></div>""",
    )


def test_one_tickbox_with_an_error() -> None:
    assert_same_html(
        draw("read", {}),
        """<div class="govuk-form-group govuk-form-group--error">
        <p id="id_read_error" class="govuk-error-message">
        <span class="govuk-visually-hidden">Error:</span> Read it first</p>
        <div class="govuk-checkboxes"><div class="govuk-checkboxes__item">
        <input type="checkbox" name="read" class="govuk-checkboxes__input" required
        aria-invalid="true" aria-describedby="id_read_error" id="id_read">
        <label class="govuk-label govuk-checkboxes__label" for="id_read">I have read it</label>
        </div></div></div>""",
    )


def test_a_date_in_three_parts_shows_again_what_was_typed() -> None:
    part = """<div class="govuk-date-input__item">
        <label class="govuk-label govuk-date-input__label" for="id_due_{0}">{1}</label>
        <input class="govuk-input govuk-date-input__input govuk-input--width-{2}
        govuk-input--error" id="id_due_{0}" name="due_{3}" type="text" inputmode="numeric"
        aria-invalid="true" value="{4}"></div>"""
    parts = [(0, "Day", 2, "day", 31), (1, "Month", 2, "month", 9), (2, "Year", 4, "year", 2015)]
    assert_same_html(
        draw("due", {"due_day": "31", "due_month": "9", "due_year": "2015"}),
        f"""<div class="govuk-form-group govuk-form-group--error">
        <fieldset class="govuk-fieldset" aria-describedby="id_due_error" role="group">
        <legend class="govuk-fieldset__legend">Due (optional)</legend>
        <p id="id_due_error" class="govuk-error-message">
        <span class="govuk-visually-hidden">Error:</span> Enter a real date</p>
        <div class="govuk-date-input" id="id_due">
        {"".join(part.format(*words) for words in parts)}</div></fieldset></div>""",
    )


def test_a_file() -> None:
    assert_same_html(
        draw("file"),
        """<div class="govuk-form-group">
        <label class="govuk-label" for="id_file">File (optional)</label>
        <input type="file" name="file" class="govuk-file-upload" id="id_file"></div>""",
    )


def test_a_hidden_field_is_nothing_but_itself() -> None:
    assert_same_html(draw("key"), '<input type="hidden" name="key" value="abc" id="id_key">')


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (("30", "9", "2015"), "2015-09-30"),
        ((" 1 ", "02", "2016"), "2016-02-01"),
        (("", "", ""), "None"),
    ],
)
def test_three_parts_are_one_date(typed: tuple[str, str, str], read: str) -> None:
    class OneDate(forms.Form):
        due = forms.DateField(widget=DateParts, required=False)

    names = ("due_day", "due_month", "due_year")
    form = OneDate(dict(zip(names, typed, strict=True)))
    assert form.is_valid()
    assert str(form.cleaned_data["due"]) == read


def test_the_choice_of_a_rating_has_letter_word_and_meaning() -> None:
    class Rate(forms.Form):
        rating = forms.ChoiceField(
            label="Where does it stand?",
            choices=[("green", "Green"), ("blue", "Blue")],
            widget=RatingChoices(meanings={"green": "On target for 18 December"}),
        )

    source = "{% load crispy_forms_tags %}{{ field|as_crispy_field }}"
    assert_same_html(
        render(source, field=Rate({"rating": "blue"})["rating"]),
        """<div class="govuk-form-group"><fieldset class="pick">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--l"
        >Where does it stand?</legend>
        <label class="rating--g" for="id_rating_0"><span class="l" aria-hidden="true">G</span>
        <span class="tx"><b>Green</b><span>On target for 18 December</span></span>
        <input type="radio" name="rating" id="id_rating_0" value="green"></label>
        <label class="rating--b" for="id_rating_1"><span class="l" aria-hidden="true">B</span>
        <span class="tx"><b>Blue</b><span>The task has been completed.</span></span>
        <input type="radio" name="rating" id="id_rating_1" value="blue" checked></label>
        </fieldset></div>""",
    )


def test_the_summary_leads_to_each_control() -> None:
    form = Form({"key": "abc", "due_day": "x"})
    form.add_error(None, "Somebody else has just updated this action")
    drawn = render('{% include "components/error_summary.html" %}', form=form)
    assert_same_html(
        drawn,
        """<div class="govuk-error-summary" tabindex="-1" data-focus><div role="alert">
        <h2 class="govuk-error-summary__title">There is a problem</h2>
        <div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">
        <li>Somebody else has just updated this action</li>
        <li><a href="#id_name">Enter your name</a></li>
        <li><a href="#id_evidence">Say what has been done</a></li>
        <li><a href="#id_kind_0">Choose one</a></li>
        <li><a href="#id_due_0">Enter a real date</a></li>
        <li><a href="#id_read">Read it first</a></li>
        </ul></div></div></div>""",
    )


def test_no_summary_without_errors() -> None:
    assert not render('{% include "components/error_summary.html" %}', form=Form()).strip()
