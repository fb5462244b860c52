"""Every doubt: what it is called, when it holds, and whether it makes a Green doubtful. Pure.

The codes are those of addresses and exports and never change.
"""

from __future__ import annotations

from dataclasses import dataclass

from actions.doubts.facts import Rules
from people.wording import number_of, number_words

_OFTENER = {0: "at least once", 1: "more than once", 2: "more than twice"}


def _oftener_than(times: int) -> str:
    return _OFTENER.get(times) or f"more than {number_words(times)} times"


@dataclass(frozen=True, slots=True)
class Entry:
    """One doubt as a page names and explains it."""

    code: str
    label: str
    """For filters and heads of tables."""
    rule: str
    """When it holds, with places for what a plan can tune."""
    in_green: bool = False
    """Whether ``green_in_doubt`` counts it."""
    tunable: str = ""
    """The field of ``Rules`` that tunes it; empty for none."""

    def rule_words(self, rules: Rules) -> str:
        """When it holds under a plan's rules, as one plain sentence."""
        return self.rule.format(
            interval=number_of(rules.interval, "day"),
            moves_later=_oftener_than(rules.moves_later),
            unchanged_days=number_of(rules.unchanged_days, "day"),
        )


_ENTRIES = (
    Entry(
        "overdue", "Overdue",
        "The due date has passed and the rating is not Blue.",
        in_green=True,
    ),
    Entry(
        "due_soon", "Due soon",
        "The action is due within {interval}, this plan’s reporting interval, and is rated Amber or"
        " Red or not yet rated.",
        tunable="interval",
    ),
    Entry(
        "slipped", "Slipped",
        "The due date has moved later {moves_later} since the version before last; where"
        " fewer than two versions were cut, since the beginning.",
        in_green=True, tunable="moves_later",
    ),
    Entry(
        "moved_late", "Moved late",
        "When the due date was last changed, the date that it replaced had already passed.",
        in_green=True,
    ),
    Entry(
        "stale", "No update in time",
        "There has been no update for more than {interval}, this plan’s reporting interval."
        " Where there never was one, none came for so long after the action came into the plan, or"
        " the plan was opened.",
        in_green=True, tunable="interval",
    ),
    Entry(
        "no_evidence", "No evidence",
        "The current update has neither words of evidence nor a file or link.",
        in_green=True,
    ),
    Entry(
        "same_evidence", "Same evidence again",
        "The evidence is that of the update before, spaces and capitals aside, and no file or link"
        " came with it.",
        in_green=True,
    ),
    Entry(
        "vague_evidence", "Nothing named",
        "The evidence names no date, figure, document, body, service or person, and no file or link"
        " came with it.",
        in_green=True,
    ),
    Entry(
        "unsigned", "Awaiting sign-off",
        "The rating is Blue and the action is not signed off.",
    ),
    Entry(
        "signed_before_change", "Changed since sign-off",
        "The action is signed off, and its wording, evidence or due date has changed since.",
    ),
    Entry(
        "no_lead", "No lead",
        "The action has no lead, only a vacancy, or every lead has left.",
        in_green=True,
    ),
    Entry(
        "no_date", "No due date",
        "There is no due date because it is to be confirmed, is not stated, or cannot be read.",
    ),
    Entry(
        "unchanged", "Rating unchanged",
        "The rating is not Blue and has been the same for {unchanged_days} or more.",
        tunable="unchanged_days",
    ),
    Entry(
        "placeholder", "Placeholder",
        "A placeholder, such as “(insert date)” or “TBC”, stands in the wording or the evidence.",
    ),
    Entry(
        "impossible_date", "Impossible date",
        "The wording, the “when” or the evidence has a date that cannot be meant. The day does not"
        " exist, a digit of the year has slipped, or the evidence says that something happened on a"
        " day still to come.",
    ),
    Entry(
        "date_contradiction", "Promise past due date",
        "The evidence promises delivery after the due date.",
        in_green=True,
    ),
    Entry(
        "green_in_doubt", "Green in doubt",
        "The rating is Green, and one or more of the doubts that bear on Green holds.",
    ),
)  # fmt: skip

CATALOGUE: dict[str, Entry] = {entry.code: entry for entry in _ENTRIES}
"""Every doubt by its code, in the order in which doubts are always listed."""
