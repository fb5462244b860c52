"""Controls that Django has no widget for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

_NAMES = ("Day", "Month", "Year")


class DateParts(forms.MultiWidget):
    """A date as day, month and year in three boxes: the pattern for a date that a person knows.

    For an ordinary ``forms.DateField``; what is typed is handed to it as ``2015-9-30``, so that
    ``30 13 2015`` is refused by the field with its own words.
    """

    template_name = "govuk/date_parts.html"
    use_fieldset = True
    has_own_look = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        parts: dict[str, forms.Widget | type[forms.Widget]] = {
            name.lower(): forms.TextInput({"title": name}) for name in _NAMES
        }
        super().__init__(parts, attrs)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["in_error"] = "aria-invalid" in (attrs or {})
        return context

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, date):
            return [value.day, value.month, value.year]
        return _apart(value) if isinstance(value, str) else [None, None, None]

    def value_from_datadict(  # type: ignore[override]  # one text, not a list: as SelectDateWidget
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> str:
        day, month, year = (
            str(part or "").strip() for part in super().value_from_datadict(data, files, name)
        )
        return f"{year}-{month}-{day}" if day or month or year else ""


def _apart(value: str) -> list[str]:
    """What was typed, to be shown again: the reverse of ``value_from_datadict``."""
    year, _, rest = value.partition("-")
    month, _, day = rest.partition("-")
    return [day, month, year]
