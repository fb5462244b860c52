"""The words of the sample: who there is, what the actions are, what is said of them. Pure.

Each function takes its chance as an argument, so that the same seed gives the same words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from plans.brag import Rating
from plans.document import GlossaryTerm, OfficerEntry, OfficerKind

AGENCIES = (
    "Fernleigh Council",
    "Fernleigh Constabulary",
    "Fernleigh Hospitals Trust",
    "Community Health Fernleigh",
    "Probation Service (Fern Valley)",
    "Youth Justice Team",
    "Kingfisher Young People’s Charity",
    "Fernleigh Learning Partnership",
)
SUB_GROUP, BOARD = "Exploitation and Missing Sub Group", "Fernleigh Safeguarding Board"
OWNERS = (SUB_GROUP, BOARD, "Neglect Sub Group", "Performance and Audit Sub Group")

_FIRST = (
    "Abena", "Callum", "Deborah", "Farida", "Gethin", "Ines", "Jakub", "Leona",
    "Mandeep", "Nia", "Owen", "Priscilla",
)  # fmt: skip
_LAST = ("Ashdown", "Brennand", "Castellano", "Dhaliwal", "Eastwick", "Fairclough")
_POSTS = ("Head of Service", "Service Manager", "Detective Inspector", "Named Nurse", "Team Leader")
_PERSONS = 24

GLOSSARY = (
    GlossaryTerm("MASH", "Multi-agency safeguarding hub"),
    GlossaryTerm("RHI", "Return home interview"),
    GlossaryTerm("NRM", "National referral mechanism"),
    GlossaryTerm("SPOC", "Single point of contact"),
)

THEMES = (
    ("Prevent", "Fewer children are exploited, because those around them notice early."),
    ("Protect", "Every child at risk is known to the agencies that can keep them safe."),
    ("Pursue", "Those who exploit children are disrupted, and brought before a court."),
    ("Provide support", "Children and families get help that lasts as long as they need it."),
    ("Participation", "Children shape what is done for them, and see what came of it."),
)

_AIMS = (
    "Agree how {audience} are reached, and by whom",
    "Make help for {audience} the same in every part of the area",
    "Know from month to month how {audience} fare",
    "Close the gaps that {audience} fall into",
)
_AUDIENCES = (
    "children who go missing", "boys and young men", "children in residential care",
    "pupils out of school", "parents and carers", "young people leaving care",
    "disabled children", "children placed from other areas", "licensed premises and drivers",
    "night-time workers", "families new to the area", "children who were harmed before",
)  # fmt: skip
_DEEDS = (
    "Write and publish guidance on", "Train front-line staff in", "Audit twenty case files for",
    "Commission a service for", "Agree one referral form for", "Hold a yearly conference on",
    "Set up a monthly panel for", "Map what each agency offers in", "Report each quarter on",
    "Appoint a champion for",
)  # fmt: skip
_MATTERS = (
    "return interviews with", "risk assessments of", "health checks for", "safe places for",
    "information shared about", "online safety among", "disruption around", "mentoring of",
)  # fmt: skip

_DOCUMENTS = (
    "the training record", "the case audit", "the hub’s log", "the panel’s minutes",
    "the contract report", "the survey", "the school return", "the police return",
)  # fmt: skip
_CONCRETE = (
    "{n} of {m} staff had been trained by {day}; their names are in {document}.",
    "The draft went to {body} on {day}. {n} comments came back and are being worked in.",
    "{n} cases were open on {day}, {m} in the quarter before, by {document}.",
    "{body} agreed the protocol on {day}; it is in use in {n} of {m} teams.",
    "{n} young people had been asked by {day}; what they said is in {document}.",
    "Funding of £{m},000 was confirmed by {body} on {day}. {n} posts are advertised.",
    "The audit of {day} looked at {m} files: {n} met the standard. The rest are in {document}.",
    "The service opened on {day}. {n} children were referred, {m} sessions were held.",
    "{body} heard a first report on {day} and asked for figures by school; {n} have answered.",
    "{n} premises were visited before {day}, with {body}; the addresses are in {document}.",
)
_VAGUE = (
    "Work continues and is going well.",
    "Discussions are under way with partners.",
    "This is now business as usual.",
    "Further meetings are planned.",
)
_BETTER = (
    "The post is filled and the work has caught up.",
    "{body} agreed the funding that was missing.",
    "The last two milestones were met.",
)
_WORSE = (
    "The lead worker left and nobody has taken it up.",
    "{body} has not answered since {day}.",
    "The supplier cannot deliver before the autumn.",
)
_DONE = ("Everything that the action asks for is in place.", "{body} accepted the closing report.")
_UNRATED = ("The lead changed and has not formed a view yet.", "The figures are being checked.")
_NEEDED = (
    "A decision on who pays from April", "A second trainer for six months",
    "A named manager who chases late returns", "Access to the shared case system",
)  # fmt: skip
_SLIPS = (
    "The figure given was that of another quarter.",
    "The update was meant for another action.",
    "The rating did not follow what the panel had agreed.",
)
_MOVES = (
    "The tender has to be run again.",
    "Two agencies asked for more time to consult.",
    "The post could not be filled before the summer.",
    "The evaluation reports later than was planned.",
)
_REMARKS = (
    "Updates of the quarter taken in.", "Dates reviewed with all leads.",
    "Checked by the business manager before the board.", "As seen by the sub-group.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one update."""

    evidence: str
    reason: str = ""
    needed: str = ""
    needed_from: str = ""


