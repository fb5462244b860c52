"""Every text of a partnership that the public may not read today, for whoever looks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import models

from people.exempt.current import reading_as
from people.exempt.reading import Reader
from people.exempt.subjects import TEXTS, Texts, Thing
from people.models import Exemption, Partnership


def exempt_texts(partnership: Partnership) -> list[str]:
    """Each once, former wordings too."""
    with reading_as(None):
        found = _Gatherer(partnership).texts()
        return list(dict.fromkeys(found))


class _Gatherer(Reader):
    """Who is shown nothing, and knows what it is."""

    def __init__(self, partnership: Partnership) -> None:
        super().__init__()
        self.partnership = partnership

    def texts(self) -> Iterator[str]:
        for model, texts in TEXTS.items():
            for row in self._rows(model, texts):
                yield from self._of_row(row, texts)

    def _rows(self, model: type[models.Model], texts: Texts) -> Iterator[models.Model]:
        """Those that belong to something that is exempt."""
        for way in texts.ways:
            if marks := self._of(way.model):
                belonging = {f"{way.attribute}__in": list(marks)}
                yield from model._default_manager.filter(**belonging)

    def _of_row(self, row: models.Model, texts: Texts) -> Iterator[str]:
        for fields, _mark in self._found(row, texts):
            said = (row.__dict__.get(name) for name in fields)
            yield from (text for text in said if isinstance(text, str) and text)

    def _may_read(self, permission: str, thing: Thing) -> bool:  # noqa: ARG002
        return False

    def _in_force(self) -> Iterable[tuple[str, int, str, str]]:
        rows = Exemption.objects.in_force().filter(partnership=self.partnership)
        return rows.values_list("kind", "row", "part", "paragraph")
