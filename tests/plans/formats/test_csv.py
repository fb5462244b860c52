import csv
import io
from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from people.cells import guarded, unguarded
from plans.brag import Rating
from plans.document import (
    ActionEntry,
    ActionState,
    NoDateReason,
    ObjectiveEntry,
    PlanDocument,
    ThemeEntry,
)
from plans.formats import Problem, Severity, Stated, Unreadable, read, write
from plans.formats.text import clean
from tests.plans.formats.builders import csv_bytes

HEADS = ("Objective", "Action", "Lead", "When", "Update", "RAG")
ROW = ("One door", "Open Siân’s door", "Siân Petrov", "Mar 2027", "“Half” – done", "Green")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators(encoding: str, separator: str) -> None:
    (action,) = read(
        csv_bytes(HEADS, ROW, separator=separator, encoding=encoding), "p.csv"
    ).document.actions
    assert (action.text, action.leads, action.evidence) == (ROW[1], (ROW[2],), ROW[4])


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_and_the_place_of_a_row(ending: str) -> None:
    text = ending.join(
        (
            "Objective,Action,Lead,When,RAG",
            '"One\ndoor",Open it,Siân Petrov,Nov 2206,G',
            "Two doors,Oil it,,,B",
        )
    )
    reading = read(text.encode(), "p.csv")
    assert [a.text for a in reading.document.actions] == ["Open it", "Oil it"]
    (place,) = {p.where for p in reading.problems if "2206" in p.what}
    assert place == "line 2"


def test_non_breaking_spaces_become_plain_ones() -> None:
    reading = read(csv_bytes(HEADS, ("One\u00a0door", "Open\u00a0 it", *ROW[2:])), "p.csv")
    assert reading.document.objectives[0].text == "One door"
    assert reading.document.actions[0].text == "Open it"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "'=", "''-"])
def test_a_cell_that_begins_like_a_formula_is_guarded_and_read_back(start: str) -> None:
    text = f"{start}1+1"
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "'", "plain", "'quoted' word", "''"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


def test_no_written_cell_begins_like_a_formula() -> None:
    action = ActionEntry(
        text="=HYPERLINK(1)",
        evidence="-2+3",
        ref="@a",
        key="+k",
        no_date_reason=NoDateReason.ONGOING,
    )
    plan = PlanDocument(
        themes=(ThemeEntry(1, "=x", "", (ObjectiveEntry("1.1", "-y", (action,)),)),)
    )
    content = write(plan, "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    cells = [c for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for c in row]
    assert not [c for c in cells if c[:1] in set("=+-@\t\r")]
    assert read(content, "p.csv").document.actions == (action,)


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1f", "\x7f", "\x9d"])
def test_control_characters_are_taken_out_with_a_note(sign: str) -> None:
    content = csv_bytes(HEADS, ("One", f"Open{sign} it", *ROW[2:]), encoding="utf-16")
    reading = read(content, "plan.csv")
    assert reading.document.actions[0].text == "Open it"
    what = "Control characters were taken out of “Open it”."
    assert Problem("line 2", what, Severity.NOTE) in reading.problems


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ('"Open it', "damaged near line 3: a quotation mark opens a cell and none closes it"),
        ('"Open" it', "damaged near line 3: words stand behind the quotation mark"),
        (f'"{"x" * 100_001}"', "cell in line 3 is longer than 100,000 characters"),
        ("x" * 200_000, "cell in line 3 is longer than 100,000 characters"),
    ],
)
def test_a_cell_that_would_swallow_others_is_refused(cell: str, said: str) -> None:
    lines = (",".join(HEADS), "One,Shut it,,,,G", f"One,{cell},,,,G", "One,Oil it,,,,G")
    with pytest.raises(Unreadable, match=said):
        read("\r\n".join(lines).encode(), "plan.csv")


WORDS = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), max_size=12
    )
    | st.sampled_from(
        ("=1+1", "-2", "@x", "'=a", "two\nlines", "a;b", 'say "so"', "Theme 2", "As above")
    )
).map(clean)
NAMES = st.sampled_from(("Rhian Okafor", "Siân Petrov", "Harbour Board", "Head of Harbours"))
DAYS = st.dates()
ACTIONS = st.builds(
    ActionEntry,
    text=WORDS.map(lambda w: w or "Open it"),
    key=st.text("abc123", max_size=6),
    ref=st.sampled_from(("", "1.1.1", "DA1", "12a")),
    leads=st.lists(NAMES, max_size=3, unique=True).map(tuple),
    lead_as_printed=WORDS,
    due_on=st.none() | DAYS,
    milestones=st.lists(DAYS, max_size=3).map(tuple),
    when_as_printed=WORDS,
    no_date_reason=st.sampled_from(NoDateReason),
    baseline_due_on=st.none() | DAYS,
    rating=st.none() | st.sampled_from(Rating),
    rating_as_printed=WORDS,
    evidence=WORDS,
    moment=st.none() | st.datetimes(timezones=st.just(UTC)),
    signed_off=st.booleans(),
    state=st.sampled_from(ActionState),
).map(lambda a: replace(a, no_date_reason=None if a.due_on else a.no_date_reason))


@st.composite
def plans(draw: st.DrawFn) -> PlanDocument:
    themes = [
        ThemeEntry(
            number,
            f"Theme name {number}",
            "",
            tuple(
                ObjectiveEntry(
                    f"{number}.{n}", draw(WORDS) or "x", tuple(draw(st.lists(ACTIONS, max_size=3)))
                )
                for n in range(1, draw(st.integers(0, 3)) + 1)
            ),
        )
        for number in range(1, draw(st.integers(1, 3)) + 1)
    ]
    return PlanDocument(themes=tuple(themes))


@settings(max_examples=150)
@given(plans())
def test_what_is_written_is_read_back(plan: PlanDocument) -> None:
    content = write(plan, "csv")
    reading = read(content, "plan.csv")
    assert reading.document.themes == plan.themes
    assert write(reading.document, "csv") == content
    assert {Stated.LEADS, Stated.WHEN, Stated.RATING, Stated.EVIDENCE} <= reading.stated
