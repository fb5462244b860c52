"""Every check of a finished paper, in the order in which its faults are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf

from reports.conformance import files, pages, tree
from reports.conformance.paper import Paper

_Check = Callable[[Paper], Iterator[str]]

CHECKS: tuple[_Check, ...] = (
    files.is_encrypted, files.has_no_title, files.has_no_language,
    files.does_not_say_that_it_conforms, files.tells_more_of_its_making, files.carries_files,
    files.runs_something, files.leads_elsewhere, files.has_layers, files.is_a_form,
    files.has_broken_bookmarks,
    tree.is_not_tagged, tree.has_unknown_tags, tree.is_read_aloud_otherwise,
    tree.has_tags_out_of_place, tree.has_odd_headings,
    tree.has_pictures_without_words, tree.has_tables_that_are_none,
    tree.has_headers_that_head_nothing, tree.has_cells_that_name_no_header,
    tree.has_lists_that_are_none, tree.is_read_in_another_order,
    pages.has_content_outside_tags, pages.has_hidden_text, pages.hides_text_from_ears,
    pages.reads_furniture_aloud, pages.shows_less_than_it_holds, pages.has_tags_of_nothing,
    pages.has_broken_parents, pages.has_pages_without_order, pages.has_odd_annotations,
    pages.lacks_fonts, pages.has_letters_without_meaning, pages.is_numbered_wrongly,
)  # fmt: skip


def faults(pdf: bytes, *, author: str) -> tuple[str, ...]:
    """What is wrong with a finished paper, each fault once; none means that it may go out.

    Args:
        author: in whose name alone it may be written.
    """
    try:
        with pikepdf.open(BytesIO(pdf), attempt_recovery=False) as opened:
            return tuple(dict.fromkeys(_faults(Paper(opened, author), pdf)))
    except pikepdf.PasswordError:
        return ("It asks for a password.",)
    except pikepdf.PdfError:
        return ("It is no whole PDF.",)


def _faults(paper: Paper, pdf: bytes) -> Iterator[str]:
    yield from files.keeps_earlier_states(paper, pdf)
    for check in CHECKS:
        yield from check(paper)
