"""Every kind of find, and how it is told. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from actions.doubts.placeholders import placeholder
from people import identity
from people.identity import Finding
from people.identity.finding import Span
from plans.document import NoDateReason
from reports.finds.exempt import exempt_words
from reports.finds.names import Name, strangers


@dataclass(frozen=True, slots=True)
class Known:
    """What a file is held against."""

    exempt: Sequence[str] = ()
    """Texts that were decided exempt, if the paper is public."""
    names: Collection[Name] = ()
    """Those that the partnership knows."""


@dataclass(frozen=True, slots=True)
class Rule:
    label: str
    """As it stands in a sentence: “a placeholder”."""
    why: str


_SENTENCE = re.compile(
    r"(?:^|(?<=[.!?]))[^\S\n]*(?:[A-Z]?\d+(?:\.\d+)*[^\S\n]+)?(?P<said>\S[^\n]*?)(?=[.!?](?:\s|$)|\n|$)",
    re.MULTILINE,
)
"""A sentence, or a line without an end, without the number of its paragraph."""
_OF_THE_PLAN = frozenset(reason.value for reason in NoDateReason)
"""Lines in which a pack itself says why an action has no date."""

RULES: Mapping[str, Rule] = {
    "exempt_words": Rule(
        "words that were decided exempt", "Whoever may not read them would read them here."
    ),
    **{code: Rule(rule.label, rule.why) for code, rule in identity.CATALOGUE.items()},
    "placeholder": Rule("a placeholder", "Something was still to be written here."),
    "stranger": Rule(
        "the name of somebody who is no officer, user or member",
        "It may be that of a child, a family or a witness.",
    ),
}


def finds(text: str, known: Known) -> tuple[Finding, ...]:
    """What in a text somebody has to look at, in its order.

    A passage in which two rules find something is found by both: to say that one find may be
    printed says nothing of the other.
    """
    found = [
        *_apart(_found("exempt_words", text, span) for span in exempt_words(text, known.exempt)),
        *identity.findings(text),
        *_placeholders(text),
        *_apart(_found("stranger", text, span) for span in strangers(text, known.names)),
    ]
    return tuple(sorted(found, key=lambda each: each.start))


def rule_of(finding: Finding) -> Rule:
    return RULES[finding.rule]


def _found(rule: str, text: str, span: Span) -> Finding:
    return Finding(rule, *span, text[slice(*span)])


def _placeholders(text: str) -> Iterator[Finding]:
    """Each sentence in which one stands: to say that one is meant so says nothing of others."""
    for match in _SENTENCE.finditer(text):
        said, start = match["said"].rstrip(), match.start("said")
        if said.casefold() not in _OF_THE_PLAN and placeholder(said):
            yield Finding("placeholder", start, start + len(said), said)


def _apart(found: Iterable[Finding]) -> list[Finding]:
    """Those that share no letter with one before them."""
    kept: list[Finding] = []
    for each in found:
        if not any(each.start < other.end and other.start < each.end for other in kept):
            kept.append(each)
    return kept
