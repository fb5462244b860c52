"""Which files are taken, by their content; which are refused, in one sentence."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from actions.evidence.attached import checked, refuse_too_many
from actions.evidence.kinds import MOST_BYTES
from people.errors import Refused
from tests.actions.evidence.files import HONEST, HOSTILE, docx, pdf


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_file_is_taken_for_what_it_is(name: str) -> None:
    make, media_type = HONEST[name]
    taken = checked(make(), name)
    assert (taken.name, taken.kind.media_type) == (name, media_type)
    assert len(taken.digest) == 64


def _refusal(content: bytes, name: str) -> str:
    with pytest.raises(Refused) as refused:
        checked(content, name)
    return str(refused.value)


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_not_to_be_trusted_is_refused_in_one_sentence(case: str) -> None:
    make, name, words = HOSTILE[case]
    sentence = _refusal(make(), name)
    assert re.fullmatch(rf"“{re.escape(name)}” was refused: [a-z].+\.", sentence), sentence
    assert words in sentence


@pytest.mark.parametrize(
    ("make", "name", "words"),
    [
        (docx, "minutes.pdf", "is a Word document, but its name does not end in .docx; rename it."),
        (pdf, "report", "is a PDF, but its name does not end in .pdf; rename it."),
        (lambda: b"a", "run.bat", "is a text file, but its name does not end in .txt; rename it."),
        (lambda: b" \n", "notes.txt", "is empty."),
        (
            lambda: b"a" * (MOST_BYTES + 1),
            "notes.txt",
            "is larger than 10 MB, which is the most that can be added.",
        ),
    ],
)
def test_renamed_empty_and_too_large_ones_are_refused(
    make: Callable[[], bytes], name: str, words: str
) -> None:
    assert _refusal(make(), name) == f"“{name}” {words}"


def test_ten_megabytes_are_taken() -> None:
    assert checked(b"a" * MOST_BYTES, "notes.txt").kind.called == "a text file"


def test_more_than_five_are_refused() -> None:
    refuse_too_many(range(5))
    with pytest.raises(Refused, match="At most 5 files can be added to one update"):
        refuse_too_many(range(6))
