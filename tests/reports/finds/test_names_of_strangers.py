"""Names of people whom the partnership does not know, and how seldom anything else is taken so."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from reports.finds.names import strangers, words_of
from tests.support.figures import figure
from tests.support.machine import shared_data

KNOWN = [
    words_of(name)
    for name in ("Šárka Nováková", "Gareth Stubbs", "Siobhán Ní Dhomhnaill", "Denise Akande")
]

NAMED = {
    "Mrs Hill spoke to the worker.": "Mrs Hill",
    "The worker met Aisha Malik at school.": "Aisha Malik",
    "Dr. O’Neill wrote to the panel.": "Dr. O’Neill",
    "Cllr J. Farrow asked for it.": "Cllr J. Farrow",
    "It was raised by Sarah Jane-Brooke.": "Sarah Jane-Brooke",
    "Miss McAllister and her sister were there.": "Miss McAllister",
    "He is known as Jack Turner.": "Jack Turner",
    "Both girls named Mohammed Iqbal.": "Mohammed Iqbal",
    "Gareth Akande was seen.": "Gareth Akande",
    "Mrs Akande Stubbs was seen.": "Mrs Akande Stubbs",
    "AISHA HUSSAIN WAS SEEN": "AISHA HUSSAIN",
    "Jade SMITH was moved.": "Jade SMITH",
    "Jade  Smith was moved.": "Jade  Smith",
    "Jade-Marie Smith was moved.": "Jade-Marie Smith",
    "Khan, Aisha": "Khan, Aisha",
    "Chair, RMBC\nJade Smith": "Jade Smith",
}
NOBODY = (
    "Gareth Stubbs reported to Denise Akande.",
    "Stubbs, Gareth",
    "GARETH STUBBS",
    "Present: Denise Akande, Gareth Stubbs",
    "In Rotherham, Aisha was seen.",
    "On Monday, Helen Street was closed.",
    "JACK COUNCIL AND CHARLIE POLICE",
    "Mr Stubbs will write to Ms Akande.",
    "Jack Turner House reopened in May.",
    "The Helen Hamlyn Trust gave a grant.",
    "It was agreed at the last meeting of the group that the Helen Hamlyn Trust gives a grant.",
    "In Jan Term-Time begins again.",
    "JAN TERM-TIME",
    "The Rose Hill Centre is open on Monday.",
    "Amber Rating, Green Rating and Summer Term.",
    "Will Council Officers attend? Mark Every Box.",
    "Victoria Road and Victoria Street were lit.",
    "Licensing and Enforcement Group, Head of Youth Justice.",
    "Early Help, Child Sexual Exploitation, Local Safeguarding Children Board.",
)


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in strangers(text, KNOWN)]


@pytest.mark.parametrize(("text", "name"), NAMED.items())
def test_somebody_whom_nobody_knows_is_found(text: str, name: str) -> None:
    assert found(text) == [name]


@pytest.mark.parametrize("text", NOBODY)
def test_what_names_nobody_new_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_councils_plan_raises_hardly_an_alarm() -> None:
    """Every officer of the plan is known; who else is named in it is looked at."""
    plan = json.loads((shared_data() / "truth" / "plan.json").read_text())
    officers = [*plan["lead_officers"], *plan["leads_not_in_table"]]
    known = [words_of(officer["name"]) for officer in officers]
    texts = list(_texts(plan["themes"]))
    raised = [text[a:b] for text in texts for a, b in strangers(text, known)]
    figure("gate", f"names pointed out in {len(texts)} texts of a council’s plan", len(raised))
    assert len(raised) <= len(texts) * 0.02, raised


def _texts(whole: object) -> Iterator[str]:
    """Every text of the plan, at any depth."""
    if isinstance(whole, str):
        yield whole
    elif isinstance(whole, dict | list):
        for part in whole.values() if isinstance(whole, dict) else whole:
            yield from _texts(part)
