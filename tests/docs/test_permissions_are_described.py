"""``docs/users.md`` has each permission with its sentence and who may, and a part for each role."""

from __future__ import annotations

from people.permissions import LABELS, RULES, SENTENCES
from people.rights import in_words, ways_in_words
from people.rule import Rule
from people.wording import listed
from plans.brag import LOOKS
from tests.docs.pages import document, headings, rows, section


def test_each_permission_has_its_sentence_and_no_other() -> None:
    table = rows(section(document("users.md"), "Who may do what"))
    said = {row[0].strip("`"): tuple(row[1:]) for row in table if row[0].startswith("`")}
    assert said == {name: (sentence, who_may(RULES[name])) for name, sentence in SENTENCES.items()}


def who_may(rule: Rule) -> str:
    """``auditor and sub-group chair; plan administrator (until the plan is closed)``."""
    named: dict[str, list[str]] = {}
    for kind, label in LABELS.items():
        if ways := ways_in_words(rule, kind):
            named.setdefault(in_words(ways), []).append(label.lower())
    return "; ".join(f"{_people(labels)}{_when(when)}" for when, labels in named.items())


def _people(labels: list[str]) -> str:
    return "everyone who belongs there" if len(labels) == len(LABELS) else listed(labels)


def _when(words: str) -> str:
    return f" ({words})" if words else ""


def test_each_role_has_its_part() -> None:
    parts = headings(document("users.md"), 2)
    assert set(LABELS.values()) <= set(parts)


def test_each_rating_is_explained() -> None:
    said = section(document("users.md"), "Ratings")
    assert all(f"**{look.letter}** {look.word}" in said for look in LOOKS.values())
