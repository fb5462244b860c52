"""Every kind of find, in the order in which one takes precedence where two find the same. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from actions.doubts.placeholders import placeholder
from people import identity
from people.identity import Finding
from people.identity.finding import Span
from plans.document import NoDateReason
from reports.finds.exempt import exempt_words
from reports.finds.names import strangers


@dataclass(frozen=True, slots=True)
class Known:
    """What a file is held against."""

    exempt: Sequence[str] = ()
    """Texts that were decided exempt, if the paper is public."""
    names: Collection[str] = field(default=frozenset())
    """Words of the names that the partnership knows."""


@dataclass(frozen=True, slots=True)
class Rule:
    label: str
    """As it stands in a sentence: “a placeholder”."""
    why: str


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
    """What in a text somebody has to look at, in its order; nothing is found twice."""
    found = [_found("exempt_words", text, span) for span in exempt_words(text, known.exempt)]
    found += identity.findings(text)
    found += _placeholders(text)
    found += [_found("stranger", text, span) for span in strangers(text, known.names)]
    return tuple(sorted(_apart(found), key=lambda each: each.start))


def rule_of(finding: Finding) -> Rule:
    return RULES[finding.rule]


def is_of_identity(finding: Finding) -> bool:
    """Whether it is confirmed by saying that it is no child’s."""
    return finding.rule in identity.CATALOGUE


def _found(rule: str, text: str, span: Span) -> Finding:
    return Finding(rule, *span, text[slice(*span)])


def _placeholders(text: str) -> Iterator[Finding]:
    """Each line in which one stands, whole: to say that one is meant so says nothing of others."""
    start = 0
    for line in text.splitlines(keepends=True):
        said = line.strip()
        if said.casefold() not in _OF_THE_PLAN and placeholder(said):
            at = start + line.index(said)
            yield Finding("placeholder", at, at + len(said), said)
        start += len(line)


def _apart(found: Sequence[Finding]) -> list[Finding]:
    """Those that share no letter with one before them."""
    kept: list[Finding] = []
    for each in found:
        if not any(each.start < other.end and other.start < each.end for other in kept):
            kept.append(each)
    return kept
