from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from plans.words import Piece, word_changes

sentences = st.lists(
    st.sampled_from(("the", "plan", "of", "31/03/2016", "é", " ", "  ", "\n", ",")), max_size=30
).map("".join) | st.text(max_size=40)


def test_a_word_added_a_word_removed() -> None:
    assert word_changes("Train the drivers", "Train all the drivers") == (
        Piece("same", "Train"),
        Piece("added", " all"),
        Piece("same", " the drivers"),
    )
    assert word_changes("Train all the drivers", "Train drivers") == (
        Piece("same", "Train"),
        Piece("removed", " all the"),
        Piece("same", " drivers"),
    )


def test_words_put_before_what_was_said() -> None:
    assert word_changes("Count agreed", "Oct 2015: Count agreed") == (
        Piece("added", "Oct 2015: "),
        Piece("same", "Count agreed"),
    )


def test_white_space_alone() -> None:
    assert word_changes("Count\nagreed ", "Count agreed") == (
        Piece("same", "Count"),
        Piece("removed", "\n"),
        Piece("added", " "),
        Piece("same", "agreed"),
        Piece("removed", " "),
    )


def test_another_word_stands_after_the_one_it_replaces() -> None:
    assert word_changes("Due September 2015.", "Due March 2016.") == (
        Piece("same", "Due "),
        Piece("removed", "September 2015"),
        Piece("added", "March 2016"),
        Piece("same", "."),
    )


def test_words_with_accents_hyphens_and_apostrophes_are_whole() -> None:
    assert word_changes("Zoe\u0301’s multi-agency", "Zoe’s multi-team") == (
        Piece("removed", "Zoe\u0301’s multi-agency"),
        Piece("added", "Zoe’s multi-team"),
    )


def test_nothing_to_say() -> None:
    assert word_changes("", "") == ()
    assert word_changes("As before", "As before") == (Piece("same", "As before"),)


@settings(max_examples=100)
@given(sentences, sentences)
def test_the_pieces_joined_are_both_wordings(before: str, after: str) -> None:
    pieces = word_changes(before, after)
    assert "".join(p.text for p in pieces if p.kind != "added") == before
    assert "".join(p.text for p in pieces if p.kind != "removed") == after
    assert all(p.text for p in pieces)
    assert [p.kind for p in pieces[1:]] == [q.kind for p, q in pairwise(pieces) if p.kind != q.kind]
