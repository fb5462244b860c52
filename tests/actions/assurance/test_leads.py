"""No lead: nobody is named, only a vacancy is, or every lead has left."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from actions.assurance import Lead, is_led
from tests.actions.assurance.sample import TODAY, codes, found, said

LEFT = Lead("Raj Shah", date(2026, 5, 3))


def test_nobody_is_named() -> None:
    assert said("no_lead", leads=()) == "No lead. Nobody is named."


def test_a_vacancy_is_quoted() -> None:
    assert said("no_lead", leads=(), lead_as_printed="Lead to be identified.") == (
        "No lead. The plan says “Lead to be identified”."
    )
    assert said("no_lead", leads=(Lead("Vacant"),)) == "No lead. The plan says “Vacant”."


def test_a_name_that_leads_no_more_is_not_quoted() -> None:
    assert said("no_lead", leads=(), lead_as_printed="Raj Shah") == "No lead. Nobody is named."


def test_the_lead_has_left() -> None:
    assert said("no_lead", leads=(LEFT,)) == (
        "The lead has left. Raj Shah could be accountable until 3 May 2026."
    )


def test_every_lead_has_left() -> None:
    other = Lead("Ana Silva", date(2026, 6, 1))
    both = found(leads=(LEFT, other))["no_lead"]
    assert both.head == "Both leads have left"
    assert both.rest == (
        "Raj Shah could be accountable until 3 May 2026;"
        " Ana Silva could be accountable until 1 June 2026."
    )
    assert both.facts["leads"] == ["Raj Shah", "Ana Silva"]
    assert found(leads=(LEFT,) * 3)["no_lead"].head == "All 3 leads have left"


@pytest.mark.parametrize(
    "leads",
    [
        (Lead("Meera Kaul"),),
        (LEFT, Lead("Meera Kaul")),
        (Lead("Meera Kaul", TODAY),),
        (Lead("Meera Kaul", TODAY + timedelta(days=9)),),
    ],
    ids=["there", "one still there", "the last day", "leaving soon"],
)
def test_somebody_leads(leads: tuple[Lead, ...]) -> None:
    assert "no_lead" not in codes(leads=leads)


@pytest.mark.parametrize("leads", [(), (Lead("Vacant"),), (Lead("To be confirmed"), LEFT)])
def test_a_vacancy_leads_no_more_than_those_who_left(leads: tuple[Lead, ...]) -> None:
    assert not is_led(leads, TODAY)
    assert is_led((*leads, Lead("Meera Kaul")), TODAY)
