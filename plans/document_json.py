"""A plan document as JSON, there and back, and the digest of what it says. Pure.

The JSON is an interface: see ``docs/formats.md``.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from plans.brag import Rating
from plans.document import (
    ActionEntry,
    ActionState,
    GlossaryTerm,
    NoDateReason,
    ObjectiveEntry,
    OfficerEntry,
    OfficerKind,
    Period,
    PlanDocument,
    Position,
    ThemeEntry,
    VersionEntry,
)

_E = TypeVar("_E", bound=StrEnum)


class NotAPlanDocument(ValueError):
    """The JSON is not a plan document; the message says what is wrong and where."""


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _instant(value: datetime | None) -> str | None:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z") if value else None


def action_as_data(action: ActionEntry) -> dict[str, Any]:
    """The action as plain JSON values, keys in the order of the interface."""
    return {
        "key": action.key,
        "ref": action.ref,
        "text": action.text,
        "leads": list(action.leads),
        "lead_as_printed": action.lead_as_printed,
        "due_on": _day(action.due_on),
        "milestones": [m.isoformat() for m in action.milestones],
        "when_as_printed": action.when_as_printed,
        "no_date_reason": action.no_date_reason,
        "baseline_due_on": _day(action.baseline_due_on),
        "rating": action.rating,
        "rating_as_printed": action.rating_as_printed,
        "evidence": action.evidence,
        "moment": _instant(action.moment),
        "signed_off": action.signed_off,
        "state": action.state,
    }


def _theme_as_data(theme: ThemeEntry) -> dict[str, Any]:
    return {
        "number": theme.number,
        "name": theme.name,
        "statement": theme.statement,
        "objectives": [
            {"ref": o.ref, "text": o.text, "actions": [action_as_data(a) for a in o.actions]}
            for o in theme.objectives
        ],
    }


def as_data(document: PlanDocument) -> dict[str, Any]:
    """The document as plain JSON values, keys in the order of the interface."""
    return {
        "title": document.title,
        "period": {"from": _day(document.period.start), "to": _day(document.period.end)},
        "owner": document.owner,
        "methodology": document.methodology,
        "at": _instant(document.at),
        "position": document.position,
        "version": document.version,
        "changed_since_version": document.changed_since_version,
        "versions": [
            {
                "number": v.number,
                "date": _day(v.date),
                "author": v.author,
                "comments": v.comments,
                "content_held": v.content_held,
            }
            for v in document.versions
        ],
        "officers": [
            {"name": o.name, "job_title": o.job_title, "agency": o.agency, "kind": o.kind}
            for o in document.officers
        ],
        "themes": [_theme_as_data(t) for t in document.themes],
        "glossary": [{"term": g.term, "meaning": g.meaning} for g in document.glossary],
    }


def to_json(document: PlanDocument) -> str:
    """Canonical JSON: ``to_json(from_json(x)) == x`` for whatever this wrote."""
    return json.dumps(as_data(document), ensure_ascii=False, indent=1) + "\n"


def document_digest(document: PlanDocument) -> str:
    """SHA-256 of what the plan says, as JSON: a paper prints it so that it can be checked.

    Which moment the document shows and which versions it lists is left out: so the plan read at a
    version's moment gives the digest that was kept with the version, then and ever after.
    """
    said = replace(document, at=None, version="", changed_since_version=False, versions=())
    return hashlib.sha256(to_json(said).encode()).hexdigest()


class _Node:
    """One object of the JSON, with its place, so that a fault can be named."""

    def __init__(self, value: object, where: str) -> None:
        if not isinstance(value, dict):
            raise NotAPlanDocument(f"{where} is not an object.")
        self.value: dict[str, Any] = value
        self.where = where

    def _fault(self, name: str, wanted: str) -> NotAPlanDocument:
        return NotAPlanDocument(f"{self.where}: “{name}” is not {wanted}.")

    def text(self, name: str) -> str:
        value = self.value.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self._fault(name, "a text")
        return value

    def flag(self, name: str) -> bool:
        value = self.value.get(name, False)
        if not isinstance(value, bool):
            raise self._fault(name, "true or false")
        return value

    def whole(self, name: str) -> int:
        value = self.value.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._fault(name, "a whole number")
        return value

    def day(self, name: str) -> date | None:
        text = self.text(name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise self._fault(name, "a date such as 2026-03-31") from None

    def instant(self, name: str) -> datetime | None:
        text = self.text(name)
        if not text:
            return None
        try:
            value = datetime.fromisoformat(text)
            in_utc = value.astimezone(UTC)
        except (ValueError, OverflowError):
            raise self._fault(name, "an instant such as 2026-03-31T12:00:00Z") from None
        if value.tzinfo is None:
            raise self._fault(name, "an instant with its time zone")
        return in_utc

    def member(self, name: str, kind: type[_E]) -> _E | None:
        """The value as a member of an enumeration; none when it is absent or null."""
        text = self.text(name)
        try:
            return kind(text) if text else None
        except ValueError:
            raise self._fault(name, "one of " + ", ".join(kind)) from None

    def items(self, name: str) -> list[object]:
        value = self.value.get(name, [])
        if not isinstance(value, list):
            raise self._fault(name, "a list")
        return value

    def nodes(self, name: str) -> list[_Node]:
        return [_Node(v, f"{self.where}, {name} {n}") for n, v in enumerate(self.items(name), 1)]

    def texts(self, name: str) -> tuple[str, ...]:
        values = self.items(name)
        if not all(isinstance(v, str) for v in values):
            raise self._fault(name, "a list of texts")
        return tuple(str(v) for v in values)

    def days(self, name: str) -> tuple[date, ...]:
        try:
            return tuple(date.fromisoformat(text) for text in self.texts(name))
        except ValueError:
            raise self._fault(name, "a list of dates such as 2026-03-31") from None


def _action(node: _Node) -> ActionEntry:
    return ActionEntry(
        key=node.text("key"),
        ref=node.text("ref"),
        text=node.text("text"),
        leads=node.texts("leads"),
        lead_as_printed=node.text("lead_as_printed"),
        due_on=node.day("due_on"),
        milestones=node.days("milestones"),
        when_as_printed=node.text("when_as_printed"),
        no_date_reason=node.member("no_date_reason", NoDateReason),
        baseline_due_on=node.day("baseline_due_on"),
        rating=node.member("rating", Rating),
        rating_as_printed=node.text("rating_as_printed"),
        evidence=node.text("evidence"),
        moment=node.instant("moment"),
        signed_off=node.flag("signed_off"),
        state=node.member("state", ActionState) or ActionState.OPEN,
    )


def _objective(node: _Node) -> ObjectiveEntry:
    actions = tuple(_action(n) for n in node.nodes("actions"))
    return ObjectiveEntry(ref=node.text("ref"), text=node.text("text"), actions=actions)


def _theme(node: _Node) -> ThemeEntry:
    return ThemeEntry(
        number=node.whole("number"),
        name=node.text("name"),
        statement=node.text("statement"),
        objectives=tuple(_objective(n) for n in node.nodes("objectives")),
    )


def _version(node: _Node) -> VersionEntry:
    return VersionEntry(
        number=node.text("number"),
        date=node.day("date"),
        author=node.text("author"),
        comments=node.text("comments"),
        content_held=node.flag("content_held"),
    )


def _officer(node: _Node) -> OfficerEntry:
    return OfficerEntry(
        name=node.text("name"),
        job_title=node.text("job_title"),
        agency=node.text("agency"),
        kind=node.member("kind", OfficerKind) or OfficerKind.PERSON,
    )


def from_data(data: object) -> PlanDocument:
    """The document that plain JSON values state.

    Raises:
        NotAPlanDocument: a value is of the wrong kind; the message names its place.
    """
    node = _Node(data, "the document")
    if not isinstance(node.value.get("themes"), list):
        raise NotAPlanDocument("The document has no list of themes.")
    period = _Node(node.value.get("period") or {}, "the period")
    return PlanDocument(
        title=node.text("title"),
        period=Period(period.day("from"), period.day("to")),
        owner=node.text("owner"),
        methodology=node.text("methodology"),
        at=node.instant("at"),
        position=node.member("position", Position) or Position.RECORDED,
        version=node.text("version"),
        changed_since_version=node.flag("changed_since_version"),
        versions=tuple(_version(n) for n in node.nodes("versions")),
        officers=tuple(_officer(n) for n in node.nodes("officers")),
        themes=tuple(_theme(n) for n in node.nodes("themes")),
        glossary=tuple(
            GlossaryTerm(term=n.text("term"), meaning=n.text("meaning"))
            for n in node.nodes("glossary")
        ),
    )


def from_json(text: str) -> PlanDocument:
    """The document that a JSON text states.

    Raises:
        NotAPlanDocument: it is not JSON, or a value is of the wrong kind.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotAPlanDocument(f"This is not JSON: {error}.") from None
    return from_data(data)