def officers() -> list[OfficerEntry]:
    """Persons first, then posts and a group; the same in every sample."""
    persons = [
        OfficerEntry(_name(n), _POSTS[n % len(_POSTS)], AGENCIES[n % len(AGENCIES)])
        for n in range(_PERSONS)
    ]
    posts = [
        OfficerEntry(f"{post}, {agency}", "", agency, OfficerKind.POST)
        for post, agency in zip(_POSTS, AGENCIES, strict=False)
    ]
    return [*persons, *posts, OfficerEntry(SUB_GROUP, "", "", OfficerKind.GROUP)]


def _name(number: int) -> str:
    """Another name for each number, as long as both lists together allow."""
    rounds = number // len(_FIRST)
    return f"{_FIRST[number % len(_FIRST)]} {_LAST[(number + rounds) % len(_LAST)]}"


def aim(chance: Random) -> str:
    """What an objective says."""
    return chance.choice(_AIMS).format(audience=chance.choice(_AUDIENCES))


def deed(chance: Random) -> str:
    """What an action says."""
    deed, matter = chance.choice(_DEEDS), chance.choice(_MATTERS)
    return f"{deed} {matter} {chance.choice(_AUDIENCES)}."


def said(chance: Random, on: date, rating: Rating | None, before: Rating | None, last: str) -> Said:
    """What a lead says of an action: mostly facts, now and then little, or the same once more.

    Args:
        last: the evidence of the update before.
    """
    reason = _reason(chance, on, rating, before) if before and rating is not before else ""
    evidence = _evidence(chance, on, last)
    if rating is None and not evidence:
        evidence = chance.choice(_VAGUE)
    if rating in (Rating.AMBER, Rating.RED):
        return Said(evidence, reason, chance.choice(_NEEDED), chance.choice(AGENCIES))
    return Said(evidence, reason)


_FACTS, _LITTLE, _AGAIN = 0.86, 0.92, 0.96
"""Below the first: facts; then vague words, the same evidence again, and none."""


def _evidence(chance: Random, on: date, last: str) -> str:
    kind = chance.random()
    if kind < _FACTS or not last:
        facts = chance.sample(_CONCRETE, chance.choice((1, 1, 2, 3)))
        return " ".join(_filled(chance, text, on) for text in facts)
    if kind < _LITTLE:
        return chance.choice(_VAGUE)
    return last if kind < _AGAIN else ""


def _reason(chance: Random, on: date, rating: Rating | None, before: Rating) -> str:
    if rating is None:
        return chance.choice(_UNRATED)
    if rating is Rating.BLUE:
        return _filled(chance, chance.choice(_DONE), on)
    order = list(Rating)
    worse = order.index(rating) > order.index(before)
    return _filled(chance, chance.choice(_WORSE if worse else _BETTER), on)


def _filled(chance: Random, text: str, on: date) -> str:
    day = on - timedelta(days=chance.randint(1, 40))
    few = chance.randint(2, 30)
    filled = text.format(
        n=few,
        m=few + chance.randint(1, 40),
        day=f"{day.day} {day:%B %Y}",
        body=chance.choice((*OWNERS, *AGENCIES)),
        document=chance.choice(_DOCUMENTS),
    )
    return filled[0].upper() + filled[1:]


def slip(chance: Random) -> str:
    """Why an update is corrected."""
    return chance.choice(_SLIPS)


def move(chance: Random) -> str:
    """Why a date moves."""
    return chance.choice(_MOVES)


def remark(version: str) -> str:
    """What the list of versions says of a version, by its number such as ``1.3``."""
    return _REMARKS[int(version.rpartition(".")[2]) % len(_REMARKS)]
