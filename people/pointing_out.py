"""The part of every form that points out what looks like a child's identity before it is kept.

Whoever typed it changes the text, or says what it is; the page comes back with the text as it was.
What already stood in the record when the form was opened is not asked about again.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Protocol, TypeGuard, runtime_checkable
from urllib.parse import unquote

from django import forms
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from people.confirming import Confirmed
from people.digests import sha256
from people.identity import Finding, findings, rule_of
from people.models import IdentityConfirmation
from people.plain_form import LineField, PlainForm, ProseField
from people.wording import counted, first_capital

_Answer = IdentityConfirmation.Answer
_ANSWER, _REASON, _SHOWN = "identity_answer", "identity_reason", "identity_shown"
_REASON_LIMIT = 500
_LONGEST_DIGEST = 64
_MOST_ASKED = 20
"""Of one text: a file can be a list of hundreds, of which nobody reads more than the beginning."""
_MOST = 100_000
"""Characters of a field that has no limit of its own."""


class PointsOut(PlainForm):
    """A form that asks about what it points out; see ``confirmed``."""

    identities: tuple[Finding, ...] = ()
    """What was found in what was typed."""
    confirmed: Confirmed | None = None
    """What was said of what was found, once the form is right."""

    def full_clean(self) -> None:
        if self.is_bound:
            self.identities = self._newly_found()
            if self.identities:
                self._ask_what_it_is()
        super().full_clean()
        if self.identities:
            said = [self.cleaned_data.pop(name, "") for name in (_ANSWER, _REASON, _SHOWN)]
            self.confirmed = Confirmed(self.identities, answer=said[0], reason=said[1])

    def _newly_found(self) -> tuple[Finding, ...]:
        """What is found in any text; then also in why it is needed."""
        found = [each for name in self.fields for each in self._new_in(name)]
        why = self.data.get(self.add_prefix(_REASON), "") if found else ""
        return (*found, *findings(why[:_REASON_LIMIT]))

    def _new_in(self, name: str) -> Iterator[Finding]:
        bound = self[name]
        known = {each.essence for each in findings(str(bound.initial or ""))}
        for text in read_in(self.fields[name], bound.data):
            new = (each for each in findings(text) if each.essence not in known)
            yield from islice(new, _MOST_ASKED)

    def _ask_what_it_is(self) -> None:
        """Add the question to the form, for these findings and no others."""
        wrong = f"{_quoted(self.identities)}: change the text, or say what it is"
        self.fields[_ANSWER] = forms.ChoiceField(
            label="Does this tell who a child is?",
            choices=_Answer.choices,
            widget=forms.RadioSelect,
            help_text=_explained(self.identities),
            error_messages={"required": wrong},
        )
        self.fields[_REASON] = LineField(
            label="Why is it needed?",
            required=False,
            max_length=_REASON_LIMIT,
            help_text="Only if it is. Your name and reason are kept; what was found is not.",
        )
        self.fields[_SHOWN] = forms.CharField(
            required=False, max_length=_LONGEST_DIGEST, widget=forms.HiddenInput
        )
        self._lay_out_the_question()

    def _lay_out_the_question(self) -> None:
        layout = getattr(getattr(self, "helper", None), "layout", None)
        if layout is not None:
            layout.extend((_ANSWER, _REASON, _SHOWN))

    @property
    def identity_fields(self) -> list[forms.BoundField]:
        """The question, for a page that draws the form field by field."""
        return [self[name] for name in (_ANSWER, _REASON, _SHOWN) if name in self.fields]

    def clean_identity_shown(self) -> str:
        """Whether the answer was given to just what is found now; it is asked anew otherwise."""
        shown: str = self.cleaned_data[_SHOWN]
        present = sha256(sorted(each.essence for each in self.identities))
        if shown != present:
            self.data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict: the form was sent
            self.data[self.add_prefix(_SHOWN)] = present  # type: ignore[index]  # and may be changed: a copy
            if _ANSWER not in self.errors:
                self.add_error(_ANSWER, self.fields[_ANSWER].error_messages["required"])
        return present

    def clean_identity_reason(self) -> str:
        reason: str = self.cleaned_data[_REASON]
        if self.cleaned_data.get(_ANSWER) == _Answer.NEEDED and not reason:
            raise forms.ValidationError("Say why it is needed")
        return reason


@runtime_checkable
class ReadsFiles(Protocol):
    """A field whose files are kept: it tells what stands in them."""

    def words_in(self, data: Any) -> Iterator[str]: ...


def read_in(field: forms.Field, data: Any) -> Iterator[str]:
    """What a person wrote freely in a field, as it is meant; of files that are kept, their words.

    No password, choice, hidden value or address of one's own is read, nor a text that is too long
    to be kept: looking through it would take long as well.
    """
    if isinstance(field, ReadsFiles):
        yield from field.words_in(data)
    elif not _is_free_text(field) or _is_too_long(field, str(data or "")):
        return
    elif isinstance(field.widget, forms.URLInput):
        yield unquote(str(data or ""))
    elif isinstance(field.widget, forms.Textarea | forms.TextInput):
        yield str(data or "")


def _is_free_text(field: forms.Field) -> TypeGuard[LineField]:
    """Fields for addresses and the like are of kinds of their own."""
    return type(field) in (LineField, ProseField)


def _is_too_long(field: LineField, text: str) -> bool:
    """Whether the field refuses it, which keeps nothing of the spaces around."""
    return len(field.to_python(text)) > (field.max_length or _MOST)


def words_of_name(name: str) -> str:
    """A file's name with spaces where names have other signs: “DOB_3-5-2011” is read as a day."""
    return name.replace("_", " ")


def _quoted(found: tuple[Finding, ...]) -> str:
    """``“943 476 5919” looks like an NHS number``; of many only how many there are."""
    if len(found) > 1:
        return f"{first_capital(counted(len(found), 'passage'))} may tell who a child is"
    return f"“{found[0].match}” looks like {rule_of(found[0]).label}"


def _explained(found: tuple[Finding, ...]) -> SafeString:
    """Each finding with what it looks like and why that matters."""
    lines = ((each.match, rule_of(each).label, rule_of(each).why) for each in dict.fromkeys(found))
    return format_html_join("\n", "<p><mark>{}</mark> looks like {}. {}</p>", lines)
