"""What stands on which page of a printed pack, and what is told at the head of it."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from plans.changes import compare
from reports.content.build import build_content
from reports.content.shape import PackContent, Paragraph, Part
from tests.reports import sample
from tests.reports.conftest import rendered
from tests.support.machine import program


def pages(content: PackContent, folder: Path) -> list[str]:
    """The words of each page as they are seen, white space made one."""
    path = folder / "pack.pdf"
    path.write_bytes(rendered(content))
    tool = program("pdftotext", "poppler-utils")
    found = subprocess.run([tool, "-raw", str(path), "-"], check=True, capture_output=True)
    return [" ".join(page.split()) for page in found.stdout.decode().split("\f")[:-1]]


def filled(quarterly: PackContent, *, lines: int) -> PackContent:
    """A part of so many lines, and behind it how to check the paper."""
    said = tuple(Paragraph(f"A{n}", "A line that is told.") for n in range(lines))
    return replace(quarterly, parts=(Part("A", "What is told", "", said), quarterly.parts[-1]))


def test_the_head_names_the_part_with_which_its_page_begins(
    quarterly: PackContent, tmp_path: Path
) -> None:
    last = pages(filled(quarterly, lines=40), tmp_path)[-1]
    assert "A What is told" in last
    assert "H How to check this paper" in last


def test_a_page_that_a_part_begins_is_headed_by_it(quarterly: PackContent, tmp_path: Path) -> None:
    content = replace(quarterly, parts=quarterly.parts[-2:])
    assert pages(content, tmp_path)[1].count("G Glossary") == 2


@pytest.mark.parametrize("lines", range(18, 27))
def test_how_to_check_the_paper_is_told_on_one_page(
    quarterly: PackContent, tmp_path: Path, lines: int
) -> None:
    (page,) = (p for p in pages(filled(quarterly, lines=lines), tmp_path) if "H1 " in p)
    assert "How to check this paper" in page
    assert "exempt no longer." in page


def test_a_comma_that_was_put_in_stands_at_its_word(tmp_path: Path) -> None:
    source = sample.source()
    action = source.document.themes[0].actions[0]
    longer = replace(action, text=f"{action.text}, as agreed")
    after = sample.map_actions(source.document, {action.key: longer})
    content = build_content(
        replace(
            source, before=source.document, document=after, changes=compare(source.document, after)
        )
    )
    table = next(t for t in content.tables if t.caption.endswith("Re-worded"))
    alone = replace(content, parts=(Part("C", "What changed", "", (table,)),))
    assert f"{action.text}, as agreed" in pages(alone, tmp_path)[1]


def test_the_rule_of_the_foot_stands_clear_of_what_fills_the_page(
    quarterly: PackContent, tmp_path: Path
) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(rendered(filled(quarterly, lines=40)))
    margin = 21.0
    assert rule_from_the_edge(path, page=2) <= margin - 1.5


def rule_from_the_edge(path: Path, *, page: int) -> float:
    """Millimetres from the lowest line across the page to the page's lower edge."""
    drawn = path.with_suffix(".pgm")
    tool = program("pdftoppm", "poppler-utils")
    one = ["-f", str(page), "-l", str(page), "-singlefile", "-gray", "-r", "144"]
    subprocess.run([tool, *one, str(path), str(drawn.with_suffix(""))], check=True)
    _kind, size, _depth, pixels = drawn.read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    rows = [pixels[n * width : (n + 1) * width] for n in range(height)]
    lowest = max(n for n, row in enumerate(rows) if sum(p < 250 for p in row) > width * 0.7)
    return (height - lowest) / 144 * 25.4


def summarised(content: PackContent, words: str, *, times: int) -> PackContent:
    """The paper with this said so often in its summary."""
    first, *others = content.front.sections
    said = (Paragraph("1.1", words * times), Paragraph("1.2", "What:", (words,) * times))
    longer = replace(first, paragraphs=said)
    return replace(content, front=replace(content.front, sections=(longer, *others)))


SENTENCE = "The Board asked how children are kept safe while their cases wait. "


@pytest.mark.parametrize("times", [20, 60])
def test_a_long_section_begins_on_the_page_of_the_title(
    quarterly: PackContent, tmp_path: Path, times: int
) -> None:
    first, second, *_ = pages(summarised(quarterly, SENTENCE, times=times), tmp_path)
    assert SENTENCE.strip() in first
    assert SENTENCE.strip() in second


def test_a_short_section_is_not_broken(quarterly: PackContent, tmp_path: Path) -> None:
    for times in range(8, 14):
        found = pages(summarised(quarterly, SENTENCE, times=times), tmp_path)
        (page,) = (p for p in found if "2.1 That the " in p)
        assert "Recommendations" in page
        assert all(item in page for item in quarterly.front.sections[1].paragraphs[0].items)


def test_a_word_that_is_longer_than_its_line_goes_on_in_the_next(
    quarterly: PackContent, tmp_path: Path
) -> None:
    word = "shared_folder_of_the_board" * 12
    content = summarised(quarterly, word, times=1)
    content = replace(content, front=replace(content.front, title=word, kicker=word))
    path = tmp_path / "pack.pdf"
    path.write_bytes(rendered(content))
    assert rightmost(path, page=1) <= A4_WIDTH - 18 / 25.4 * 72 + 1


A4_WIDTH = 595.3


def rightmost(path: Path, *, page: int) -> float:
    """Points from the page's left edge to the end of its longest line."""
    one = ["-f", str(page), "-l", str(page), "-bbox"]
    tool = program("pdftotext", "poppler-utils")
    found = subprocess.run([tool, *one, str(path), "-"], check=True, capture_output=True)
    return max(map(float, re.findall(r'xMax="([\d.]+)"', found.stdout.decode())))
