"""The gate before a pack: nothing that nobody has considered leaves.

What may tell who a child is holds back every paper. Before a pack is published its finished files
are read besides, every word of them (``reports.finished``): exempt words, placeholders and names of
people whom the partnership does not know hold it back too (``reports.finds``), until somebody
changes them or says under their name that they may be printed. A file that not everybody can read,
or that carries more than its pages (``reports.conformance``), is not published at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from people.errors import Refused
from people.identity import Finding, findings
from people.models import Partnership
from people.selectors.identity import Find, unconfirmed_in
from people.wording import listed
from reports.conformance import faults_of
from reports.content.printed import Printed, printed
from reports.content.shape import PackContent
from reports.finds import Known, finds, rule_of
from reports.finished import said_in
from reports.render.reading import text_of

_AROUND = 80
"""Letters on each side of a finding by which a reader knows where it stands."""

_NAMED = 6
"""Finds that a refusal names; its page shows all."""


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
    says = "This {what} may tell who a child is: {labels}."

    def __init__(self, held: Iterable[Held], *, found_in: str, what: str = "pack") -> None:
        self.held, self.found_in = tuple(held), found_in
        self.labels = list(dict.fromkeys(each.label for each in self.held))
        super().__init__(self.says.format(what=what, labels=listed(_first(self.labels))))

    def leading_to(self, address: str) -> Refused:
        """The refusal of a command, with the page on which somebody looks at what was found."""
        said = str(self).rstrip(".")
        return Refused(f"{said}; a chair or plan administrator looks at it at {address}")


def _first(labels: list[str]) -> list[str]:
    """As many as a sentence bears."""
    more = len(labels) - _NAMED
    return [*labels[:_NAMED], f"{more} more"] if more > 0 else labels


class NotConsidered(HeldBack):
    """A pack in whose files something stands that nobody has considered."""

    says = "Somebody has to look at this before the {what} is published: {labels}."


class NotFit(Refused):
    """A pack whose files not everybody can read, or that carry more than their pages."""

    def __init__(self, faults: Iterable[str]) -> None:
        super().__init__(f"The pack’s files are not fit to be published. {' '.join(faults)}")


def held_in(partnership: Partnership, content: PackContent) -> list[Held]:
    """What holds a pack back, in its order; what stands in several places is named in each."""
    return list(_held(partnership, list(printed(content))))


def held_in_file(partnership: Partnership, pdf: bytes) -> list[Held]:
    """The same of what is read in the finished file, whatever it was made from."""
    pages = enumerate(text_of(pdf), 1)
    return list(_held(partnership, [Printed(text, f"page {number}") for number, text in pages]))


def held_in_files(partnership: Partnership, files: Mapping[str, bytes], known: Known) -> list[Held]:
    """What nobody has considered in finished files, each thing once, where it stands first.

    Args:
        files: their bytes by their names.
        known: what they are held against.
    """
    texts = [
        Printed(said.text, f"{said.where} of {name}")
        for name, data in files.items()
        for said in said_in(name, data)
    ]
    found: dict[tuple[str, str], Held] = {}
    for held in _held(partnership, texts, find=partial(finds, known=known)):
        found.setdefault((held.finding.rule, held.finding.essence), held)
    return list(found.values())


def _held(
    partnership: Partnership, texts: list[Printed], *, find: Find = findings
) -> Iterator[Held]:
    found = unconfirmed_in(partnership, (each.text for each in texts), find=find)
    for each in texts:
        for finding in found.get(each.text, ()):
            yield where_it_stands(each, finding)


def where_it_stands(each: Printed, finding: Finding) -> Held:
    """A find in a text that is printed, named by its row unless that would tell it."""
    names_itself = finding.match in each.row
    return Held(each.part if names_itself else each.row or each.part, finding, each.text)


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


def refuse_unfit_files(partnership: Partnership, files: Mapping[str, bytes], known: Known) -> None:
    """Raise where the files may not be published.

    Raises:
        NotFit: not everybody can read one, or it carries more than its pages.
        NotConsidered: something stands in them that nobody has considered.
    """
    faults = [f for name, data in files.items() for f in faults_of(name, data, partnership.name)]
    if faults:
        raise NotFit(faults)
    if held := held_in_files(partnership, files, known):
        raise NotConsidered(held, found_in=HeldBack.IN_THE_FILE)
