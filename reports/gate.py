"""The gate before a pack: nothing that may tell who a child is leaves unless somebody said no."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from people.errors import Refused
from people.identity import Finding, rule_of
from people.models import Partnership
from people.selectors.identity import unconfirmed_in
from people.wording import listed
from reports.content.printed import Printed, printed
from reports.content.shape import PackContent
from reports.render.reading import text_of

_AROUND = 80
"""Letters on each side of a finding by which a reader knows where it stands."""


@dataclass(frozen=True, slots=True)
class Held:
    """A passage that holds a pack back: nobody has said that it is no child's identity."""

    where: str
    """An action's ref, or the part of the paper."""
    finding: Finding
    text: str
    """In which it stands."""

    @property
    def label(self) -> str:
        """``an NHS number in 1.1.1``: never the passage itself."""
        return f"{rule_of(self.finding).label} in {self.where}"

    @property
    def before(self) -> str:
        return self.text[max(self.finding.start - _AROUND, 0) : self.finding.start]

    @property
    def after(self) -> str:
        return self.text[self.finding.end : self.finding.end + _AROUND]


class HeldBack(Refused):
    """A pack, or another paper, that may tell who a child is."""

    IN_THE_CONTENT, IN_THE_FILE = "content", "file"

    def __init__(self, held: Iterable[Held], *, found_in: str, what: str = "pack") -> None:
        self.found_in = found_in
        self.labels = list(dict.fromkeys(each.label for each in held))
        super().__init__(f"This {what} may tell who a child is: {listed(self.labels)}.")


def held_in(partnership: Partnership, content: PackContent) -> list[Held]:
    """What holds a pack back, in its order; what stands in several places is named in each."""
    return list(_held(partnership, list(printed(content))))


def held_in_file(partnership: Partnership, pdf: bytes) -> list[Held]:
    """The same of what is read in the finished file, whatever it was made from."""
    pages = enumerate(text_of(pdf), 1)
    return list(_held(partnership, [Printed(text, f"page {number}") for number, text in pages]))


def _held(partnership: Partnership, texts: list[Printed]) -> Iterator[Held]:
    found = unconfirmed_in(partnership, (each.text for each in texts))
    for each in texts:
        for finding in found.get(each.text, ()):
            names_itself = finding.match in each.row
            yield Held(each.part if names_itself else each.row or each.part, finding, each.text)


def refuse_held_content(partnership: Partnership, content: PackContent) -> None:
    """Raise HeldBack where the pack would print what nobody has confirmed."""
    if held := held_in(partnership, content):
        raise HeldBack(held, found_in=HeldBack.IN_THE_CONTENT)


def refuse_held_texts(partnership: Partnership, texts: Iterable[Printed], *, what: str) -> None:
    """The same of any paper, by the texts that it would print.

    Args:
        what: the paper's name in the refusal.
    """
    if held := list(_held(partnership, list(texts))):
        raise HeldBack(held, found_in=HeldBack.IN_THE_CONTENT, what=what)


def refuse_held_file(partnership: Partnership, pdf: bytes, *, what: str = "pack") -> bytes:
    """The file, if it may go out.

    Raises:
        HeldBack: it holds what nobody has confirmed.
    """
    if held := held_in_file(partnership, pdf):
        raise HeldBack(held, found_in=HeldBack.IN_THE_FILE, what=what)
    return pdf
