import pytest

from plans.likeness import likeness

LONG = (
    "The joint commissioning strategy for post-abuse support has been agreed by both bodies. " * 8
)


def test_layout_and_capitals_do_not_count() -> None:
    assert likeness("Count the\n children", "COUNT the children ") == 1.0
    assert likeness("", " ") == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trian staff", "Train staff"),
        ("Publish the needs assessment", "Publish the need assessment"),
        (LONG, LONG.replace("agreed", "approved", 1)),
    ],
)
def test_a_slip_of_the_pen_parts_nothing(one: str, other: str) -> None:
    assert likeness(one, other) >= 0.6
    assert likeness(LONG + one, LONG + other) >= 0.9


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Train every taxi driver", "Publish the needs assessment"),
        ("Review the strategy with the police", "Appoint a lead nurse for the borough"),
        ("Count", ""),
    ],
)
def test_other_sentences_are_not_alike(one: str, other: str) -> None:
    assert likeness(one, other) < 0.4
