"""Every row that holds an exempt text: read without it, and every such text is gathered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from people.exempt.current import Shown
from people.exempt.gathering import exempt_texts
from people.exempt.reading import as_public
from people.models import Exemption
from tests.actions.exempt.marking import BEGINNINGS, WORD, decided
from tests.cast import Cast

pytestmark = pytest.mark.django_db

OF_THE_DECISIONS = {"people.Exemption", "people.ExemptionLift"}
"""Whose reasons are read by who may decide, and by nobody else."""


@pytest.fixture(params=BEGINNINGS, ids=lambda begin: begin.__name__.strip("_"), autouse=True)
def _marked(request: pytest.FixtureRequest, cast: Cast) -> None:
    """One thing alone is exempt, and everything is said of it that can be."""
    subject, row, go_on = request.param(cast)
    go_on()
    decided(cast, cast.chair, subject, row)


def told() -> Iterator[tuple[str, str, str]]:
    """Each text with the word: the model and field in which it stands, and the text."""
    for model in apps.get_models():
        if issubclass(model, Shown) and model._meta.label not in OF_THE_DECISIONS:
            for row in model._default_manager.all():
                yield from _in(row)


def _in(row: models.Model) -> Iterator[tuple[str, str, str]]:
    for field in row._meta.concrete_fields:
        said = getattr(row, field.attname)
        for text in said if isinstance(said, list) else [said]:
            if isinstance(text, str) and WORD in text.lower():
                yield row._meta.label, field.name, text


def test_the_public_reads_none_of_it_in_any_row(cast: Cast) -> None:
    assert list(told())
    with as_public():
        assert list(told()) == []


def test_all_of_it_is_looked_for_in_public_papers(cast: Cast) -> None:
    gathered = set(exempt_texts(Exemption.objects.in_force()))
    assert [each for each in told() if each[2] not in gathered] == []
