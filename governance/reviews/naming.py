"""Whom the names in a paper mean, by the rule of a plan's import. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from governance.reviews.document import AssignmentEntry, RecommendationEntry, ReviewDocument
from plans.document import OfficerEntry
from plans.formats import Problem
from plans.leading import meant_by, taken_for


def named_as_known(
    paper: ReviewDocument, officers: Sequence[OfficerEntry]
) -> tuple[ReviewDocument, tuple[Problem, ...]]:
    """The paper with the partnership's officers under their own names, and a note of each.

    What stood there stays as printed.
    """
    names = dict.fromkeys(name for each in paper.recommendations for name in each.officers)
    meant = meant_by(names, officers)
    notes = (
        taken_for(said, name, "an officer of the partnership", where="the officers")
        for said, name in meant.items()
    )
    entries = tuple(_named(entry, meant) for entry in paper.recommendations)
    return replace(paper, recommendations=entries), tuple(notes)


def _named(entry: RecommendationEntry, meant: Mapping[str, str]) -> RecommendationEntry:
    assignments = tuple(_assigned(each, meant) for each in entry.assignments)
    return replace(entry, assignments=assignments)


def _assigned(entry: AssignmentEntry, meant: Mapping[str, str]) -> AssignmentEntry:
    names = dict.fromkeys(meant.get(name, name) for name in entry.officers)
    return replace(entry, officers=tuple(names))
