import pytest

from plans.document import OfficerEntry, OfficerKind
from plans.formats import Severity, read
from plans.formats.leads import Resolver
from tests.plans.formats.builders import csv_bytes

LISTED = (
    OfficerEntry("Rhian Okafor", "Head of Harbours", "Council"),
    OfficerEntry("Siân Petrov", "Inspector", "Police"),
    OfficerEntry("Theresa Adeyemi", "Nurse", "Health"),
    OfficerEntry("Tomás Ødegaard", "Manager", "Probation"),
)


def resolver() -> Resolver:
    return Resolver(LISTED, has_list=True)


@pytest.mark.parametrize(
    "printed",
    [
        "Rhian Okafor / Siân Petrov",
        "Rhian Okafor/Siân Petrov",
        "Rhian Okafor, Siân Petrov",
        "Rhian Okafor; Siân Petrov",
        "Rhian Okafor & Siân Petrov",
        "Rhian Okafor and Siân Petrov",
        "Rhian Okafor\nSiân Petrov",
        "Rhian\nOkafor\nSiân\nPetrov",
    ],
)
def test_several_leads_in_a_cell(printed: str) -> None:
    led = resolver().resolve(printed, "row 2")
    assert (led.names, led.problems) == (("Rhian Okafor", "Siân Petrov"), ())


def test_lines_that_are_listed_names_are_those_officers() -> None:
    listed = (
        *LISTED, OfficerEntry("Police", kind=OfficerKind.GROUP),
        OfficerEntry("DI Sam Jones"), OfficerEntry("Sam Jones"),
    )  # fmt: skip
    led = Resolver(listed, has_list=True).resolve("Police\nSiân  Petrov\nDI Sam Jones", "row 2")
    assert (led.names, led.problems) == (("Police", "Siân Petrov", "DI Sam Jones"), ())


def test_names_that_run_together_are_told_apart_with_a_note() -> None:
    led = resolver().resolve("Rhian Okafor Siân Petrov", "row 2")
    assert led.names == ("Rhian Okafor", "Siân Petrov")
    assert [p.severity for p in led.problems] == [Severity.NOTE]


@pytest.mark.parametrize(
    ("printed", "listed"),
    [
        ("Terri Adeyemi", "Theresa Adeyemi"),
        ("T. Adeyemi", "Theresa Adeyemi"),
        ("Rhiann Okafor", "Rhian Okafor"),
        ("Tomas Odegaard", "Tomás Ødegaard"),
        ("Theresa Adeyemy", "Theresa Adeyemi"),
    ],
)
def test_a_name_that_nearly_is_a_listed_one_is_taken_with_a_note(printed: str, listed: str) -> None:
    led = resolver().resolve(printed, "row 2")
    assert led.names == (listed,)
    assert [p.severity for p in led.problems] == [Severity.NOTE]
    assert listed in led.problems[0].what


@pytest.mark.parametrize("printed", ["Joan Adeyemi", "Rhian Smith", "Karim Okafor"])
def test_another_person_is_added_with_a_note(printed: str) -> None:
    people = resolver()
    led = people.resolve(printed, "row 2")
    assert led.names == (printed,)
    assert "not in the list" in led.problems[0].what
    assert people.officers[-1] == OfficerEntry(printed)


@pytest.mark.parametrize(
    "printed", ["Lead to be identified", "Vacant", "TBC", "", "To be confirmed", "N/A"]
)
def test_a_vacancy_names_nobody(printed: str) -> None:
    assert resolver().resolve(printed, "row 2").names == ()


@pytest.mark.parametrize(
    "printed",
    [
        "Vacant post, Health and Housing",
        "Lead to be identified; Health lead to be confirmed",
        "Health Lead, to be confirmed",
        "Head of Housing (vacant)",
        "All agencies, lead to be identified",
        "To be\nconfirmed",
        "NOT YET\nASSIGNED",
    ],
)
def test_a_vacancy_of_several_parts_names_nobody(printed: str) -> None:
    led = resolver().resolve(printed, "row 2")
    assert (led.names, led.problems) == ((), ())


