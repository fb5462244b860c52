"""The part of a form in which files and a link are added to an update."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.core.files.uploadedfile import UploadedFile

from actions.evidence import kinds
from actions.evidence.attached import TOO_LARGE, Attached, checked, refuse_too_many
from actions.evidence.beside import Beside
from actions.evidence.links import LONGEST_TITLE, LONGEST_URL, checked_links
from actions.evidence.names import safe_name
from actions.evidence.words import words_of
from people.errors import Refused
from people.plain_form import LineField, PlainForm
from people.pointing_out import words_of_name

CHOOSE_AGAIN = "Choose your files again: a browser does not keep them."


class FilesInput(forms.ClearableFileInput):
    """A choice of several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each looked at by its content; cleaned to a list of ``Attached``."""

    widget = FilesInput(attrs={"accept": kinds.ACCEPT})

    def clean(self, data: Any, _initial: Any = None) -> list[Attached]:
        sent = [file for file in data or [] if file]
        problems: list[str] = []
        try:
            refuse_too_many(sent)
            return _looked_at(sent, problems)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None

    def words_in(self, data: Any) -> Iterator[str]:
        """What is looked through for a child's identity; of too many files, nothing."""
        sent = [file for file in data or [] if file]
        if len(sent) <= kinds.MOST_FILES:
            yield from chain.from_iterable(map(_words_in, sent))


def _words_in(file: UploadedFile[Any]) -> Iterator[str]:
    """The file's name, and what stands in it; of one that is refused, its name."""
    yield words_of_name(safe_name(file.name or ""))
    try:
        attached = _checked(file)
    except Refused:
        return
    yield words_of(attached.content, attached.kind)


def _looked_at(sent: list[UploadedFile[Any]], problems: list[str]) -> list[Attached]:
    """Every file, checked.

    Raises:
        ValidationError: some cannot be taken; a sentence for each.
    """
    found = []
    for file in sent:
        try:
            found.append(_checked(file))
        except Refused as refusal:
            problems.append(str(refusal))
    if problems:
        raise forms.ValidationError(problems)
    return found


def _checked(file: UploadedFile[Any]) -> Attached:
    name = file.name or ""
    if (file.size or 0) > kinds.MOST_BYTES:
        raise Refused(f"“{safe_name(name)}” {TOO_LARGE}")
    file.seek(0)
    return checked(file.read(), name)


class Fold(Div):
    """Fields that are folded away until one is filled in or wrong."""

    template = "govuk/layout/fold.html"

    def __init__(self, summary: str, *names: str) -> None:
        super().__init__(*names)  # type: ignore[no-untyped-call]  # crispy-forms states no types
        self.summary, self.is_open = summary, False

    def render(self, form: forms.Form, *rest: Any, **options: Any) -> str:
        self.is_open = any(form[name].errors or form[name].value() for name in self.fields)
        rendered: str = super().render(form, *rest, **options)  # type: ignore[no-untyped-call]  # nor here
        return rendered


class EvidenceFields(PlainForm):
    """Files and a link beside the evidence in words; mixed into the forms of updates."""

    attached = FilesField(
        label="Files that show it",
        required=False,
        help_text=f"Up to {kinds.MOST_FILES}, each up to {kinds.MOST_BYTES // 1024 // 1024} MB: "
        f"{kinds.TAKEN}. No child’s name, initials or case number. "
        "Where and when a picture was taken is left out of it.",
    )
    link_title = LineField(
        label="Title of a page that shows it", required=False, max_length=LONGEST_TITLE
    )
    link_url = LineField(
        label="Its address",
        required=False,
        max_length=LONGEST_URL,
        help_text="Such as https://www.example.org/minutes.",
        widget=forms.URLInput,
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        title, url = data.get("link_title", ""), data.get("link_url", "")
        if title and not url and "link_url" not in self.errors:
            self.add_error("link_url", "Give the link’s address, or leave out its title")
        if url and not title and "link_title" not in self.errors:
            self.add_error("link_title", "Give the link a title, or leave out its address")
        if title and url:
            self._check_link(title, url)
        return data

    def _check_link(self, title: str, url: str) -> None:
        try:
            checked_links([(title, url)])
        except Refused as refusal:
            self.add_error("link_url", str(refusal))

    def ask_for_files_again(self) -> None:
        """Say, on a form that comes back, that its files have to be chosen once more."""
        if any(self.files.getlist("attached")) and "attached" not in self.errors:
            self.add_error("attached", CHOOSE_AGAIN)

    @staticmethod
    def evidence_part() -> Fold:
        """Where these fields stand in the layout of the form."""
        return Fold("Add files or a link", "attached", "link_title", "link_url")

    def beside(self) -> Beside:
        """The files and the link that were given."""
        title, url = self.cleaned_data["link_title"], self.cleaned_data["link_url"]
        return Beside(self.cleaned_data["attached"], [(title, url)] if url else [])
