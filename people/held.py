"""What the rows of each table are, in words for whoever is told what is held about them."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS: dict[str, str] = {}


def add_tables(words: Mapping[str, str]) -> None:
    """Name the tables of a room, by their kind, such as ``people.acting``."""
    _WORDS.update(words)


def words_for(kind: str) -> str | None:
    """What the rows of a table are; none where no room has named it."""
    return _WORDS.get(kind)


TABLES = {
    "account.emailaddress": "E-mail addresses",
    "mfa.authenticator": "Second factors: an app, passkeys, recovery codes",
    "people.accessentry": "Rows of the access log",
    "people.accessremoval": "Removals of old rows from the access log",
    "people.acting": "Who acts for which officer",
    "people.agency": "Agencies",
    "people.body": "Bodies",
    "people.calendarfeed": "Addresses of a calendar",
    "people.erasure": "Texts that were erased",
    "people.exemption": "Decisions that something is exempt",
    "people.exemptionlift": "Decisions that something is exempt no longer",
    "people.identityconfirmation": "Passages said to be no child’s identity, or fit to print",
    "people.letter": "Letters",
    "people.membership": "Seats on bodies",
    "people.officer": "Officers",
    "people.partnership": "Partnerships",
    "people.postedform": "Forms that were sent",
    "people.role": "Roles",
    "people.signon": "Accounts at identity providers",
    "people.unsubscribing": "Digests that are not wanted",
    "people.user": "User accounts",
    "people.visit": "Times of being signed in",
}
"""The words for the tables of this room, and of the packages that it uses."""