@pytest.mark.parametrize("listed", [LISTED, ()])
@pytest.mark.parametrize(
    "printed",
    [
        "Rhian Okafor; police lead to be confirmed",
        "Rhian Okafor and vacant post (Health)",
        "Rhian Okafor & lead to be identified",
        "Rhian Okafor\nHealth lead to be identified",
        "Health lead to be identified\nRhian Okafor",
        "Rhian Okafor / TBC",
        "TBC / Rhian Okafor",
        "Rhian Okafor\nTBC",
        "Rhian Okafor – TBC",
        "Rhian Okafor\nto be\nconfirmed",
    ],
)
def test_a_lead_beside_a_vacancy_is_taken_with_a_note(
    listed: tuple[OfficerEntry, ...], printed: str
) -> None:
    led = Resolver(listed, has_list=False).resolve(printed, "row 2")
    assert led.names == ("Rhian Okafor",)
    assert ["names nobody yet" in p.what for p in led.problems] == [True]
    assert led.problems[0].severity is Severity.NOTE


def test_a_lead_whose_post_is_called_vacant_is_asked_about() -> None:
    led = resolver().resolve("Rhian Okafor (post vacant from May)", "row 2")
    assert led.names == ("Rhian Okafor",)
    (warning,) = led.problems
    assert warning.severity is Severity.WARNING
    assert warning.what == (
        "“Rhian Okafor (post vacant from May)” speaks of a vacancy; "
        "Rhian Okafor was read as the lead."
    )


@pytest.mark.parametrize(
    "printed", ["Rhian Okafor to be confirmed", "To be identified by Rhian Okafor"]
)
def test_a_known_person_in_the_words_of_a_vacancy_is_asked_about(printed: str) -> None:
    led = resolver().resolve(printed, "row 2")
    assert led.names == ()
    (warning,) = led.problems
    assert warning.severity is Severity.WARNING
    assert "If Rhian Okafor leads, write only the name." in warning.what


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("Missing Children Sub Group", OfficerKind.GROUP),
        ("Harbour LSCB", OfficerKind.GROUP),
        ("Health & Wellbeing Board", OfficerKind.GROUP),
        ("Education and Skills Directorate", OfficerKind.GROUP),
        ("All agencies", OfficerKind.GROUP),
        ("Independent Chair LSCB", OfficerKind.POST),
        ("Head of Safeguarding", OfficerKind.POST),
        ("Director of Public Health", OfficerKind.POST),
    ],
)
def test_groups_and_posts(printed: str, kind: OfficerKind) -> None:
    people = resolver()
    assert people.resolve(printed, "row 2").names == (printed,)
    assert people.officers[-1].kind is kind


@pytest.mark.parametrize(
    "printed",
    [
        "Director of Children, Families and Learning",
        "Head of Planning, Regeneration and Transport",
        "Chief Officer, Adults, Culture and Leisure",
        "Director of Children, Young People",
    ],
)
def test_a_post_with_a_comma_in_its_service_is_one(printed: str) -> None:
    people = resolver()
    assert people.resolve(printed, "row 2").names == (printed,)
    assert people.officers[-1].kind is OfficerKind.POST


@pytest.mark.parametrize(
    "printed",
    [
        "Director of Housing, Rhian Okafor",
        "Director of Housing, Joan Smith",
        "Director of Housing, Head of Harbours",
    ],
)
def test_a_post_and_somebody_else_are_two(printed: str) -> None:
    assert resolver().resolve(printed, "row 2").names == tuple(printed.split(", "))


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Smith, John", ("John Smith",)),
        ("Okafor, Rhian", ("Rhian Okafor",)),
        ("Adeyemi, Terri", ("Theresa Adeyemi",)),
        ("Smith, John; Okafor, Rhian", ("John Smith", "Rhian Okafor")),
        ("van der Berg, Anna", ("Anna van der Berg",)),
        ("Van Dyke, Ida", ("Ida Van Dyke",)),
        ("O’Brien, Mary", ("Mary O’Brien",)),
        ("O' Brien, Mary", ("Mary O' Brien",)),
        ("Mac Donald, Ian", ("Ian Mac Donald",)),
        ("de la Cruz, Maria; Smith, John", ("Maria de la Cruz", "John Smith")),
    ],
)
def test_a_surname_before_the_first_name_is_one_person(
    printed: str, names: tuple[str, ...]
) -> None:
    led = resolver().resolve(printed, "row 2")
    assert led.names == names
    assert led.problems[0].what.endswith(f"was read as {_listed(printed)}.")


