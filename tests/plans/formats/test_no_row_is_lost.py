"""Whatever a table holds, each of its words comes out: in the document, or quoted in a problem."""

import io
import random
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.formats import Unreadable, read
from plans.formats.registry import write
from tests.plans.formats.builders import HEADINGS, csv_bytes, excel, word

MARKS = st.integers(0, 999).map(lambda n: f"w{n:03}")
CELLS = (
    st.just("") | MARKS | MARKS.map(lambda m: f"Theme 3: {m}") | MARKS.map(lambda m: f"lower {m}")
)
DATES = st.sampled_from(("", "Mar 2027", "Ongoing", "31/02/2027", "As above"))
RATINGS = st.sampled_from(("", "G", "Amber", "Purple", "TBC"))
LEADS = st.sampled_from(("", "Rhian Okafor", "Vacant", "As above"))
ROWS = st.lists(
    st.tuples(st.sampled_from(("", "1.1", "1.2")), CELLS, CELLS, LEADS, DATES, CELLS, RATINGS),
    min_size=1,
    max_size=8,
)


@settings(max_examples=100)
@given(ROWS)
def test_every_word_comes_out(rows: list[tuple[str, ...]]) -> None:
    first = ("1.0", "The first", "Begin", "Rhian Okafor", "Mar 2027", "", "G")
    reading = read(csv_bytes(HEADINGS, first, *rows), "plan.csv")
    out = write(reading.document, "json").decode() + " ".join(p.what for p in reading.problems)
    put_in = {word for row in rows for cell in row for word in cell.split() if word.startswith("w")}
    assert {w for w in put_in if w not in out} == set()


def spoiled(content: bytes, seed: int) -> bytes:
    """The archive with one of its parts changed at random places."""
    chance = random.Random(seed)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        spoil = chance.choice([n for n in old.namelist() if n.endswith(".xml")])
        for name in old.namelist():
            data = bytearray(old.read(name))
            for _ in range(chance.randint(1, 4) if name == spoil else 0):
                data[chance.randrange(len(data))] = chance.choice(b'0123<>"/ aw')
            new.writestr(name, bytes(data))
    return out.getvalue()


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx"])
def test_spoiled_files_are_read_or_refused(name: str) -> None:
    row = ("1.1", "One door", "Open it", "Rhian Okafor", "Mar 2027", "", "G")
    content = (word if name.endswith("docx") else excel)(HEADINGS, row)
    for seed in range(60):
        with suppress(Unreadable):
            read(spoiled(content, seed), name)
