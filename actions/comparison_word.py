"""What changed between two moments, as a Word document: a table for each theme. Pure.

What came is bold and underlined, what went is struck through: that survives black and white.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from actions.difference_lines import Line, Rated
from actions.differences import Difference, Group
from people.wording import listed, number_of
from plans.formats.package import Properties
from plans.formats.text import printable_line
from plans.formats.word_package import Furniture, portrait_document
from plans.formats.word_xml import (
    ADDED,
    BOLD,
    REMOVED,
    cell,
    cell_of,
    paragraph,
    rating_words,
    row,
    run,
    table,
)
from plans.words import Piece

HEADINGS = ("Ref", "Kind of change", "Action", "What changed")
WIDTHS = (1.7, 2.8, 5.2, 8.3)
"""Centimetres; together what upright A4 leaves between its margins."""
NOTHING = "Nothing changed between the two moments."
ONLY_DETAILS = "Only the plan’s own details changed."
_ON_ONE_LINE = 60
"""Characters of two texts that stand side by side."""
_LOOKS = {"same": "", "added": ADDED, "removed": REMOVED}


def comparison_docx(
    title: str,
    before_words: str,
    after_words: str,
    tally: Sequence[tuple[int, str]],
    groups: Sequence[Group],
    *,
    notes: Sequence[str] = (),
) -> bytes:
    """The comparison as a .docx; the same comparison gives the same bytes.

    Args:
        title: the plan's.
        before_words: the earlier moment as people name it, such as "version 3.4", and
        after_words: the later.
        tally: how many actions changed in each way, as ``differences.tally`` counts.
        groups: the changes by theme, as ``differences.grouped`` gives them.
        notes: sentences on what the comparison shows, and does not; empty ones are left out.
    """
    plan = printable_line(title)
    between = f"From {printable_line(before_words)} to {printable_line(after_words)}"
    front = (
        paragraph(run("What changed"), "Title"),
        paragraph(run(plan), "Subtitle"),
        paragraph(run(between, BOLD), "Normal"),
        paragraph(run(tally_sentence(tally, groups)), "Normal"),
        *(paragraph(run(note), "Normal") for note in notes if note),
        *(_legend() if groups else ()),
    )
    body = "".join((*front, *(part for group in groups for part in _group(group))))
    furniture = Furniture(plan, "What changed", between)
    return portrait_document(body, furniture, Properties(f"What changed: {plan}", between))


def tally_sentence(tally: Sequence[tuple[int, str]], groups: Sequence[Group]) -> str:
    """``21 actions re-rated, 7 re-dated and 2 withdrawn.``"""
    if not groups:
        return NOTHING
    if not tally:
        return ONLY_DETAILS
    (number, first), *rest = tally
    counted = (f"{number_of(number, 'action')} {first}", *(f"{n:,} {words}" for n, words in rest))
    return f"{listed(counted)}."


def _legend() -> tuple[str, ...]:
    words = run("Bold and underlined", ADDED) + run(" was added; ") + run("struck through", REMOVED)
    return (paragraph(words + run(" was taken out."), "Normal"),)


def _group(group: Group) -> Iterator[str]:
    yield paragraph(run(group.heading), "Heading1")
    yield table(
        HEADINGS,
        map(_row, group.differences),
        WIDTHS,
        caption=group.heading,
        summary=f"What changed here, {number_of(len(group.differences), 'row')}.",
    )


def _row(difference: Difference) -> str:
    return row(
        (
            cell(run(difference.ref, BOLD)),
            cell(run(", ".join(kind.words for kind in difference.kinds))),
            cell(_marked(difference.title)),
            cell_of("".join(_changes(difference))),
        )
    )


def _changes(difference: Difference) -> Iterator[str]:
    """A paragraph for each line; an empty one where the kind of change says it all."""
    said = [_change(line) for line in (*difference.whole, *difference.lines)]
    return (paragraph(words, "TableText") for words in said or [""])


def _change(line: Line) -> str:
    label = run(f"{line.label}: ") if line.label else ""
    note = run(f" ({line.note})") if line.note else ""
    return f"{label}{_said(line)}{note}"


def _said(line: Line) -> str:
    if line.ratings:
        return run(" to ").join(map(_rated, line.ratings))
    if line.plain:
        return run(line.plain)
    return _marked(line.pieces) if line.pieces else _replaced(line)


def _rated(rated: Rated) -> str:
    """The rating with what is to be known of it: Blue that nobody signed off is not finished."""
    more = "awaiting sign-off" if rated.waiting else "signed off" if rated.signed_off else ""
    return rating_words(rated.rating) + (run(f", {more}") if more else "")


def _marked(pieces: Sequence[Piece]) -> str:
    """The words with their marks, and a space between what went and what came in its place."""
    words = []
    for piece, following in zip_longest(pieces, pieces[1:]):
        words.append(run(piece.text, _LOOKS[piece.kind]))
        if following and "same" not in {piece.kind, following.kind}:
            words.append(run(" "))
    return "".join(words)


def _replaced(line: Line) -> str:
    """What stood before and after; which is which is said in words too."""
    was, now = run(line.before, REMOVED), run(line.after, ADDED)
    if line.before and line.after:
        gap = "\n" if len(line.before) + len(line.after) > _ON_ONE_LINE else " "
        return f"{run('from ')}{was}{run(f'{gap}to ')}{now}"
    return f"{run('added ')}{now}" if line.after else f"{run('taken out ')}{was}"