def _listed(printed: str) -> str:
    return " and ".join(" ".join(n.split(", ")[::-1]) for n in printed.split("; "))


def test_two_listed_people_by_one_word_each_are_no_surname_and_first_name() -> None:
    led = resolver().resolve("Okafor, Petrov", "row 2")
    assert "Petrov Okafor" not in led.names


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Lead: Rhian Okafor", ("Rhian Okafor",)),
        ("Lead officer: Okafor, Rhian", ("Rhian Okafor",)),
        ("Lead(s):\nRhian Okafor\nSiân Petrov", ("Rhian Okafor", "Siân Petrov")),
        ("Joint leads: Rhian Okafor and Siân Petrov", ("Rhian Okafor", "Siân Petrov")),
        ("Lead: Rhian Okafor; Owner: Siân Petrov", ("Rhian Okafor", "Siân Petrov")),
        ("Lead: to be identified", ()),
        ("Strategic lead for housing", ("Strategic lead for housing",)),
    ],
)
def test_a_label_before_a_name_is_no_part_of_it(printed: str, names: tuple[str, ...]) -> None:
    assert resolver().resolve(printed, "row 2").names == names


def test_a_label_in_a_list_of_officers_is_part_of_their_names() -> None:
    listed = (*LISTED, OfficerEntry("Lead: Police", kind=OfficerKind.POST))
    led = Resolver(listed, has_list=True).resolve("Lead: Police", "row 2")
    assert led.names == ("Lead: Police",)


def test_names_in_other_letters_are_names_of_several_people() -> None:
    rows = [
        ("Objective", "Action", "Lead", "When", "RAG"),
        ("One door", "Open it", "Анна Иванова", "Mar 2027", "G"),
        ("", "Oil it", "Олег Попов", "Mar 2027", "G"),
        ("", "Lock it", "АННА ИВАНОВА", "Mar 2027", "G"),
    ]
    actions = read(csv_bytes(*rows), "plan.csv").document.actions
    assert [a.leads for a in actions] == [("Анна Иванова",), ("Олег Попов",), ("Анна Иванова",)]


def test_ranks_and_agencies_beside_a_name() -> None:
    assert resolver().resolve("DCI Siân Petrov (Police)", "row 2").names == ("Siân Petrov",)


def test_a_file_without_a_list_learns_its_names_and_says_who_may_be_one_person() -> None:
    rows = [
        ("Objective", "Action", "Lead", "When", "RAG"),
        ("One door", "Open it", "Rhian Okafor", "Mar 2027", "G"),
        ("", "Oil it", "Siân Petrov", "Mar 2027", "G"),
        ("", "Paint it", "Rhian Okafor Siân Petrov", "Mar 2027", "G"),
        ("", "Shut it", "Rhiann Okafor", "Mar 2027", "G"),
        ("", "Lock it", "As above", "Mar 2027", "G"),
    ]
    reading = read(csv_bytes(*rows), "plan.csv")
    actions = reading.document.actions
    assert [a.leads for a in actions] == [
        ("Rhian Okafor",),
        ("Siân Petrov",),
        ("Rhian Okafor", "Siân Petrov"),
        ("Rhiann Okafor",),
        ("Rhiann Okafor",),
    ]
    assert actions[4].lead_as_printed == "As above"
    said = [p.what for p in reading.problems]
    assert any("may be the same person as Rhian Okafor" in s for s in said)
    assert any("the lead of line 5 was taken" in s for s in said)
    assert {o.name for o in reading.document.officers} == {n for a in actions for n in a.leads}
