"""Which theme and objective the headings before an action table name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plans.formats.columns import Column
from plans.formats.grid import BODY, BOLD, STATEMENT, TITLE, Paragraph
from plans.formats.headers import Header
from plans.formats.outline import Outline
from plans.formats.reading import Severity
from plans.formats.text import one_line, quoted, words_only
from plans.formats.titles import objective_title, split_tail, theme_title, without_more

_NO_THEME = re.compile(
    r"sheet ?\d*|(?:the )?(?:action|actions|data|master|main|tracker"
    r"|table|export|update|current)s?(?: \d+)?|.*\b(?:plan|strategy|tracker"
    r"|log)\b.*"
)

_SHORT = 70
"""Characters up to which a plain paragraph can be a heading."""


class Placing:
    """Headings and paragraphs wait here for the table that follows them."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.waiting: list[Paragraph] = []
        self.theme_level = BOLD + 1
        self.front: frozenset[str] = frozenset()
        self.needs_objective = False
        self.named = False
        self.in_objective = False

    def wait(self, paragraph: Paragraph) -> None:
        self.waiting.append(paragraph)

    def forget(self) -> None:
        """What waited stood before another part of the paper and names nothing."""
        self.waiting.clear()

    def place(self, header: Header, front: Iterable[str]) -> None:
        """Open what the waiting headings name, for a table with this header.

        ``front`` are the lines that are the plan's own (its title, its owner), never a theme's.
        """
        self.front = frozenset(filter(None, map(words_only, front)))
        self.needs_objective = Column.OBJECTIVE not in header.columns
        self.named = self.in_objective = False
        if Column.THEME not in header.columns and Column.THEME_REF not in header.columns:
            for paragraph in self._ordered():
                self._read(paragraph)
        self.waiting.clear()

    def _ordered(self) -> list[Paragraph]:
        """A sheet's tab only counts where its page names no theme."""
        tails = any(split_tail(p.text)[1] for p in self.waiting)
        themed = any(self._explicit(p) for p in self.waiting if not p.sheet)
        return [p for p in self.waiting if not (p.sheet and (tails or themed))]

    @staticmethod
    def _explicit(paragraph: Paragraph) -> bool:
        title = theme_title(paragraph.text)
        return title is not None and title.explicit

    def _read(self, paragraph: Paragraph) -> None:
        if paragraph.level == STATEMENT:
            self.outline.state(paragraph.text)
        else:
            self._by_words(paragraph)

    def _by_words(self, paragraph: Paragraph) -> None:
        text = self._without_title(paragraph)
        if not text:
            return
        theme, objective = theme_title(text), objective_title(text)
        heading = paragraph.level != BODY or len(text) <= _SHORT or text != paragraph.text
        if objective and (objective.explicit or heading) and not (theme and theme.explicit):
            self.outline.open_objective(objective.ref, objective.text, paragraph.where)
            self.in_objective = True
        elif theme and (theme.explicit or heading):
            self._open(theme.number, theme.name, paragraph)
        elif paragraph.level != BODY:
            self._unnumbered(text, paragraph)
        elif self.named:
            self._prose(text, paragraph)

    def _without_title(self, paragraph: Paragraph) -> str:
        """The paragraph's words without the plan's title; empty where they are only that."""
        title, tail = split_tail(paragraph.text)
        if tail:
            return tail
        front = paragraph.level == TITLE or words_only(title) in self.front
        return "" if front else paragraph.text

    def _open(self, number: int | None, name: str, paragraph: Paragraph) -> None:
        self.outline.open_theme(number, name, paragraph.where)
        self.named, self.in_objective = True, False
        self.theme_level = paragraph.level

    def _unnumbered(self, text: str, paragraph: Paragraph) -> None:
        """A heading without a number: a theme, or an objective where the table names none."""
        deeper = paragraph.level > self.theme_level
        if self.needs_objective and (self.named or (self.outline.theme is not None and deeper)):
            self.outline.open_objective("", one_line(without_more(text)), paragraph.where)
            self.in_objective = True
        elif not _NO_THEME.fullmatch(words_only(text)):
            self._open(None, one_line(without_more(text)), paragraph)

    def _prose(self, text: str, paragraph: Paragraph) -> None:
        if not self.in_objective:
            self.outline.state(text)
        else:
            what = (
                f"The paragraph {quoted(text)} stands between an objective and its "
                f"actions and was not read."
            )
            self.outline.say(paragraph.where, what, Severity.NOTE)
