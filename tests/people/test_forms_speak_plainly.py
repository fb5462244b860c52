"""Forms say what to do in the words of this service, never in the framework's."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from copy import deepcopy

import pytest
from django import forms

import actions
import config
import governance
import people
import plans
import reports
from people.plain_form import LineField, PlainForm, ProseField
from people.pointing_out import read_in

ROOMS = (people, plans, actions, governance, reports, config)
OF_FILES = {"invalid", "missing", "empty", "max_length", "contradiction"}
"""What the framework says of a file that is none: its sentences do."""


def every_form() -> list[type[forms.Form]]:
    for room in ROOMS:
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if ".migrations" not in module.name:
                importlib.import_module(module.name)
    ours = tuple(room.__name__ for room in ROOMS)
    return sorted(
        {form for form in below(forms.Form) if form.__module__.split(".")[0] in ours}, key=str
    )


def below(kind: type[forms.Form]) -> Iterator[type[forms.Form]]:
    for each in kind.__subclasses__():
        yield each
        yield from below(each)


def framework_says(field: forms.Field) -> dict[str, object]:
    found: dict[str, object] = {}
    for kind in reversed(type(field).__mro__):
        found |= getattr(kind, "default_error_messages", {})
    if isinstance(field, forms.FileField):
        found = {code: said for code, said in found.items() if code not in OF_FILES}
    return found if field.required else {c: s for c, s in found.items() if c != "required"}


def test_no_field_of_any_form_answers_in_the_frameworks_words() -> None:
    found = every_form()
    assert len(found) > 100
    for form in found:
        assert issubclass(form, PlainForm), form
        alone = type(f"{form.__name__}Alone", (PlainForm,), deepcopy(form.base_fields))({})
        alone.full_clean()
        for name, field in alone.fields.items():
            for code, said in framework_says(field).items():
                assert field.error_messages.get(code) != said, (form, name, code)


def test_whatever_is_written_in_several_lines_is_looked_through_for_a_childs_identity() -> None:
    fields = [field for form in every_form() for field in form.base_fields.values()]
    texts = [field for field in fields if isinstance(field.widget, forms.Textarea)]
    assert len(texts) > 50
    assert all(list(read_in(field, "Said")) == ["Said"] for field in texts)


UNSEEN = "\u200b\u2060\u00ad\u3164"


def test_what_nobody_sees_fills_in_no_text_of_any_form() -> None:
    for form in every_form():
        for name, field in form.base_fields.items():
            if type(field) in (forms.CharField, LineField, ProseField) and is_typed(field):
                assert field.to_python(f" {UNSEEN} ") == "", (form, name)


def is_typed(field: forms.Field) -> bool:
    return not isinstance(field.widget, forms.HiddenInput | forms.PasswordInput)


class Some(PlainForm):
    line = LineField(required=False)
    words = ProseField(max_length=5)
    number = forms.IntegerField(min_value=1, max_value=9)
    own = forms.IntegerField(error_messages={"invalid": "Count them"})
    seen = forms.IntegerField(widget=forms.HiddenInput)


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("words", "", "Fill this in"),
        ("words", UNSEEN, "Fill this in"),
        ("words", "123456", "Shorten this to 5 characters: it has 6"),
        ("words", "1\0", "Leave out the null character, which cannot be kept"),
        ("number", "0", "Give 1 or more"),
        ("number", "10", "Give 9 or less"),
        ("number", "ten", "Give a whole number, such as 30"),
        ("own", "ten", "Count them"),
        ("seen", "", "A part of this page was lost. Copy what you typed, and open the page again"),
    ],
)
def test_what_is_said(name: str, typed: str, said: str) -> None:
    assert Some({name: typed}).errors[name] == [said]


def test_what_nobody_sees_is_empty_where_nothing_has_to_be_said() -> None:
    form = Some({"line": UNSEEN})
    form.full_clean()
    assert form.cleaned_data["line"] == ""


@pytest.mark.parametrize("typed", ["👩\u200d👧", "می\u200cخواهم", "a\u00adb"])
def test_a_text_of_which_something_is_seen_stays_as_it_was_typed(typed: str) -> None:
    form = Some({"line": typed})
    form.full_clean()
    assert form.cleaned_data["line"] == typed


def test_a_password_is_taken_as_it_is() -> None:
    assert LineField(strip=False).clean(UNSEEN) == UNSEEN


def test_a_lines_end_is_one_sign_however_a_browser_sends_it() -> None:
    form = Some({"words": "1\r\n2\n3"})
    form.full_clean()
    assert form.cleaned_data["words"] == "1\n2\n3"
