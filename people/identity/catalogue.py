"""Every rule, in the order in which one takes precedence where two find the same. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from people.identity.births import dates_of_birth
from people.identity.contacts import emails, phones
from people.identity.finding import Finding, Span
from people.identity.invisible import seen
from people.identity.numbers import national_insurance_numbers, nhs_numbers, pupil_numbers
from people.identity.people import initials_with_age, unnamed_with_date
from people.identity.places import postcodes
from people.identity.references import case_references


@dataclass(frozen=True, slots=True)
class Rule:
    """What looks like an identity, how it is called, and why it matters."""

    label: str
    """As it stands in a sentence: “an NHS number”."""
    why: str
    spans: Callable[[str], Iterator[Span]]


CATALOGUE = {
    "nhs_number": Rule("an NHS number", "It leads to one person’s health record.", nhs_numbers),
    "upn": Rule(
        "a unique pupil number", "It leads to one pupil’s record in every school.", pupil_numbers
    ),
    "nino": Rule(
        "a National Insurance number", "It belongs to one person.", national_insurance_numbers
    ),
    "birth_date": Rule(
        "a date of birth",
        "With a place or a school it tells who a child is.",
        dates_of_birth,
    ),
    "case_reference": Rule(
        "a case reference", "It leads to one child’s or family’s file.", case_references
    ),
    "email": Rule("an e-mail address", "It may be a child’s, or a family’s.", emails),
    "phone": Rule("a telephone number", "It may be a child’s, or a family’s.", phones),
    "postcode": Rule("a postcode", "It may be that of a child’s home: few share one.", postcodes),
    "initials": Rule(
        "initials with an age",
        "Whoever knows the child’s school or street knows who is meant.",
        initials_with_age,
    ),
    "child_and_date": Rule(
        "a child without a name, with a date",
        "What happened on that day tells who is meant.",
        unnamed_with_date,
    ),
}


def findings(text: str) -> tuple[Finding, ...]:
    """What in the text looks like a child’s identity, in its order; nothing is found twice.

    Rules read what a person sees: letters that are not drawn hide nothing.
    """
    plain, places = seen(text)
    found: list[Finding] = []
    taken = bytearray(len(plain))
    for code, rule in CATALOGUE.items():
        for start, end in rule.spans(plain):
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                found.append(Finding(code, places[start], places[end - 1] + 1, plain[start:end]))
    return tuple(sorted(found, key=lambda each: each.start))


def rule_of(finding: Finding) -> Rule:
    return CATALOGUE[finding.rule]
