"""A row of the access log in words, and as cells of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from people import clock
from people.access_log.addresses import Kind, words_of
from people.cells import written
from people.models import AccessEntry
from people.wording import moment_words, short_day_words

_SHOWN = (Kind.READ, Kind.EXPORT, Kind.DOWNLOAD, Kind.REFUSED)
COLUMNS = (
    "Moment", "Who", "E-mail", "Kind", "Page or command", "What", "Of what", "To whom", "As at",
    "Position", "From", "Result",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    when: str
    who: str
    did: str
    """``Read an action and its record``."""
    of: str
    """``plan cse, action 1.4.3, considered, as at the end of 31 March 2026``; or nothing."""
    came_from: str


def line(entry: AccessEntry) -> Line:
    return Line(
        when=_when(entry.moment),
        who=who(entry),
        did=_did(entry),
        of=", ".join(_details(entry)),
        came_from=entry.came_from or "a command",
    )


def who(entry: AccessEntry) -> str:
    if entry.user is not None:
        return entry.user.name
    return "Somebody unknown" if entry.came_from else "The system"


def _when(moment: datetime) -> str:
    """``11 Sep 2015, 09:42:07`` by London's clock."""
    here = moment.astimezone(clock.LONDON)
    return f"{short_day_words(here.date())}, {here:%H:%M:%S}"


def _did(entry: AccessEntry) -> str:
    words = words_of(entry.address)
    label = str(entry.get_kind_display())
    if not words:
        return label
    if entry.kind == Kind.OUTSIDE:
        return f"{label} to {words}"
    return f"{label} {words}" if entry.kind in _SHOWN else label


def _details(entry: AccessEntry) -> Iterator[str]:
    if entry.what:
        yield entry.what
    if entry.whom is not None:
        yield f"user {entry.whom.pk}, {entry.whom.name}"
    if entry.position:
        yield entry.position
    if entry.as_at is not None:
        yield f"as at {moment_words(entry.as_at)}"
    if entry.result and not entry.result.isdecimal():
        yield entry.result


def report_line(entry: AccessEntry) -> str:
    """The row as one line of a report; its moment in UTC."""
    told = line(entry)
    email = f" <{entry.user.email}>" if entry.user else ""
    of = f" ({told.of})" if told.of else ""
    return f"{_instant(entry.moment)} {told.who}{email}: {told.did}{of}, from {told.came_from}"


def log_csv(entries: Iterable[AccessEntry]) -> bytes:
    """A row for each; moments in UTC."""
    return written(COLUMNS, map(_cells, entries))


def _cells(entry: AccessEntry) -> tuple[str, ...]:
    return (
        _instant(entry.moment),
        who(entry),
        entry.user.email if entry.user else "",
        entry.kind,
        entry.address,
        _did(entry),
        entry.what,
        entry.whom.name if entry.whom else "",
        _instant(entry.as_at) if entry.as_at else "",
        entry.position,
        entry.came_from,
        entry.result,
    )


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
