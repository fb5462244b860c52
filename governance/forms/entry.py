"""What every small form shares in which a part of a meeting is entered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from crispy_forms.layout import HTML, Div, Layout
from django import forms

from governance.selectors.entering import Desk
from people.forms import OnceForm, line_field
from people.forms.held import labels_of
from people.wording import listed

ASKERS, ANSWERERS = "askers", "answerers"
"""The page's lists of names, from which fields are filled in."""


def name_field(label: str, missing: str, *, offered: str, hint: str = "") -> forms.CharField:
    """A name: typed, or taken from those that the page knows."""
    field = line_field(label, missing, hint=hint)
    field.widget.attrs |= {"list": offered, "autocomplete": "off"}
    return field


def number_field() -> forms.IntegerField:
    """Of a row or a revision, which only the page itself fills in."""
    return forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)


class EntryForm(OnceForm):
    """A part of a meeting's record: a new one, or one that is corrected."""

    part: ClassVar[str]
    """Its word, by which what is posted is known."""
    writes: ClassVar[str] = ""
    """The kind of part that it keeps, where that has another name."""
    keeps: ClassVar[tuple[str, ...]] = ()
    """The fields that the part itself has."""
    mark_optional = False
    grows: ClassVar[bool] = True
    """Whether it may be saved while it is still being typed."""
    then: ClassVar[str] = "exchange"
    """The part in which whoever types goes on."""
    lines: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Fields that stand beside each other on a wide page."""

    row, seen, item = number_field(), number_field(), number_field()

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        self.desk = desk
        super().__init__(*args, **kwargs)
        self.helper.form_class = "entry"
        self.helper.attrs = {"data-part": self.part, **({"data-saves": ""} if self.grows else {})}
        self._lay_out()

    @property
    def said_when_done(self) -> str:
        return "Saved."

    @classmethod
    def kind_kept(cls) -> str:
        return cls.writes or cls.part

    def goes_on_in(self, kept: Sequence[object]) -> str:  # noqa: ARG002 - other parts look at them
        """The part whose form has the focus when these rows were written."""
        return self.then

    @classmethod
    def held(cls, row: Any) -> dict[str, Any]:
        """What a row says, as the form's initial values name it."""
        return {name: getattr(row, name) for name in cls.keeps}

    def takes_focus(self) -> None:
        """Let whoever types go on in the first field."""
        first = next(field for field in self.visible_fields() if not field.use_fieldset)
        first.field.widget.attrs["autofocus"] = True

    def typed(self) -> list[tuple[str, str]]:
        """What stands in its fields, in words, each with its label; empty ones are left out."""
        found = ((str(field.label), _in_words(field)) for field in self.visible_fields())
        return [(label, words) for label, words in found if words]

    def _lay_out(self) -> None:
        says_which = HTML(f'<input type="hidden" name="part" value="{self.part}">')
        self.helper.layout = Layout(says_which, *self._layout())

    def _layout(self) -> Iterable[Any]:
        together = {name: line for line in self.lines for name in line}
        done: set[str] = set()
        for name in self.fields:
            if name in done:
                continue
            line = [each for each in together.get(name, (name,)) if each in self.fields]
            done |= set(line)
            yield Div(*line, css_class="entry__line") if line[1:] else name

    def said(self, data: dict[str, Any]) -> dict[str, Any]:
        """What the part says, by the names of its fields."""
        return {name: data[name] for name in self.keeps}


def _in_words(field: forms.BoundField) -> str:
    """A choice by its name, if it is still offered; a day by its parts."""
    value, widget = field.value(), field.field.widget
    if isinstance(field.field, forms.BooleanField):
        return "Yes" if value else ""
    if isinstance(widget, forms.MultiWidget):
        value = [*(widget.decompress(value) or ())]
    each = [str(one) for one in value if one] if isinstance(value, list) else [str(value or "")]
    if isinstance(field.field, forms.ChoiceField):
        offered = labels_of(field.field)
        return listed([offered[one] for one in each if one in offered])
    return " ".join(each)
