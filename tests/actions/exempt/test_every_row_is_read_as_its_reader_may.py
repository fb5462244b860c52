"""Each row is read without what is exempt of it, that is gathered whole, and all else stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from people.exempt.current import Shown
from people.exempt.gathering import exempt_texts
from people.exempt.reading import as_public
from people.exempt.subjects import TEXTS
from people.models import Exemption
from tests.actions.exempt.marking import BEGINNINGS, WORD, Way, decided
from tests.cast import Cast

pytestmark = pytest.mark.django_db

Said = tuple[str, int, str, str]
"""A text with the word: in which model, row and field it stands, and the text."""
STAY = {
    "actions.Action": {"key", "milestones", "ref"},
    "actions.EvidenceFile": {"digest", "media_type"},
    "actions.Transfer": {"from_ref", "to_ref"},
    "governance.MeetingItem": {"exclusion_paragraph", "exclusion_words", "number", "title"},
    "governance.ObjectiveWithoutQuestions": {"ref"},
    "governance.PresentedPaper": {"pages"},
    "governance.Question": {"objective_ref"},
    "reports.Pack": {"item", "meeting_time", "period", "themes", "venue"},
}
"""Refs, days, numbers and places: they tell that there is something, and nothing that it says."""
SHOWN_NOWHERE = "history_change_reason"
"""Where it is no text of an action."""
OF_THE_DECISIONS = {"people.Exemption", "people.ExemptionLift"}
"""Whose reasons are read by who may decide, and by nobody else."""


def told() -> Iterator[Said]:
    """All that is read of what bears the word."""
    for model in apps.get_models():
        if issubclass(model, Shown) and model._meta.label not in OF_THE_DECISIONS:
            for row in model._default_manager.all():
                yield from _in(row)


def _in(row: models.Model) -> Iterator[Said]:
    for field in row._meta.concrete_fields:
        said = getattr(row, field.attname)
        for text in said if isinstance(said, list) else [said]:
            if isinstance(text, str) and WORD in text.lower():
                yield row._meta.label, row.pk, field.name, text


@pytest.fixture(params=range(len(BEGINNINGS)))
def parted(request: pytest.FixtureRequest, cast: Cast) -> tuple[set[Said], set[Said]]:
    """What is said of one thing, which alone is exempt, and what is said of all the others."""
    things, before = [], set[Said]()
    for begin in BEGINNINGS:
        subject, row, go_on = begin(cast)
        go_on()
        now = set(told())
        things.append((subject, row, now - before))
        before = now
    subject, row, exempt = things[request.param]
    decided(cast, cast.chair, subject, row)
    return exempt, before - exempt


def test_the_public_reads_all_but_what_is_exempt(parted: tuple[set[Said], set[Said]]) -> None:
    exempt, others = parted
    assert exempt
    with as_public():
        assert set(told()) == others


def test_all_of_that_is_looked_for_in_public_papers(parted: tuple[set[Said], set[Said]]) -> None:
    exempt, _ = parted
    gathered = {text for text in exempt_texts(Exemption.objects.all()) if WORD in text.lower()}
    assert gathered == {text for *_, text in exempt}


def test_every_text_of_a_meeting_that_can_be_exempt_bears_the_word(cast: Cast) -> None:
    Way("after", "chair").marked(cast)
    borne = {(model, field) for model, _, field, _ in told()}
    for model, texts in TEXTS.items():
        if model._meta.app_label == "governance":
            assert {(model._meta.label, field) for field in texts.fields} <= borne


def test_no_text_beside_them_is_left_out() -> None:
    """A text of a row that can be exempt is one of them, or is meant to stay."""
    for model, texts in TEXTS.items():
        names = {field.name for field in model._meta.concrete_fields if _is_text(field)}
        stays = STAY.get(model._meta.label.replace("Historical", ""), set())
        assert names - set(texts.fields) - {SHOWN_NOWHERE} == stays, model


def _is_text(field: models.Field[object, object]) -> bool:
    return not field.choices and isinstance(
        field, models.CharField | models.TextField | models.JSONField
    )
