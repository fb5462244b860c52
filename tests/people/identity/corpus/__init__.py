"""The labelled texts, and how the rules about identities do on them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from config.sample import words
from people.identity import CATALOGUE, findings
from plans.brag import Rating
from tests.actions.assurance import corpus as doubts
from tests.people.identity.corpus.fillings import filled
from tests.support.scoring import Score

TUNED, HELD_OUT = ("first", "second", "third"), ("held_out",)
NOTHING = "nothing"
TIMES = 4
"""How often each sentence is filled in."""
ORDINARY = 5_000
"""Plan texts in which nothing is to be found."""
_HERE = Path(__file__).parent


@cache
def labelled(name: str) -> tuple[tuple[str, str], ...]:
    """Each text of a set with the rule that truly holds, or ``nothing``."""
    data = tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))
    chance = Random(name)
    return tuple(
        (filled(sentence, chance), code)
        for code, group in data.items()
        for sentence in group["holds"]
        for _ in range(TIMES if "{" in sentence else 1)
    )


@cache
def found_in(text: str) -> frozenset[str]:
    return frozenset(finding.rule for finding in findings(text))


@cache
def score(code: str, names: tuple[str, ...]) -> Score:
    """How one rule did on the labelled sets of those names together."""
    texts = [each for name in names for each in labelled(name)]
    truly = [text for text, holds in texts if holds == code]
    others = [text for text, holds in texts if holds == NOTHING]
    right = sum(code in found_in(text) for text in truly)
    wrong = sum(code in found_in(text) for text in others)
    return Score(right, wrong, len(truly) - right, len(others))


@cache
def ordinary() -> tuple[str, ...]:
    """Texts as plans hold them: labelled evidence of the doubts, and the sample's sentences."""
    evidence = {
        case.facts.evidence
        for name in (*doubts.TUNED, doubts.HELD_OUT)
        for case in doubts.cases(name)
    }
    found = dict.fromkeys(sorted(evidence - {""}))
    made = _made(Random("ordinary"))
    while len(found) < ORDINARY:
        found.setdefault(next(made))
    return tuple(found)


def _made(chance: Random) -> Iterator[str]:
    while True:
        said = words.said(chance, date(2016, 5, 4), chance.choice(list(Rating)), None, "")
        yield words.deed(chance)
        yield from (text for text in (said.evidence, said.needed) if text)


def alarms(texts: tuple[str, ...]) -> list[tuple[str, frozenset[str]]]:
    """The texts in which something is found, with what."""
    return [(text, found) for text in texts if (found := found_in(text))]


def codes() -> tuple[str, ...]:
    return tuple(CATALOGUE)
