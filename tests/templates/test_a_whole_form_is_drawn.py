"""``{% crispy form %}``: the form, its fields and its buttons."""

from __future__ import annotations

from collections.abc import Sequence

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout, Submit
from django import forms

from tests.support.html import assert_same_html, render

FIELD = """<div class="govuk-form-group"><label class="govuk-label" for="id_why">Why</label>
<input type="text" name="why" class="govuk-input" required id="id_why"></div>"""


class Form(forms.Form):
    why = forms.CharField()


def draw(*layout: object, method: str = "post", buttons: Sequence[Submit] = ()) -> str:
    form = Form()
    helper = FormHelper()
    helper.form_method = method
    helper.layout = Layout(*layout)
    for button in buttons:
        helper.add_input(button)
    return render("{% load crispy_forms_tags %}{% crispy form helper %}", form=form, helper=helper)


def test_a_form_is_checked_by_us_not_by_the_browser() -> None:
    assert_same_html(draw("why"), f'<form method="post" novalidate>{FIELD}</form>')


def test_a_filter_is_a_get() -> None:
    assert_same_html(draw("why", method="get"), f'<form method="get" novalidate>{FIELD}</form>')


def test_buttons_stand_in_a_row() -> None:
    drawn = draw(
        "why",
        buttons=(
            Submit("submit", "Post the update"),
            Submit("back", "Return to the lead", css_class="govuk-button--secondary"),
        ),
    )
    assert_same_html(
        drawn,
        f"""<form method="post" novalidate>{FIELD}<div class="row">
        <button type="submit" class="govuk-button btn">Post the update</button>
        <button type="submit" name="back" value="Return to the lead"
        class="govuk-button btn govuk-button--secondary">Return to the lead</button>
        </div></form>""",
    )


def test_a_fieldset_and_a_division() -> None:
    drawn = draw(Fieldset("Your decision", Div("why", css_class="two")))
    assert_same_html(
        drawn,
        f"""<form method="post" novalidate><fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--l">Your decision</legend>
        <div class="two">{FIELD}</div></fieldset></form>""",
    )
