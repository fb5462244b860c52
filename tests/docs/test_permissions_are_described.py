"""``docs/users.md`` has each permission with its sentence, and a part for each role."""

from __future__ import annotations

from people.models import Role
from people.permissions import SENTENCES
from plans.brag import LOOKS
from tests.docs.pages import document, headings, rows, section


def test_each_permission_has_its_sentence_and_no_other() -> None:
    table = rows(section(document("users.md"), "Who may do what"))
    said = {row[0].strip("`"): row[1] for row in table if row[0].startswith("`")}
    assert said == SENTENCES


def test_each_role_has_its_part() -> None:
    parts = headings(document("users.md"), 2)
    assert {str(label) for label in Role.Kind.labels} | {"Action lead"} <= set(parts)


def test_each_rating_is_explained() -> None:
    said = section(document("users.md"), "Ratings")
    assert all(f"**{look.letter}** {look.word}" in said for look in LOOKS.values())
