"""Importing a document in the browser: upload, preview, confirm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from actions.differences import grouped, tally
from actions.figures import Counts, ThemeFigures
from actions.forms.imports import ConfirmForm, UploadForm
from actions.selectors.document import plan_document
from actions.services.applying import needs_reason
from actions.services.importing import Preview, confirm, preview
from actions.services.versions import cut_version
from actions.views.asking import plan_asked_of
from actions.views.frame import PlanFrame
from people import clock
from people.confirming import confirming
from people.digests import sha256
from people.errors import Refused, Stale
from people.frame import Link
from people.views.asking import FORM_METHODS
from people.wording import counted, listed
from plans import brag
from plans.changes import Change, compare
from plans.document import PlanDocument, Position, newest_listed
from plans.document_json import as_data, from_data
from plans.formats import read
from plans.formats.reading import Problem, Reading, Severity, Stated, Unreadable
from plans.models import Plan
from plans.pairing import How
from plans.writing import plan_writing, takes_the_day

_SALT = "import with the totals read"
_PROPOSAL_LIFE = 12 * 60 * 60
"""Seconds for which a preview can be confirmed: a session's length."""
_TOO_OLD = "This preview is out of date. Choose the file again"
_SEVERITIES = (
    (Severity.ERROR, "What blocks the import"),
    (Severity.WARNING, "What needs your yes"),
    (Severity.NOTE, "What was taken for granted"),
)


_WAYS = (
    (How.KEY, "key"),
    (How.REF, "number"),
    (How.EXACT_TEXT, "their exact words"),
    (How.SIMILAR_TEXT, "similar words"),
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file proposes, between its preview and the yes."""

    document: PlanDocument
    problems: tuple[Problem, ...]
    recognised: str
    """By what its actions were recognised, as a sentence."""
    version: str
    """The number of the newest version that it lists; empty where it lists none."""
    ratings: tuple[ThemeFigures, ...]
    """How many of its actions have which rating; none where it does not state ratings."""


@require_http_methods(FORM_METHODS)
def import_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    frame = plan_asked_of(request, partnership, plan, "plans.edit")
    if request.method != "POST":
        return _upload_page(frame, UploadForm())
    return _confirm(frame) if "proposal" in request.POST else _upload(frame)


def _upload(frame: PlanFrame) -> HttpResponse:
    form = UploadForm(frame.request.POST, frame.request.FILES)
    if not form.is_valid():
        return _upload_page(frame, form)
    file: UploadedFile[bytes] = form.cleaned_data["file"]
    try:
        found = preview(frame.plan, read(file.read(), file.name or ""))
    except Unreadable as error:
        form.add_error("file", str(error))
        return _upload_page(frame, form)
    newest = newest_listed(found.read.document.versions)
    proposal = Proposal(
        found.document,
        found.problems,
        _recognised(found),
        newest.number if newest else "",
        _ratings_read(found.read),
    )
    return _preview_page(frame, proposal, found.changes)


def _confirm(frame: PlanFrame) -> HttpResponse:
    try:
        proposal, seen = _proposal(frame)
    except signing.BadSignature:
        again = UploadForm({}, {})
        again.fields["file"].error_messages["required"] = _TOO_OLD
        return _upload_page(frame, again)
    changes = _changes(frame, proposal)
    if not changes or _digest(changes) != seen:
        return _changed_meanwhile(frame, proposal, changes)
    return _confirm_previewed(frame, proposal, changes)


def _confirm_previewed(
    frame: PlanFrame, proposal: Proposal, changes: tuple[Change, ...]
) -> HttpResponse:
    form = _confirm_form(frame, proposal, changes, frame.request.POST)
    if not form.is_valid():
        return _preview_page(frame, proposal, changes, form=form)
    try:
        with confirming(form.confirmed):
            _write(frame, proposal.document, changes, form.cleaned_data)
    except Stale:
        return _changed_meanwhile(frame, proposal, _changes(frame, proposal))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _preview_page(frame, proposal, changes, form=form)
    messages.success(frame.request, f"Imported: {counted(len(changes), 'thing')} changed.")
    return redirect(frame.url("plan"))


def _changed_meanwhile(
    frame: PlanFrame, proposal: Proposal, changes: Sequence[Change]
) -> HttpResponse:
    """Nothing was written; what the import would change now is shown instead, if anything."""
    if not changes:
        messages.info(frame.request, "It was imported already: the plan says what the file says.")
        return redirect(frame.url("plan"))
    words = "The plan changed after this preview was made. Look at the new preview."
    messages.warning(frame.request, words)
    return _preview_page(frame, proposal, changes)


def _write(
    frame: PlanFrame, document: PlanDocument, changes: tuple[Change, ...], data: dict[str, Any]
) -> None:
    by: Any = frame.request.user
    reason, agreed_by = data.get("reason", ""), data.get("agreed_by", "")
    with (
        transaction.atomic(),
        plan_writing(frame.plan, by=by, reason=reason, said_on=data.get("said_on")),
    ):
        confirm(frame.plan, document, by=by, previewed=changes, reason=reason, agreed_by=agreed_by)
        if data["number"]:
            cut_version(
                frame.plan,
                by=by,
                number=data["number"],
                author=data["author"],
                comments=data["comments"],
            )


def _changes(frame: PlanFrame, proposal: Proposal) -> tuple[Change, ...]:
    held = plan_document(frame.plan, at=clock.now(), position=Position.RECORDED)
    return compare(held, proposal.document)


def _ratings_read(reading: Reading) -> tuple[ThemeFigures, ...]:
    if Stated.RATING not in reading.stated:
        return ()
    return tuple(
        ThemeFigures(theme.number, theme.name, brag.count(a.rating for a in theme.actions))
        for theme in reading.document.themes
    )


def _recognised(found: Preview) -> str:
    """By what the file's actions were recognised, as a sentence."""
    counts = Counter(match.how for match in found.matches)
    ways = [f"{counts[how]} by {words}" for how, words in _WAYS if counts[how]]
    new = len(found.document.actions) - len(found.matches)
    said = [f"{listed(ways)} of what the plan holds" if ways else "", f"{new} new" if new else ""]
    return f"The file’s actions: {'; '.join(filter(None, said))}." if any(said) else ""


def _signed(frame: PlanFrame, proposal: Proposal, changes: Sequence[Change]) -> str:
    """What was previewed, signed: so that what is confirmed is what was seen."""
    data = {
        "plan": frame.plan.pk,
        "document": as_data(proposal.document),
        "changes": _digest(changes),
        "problems": [problem.as_data() for problem in proposal.problems],
        "recognised": proposal.recognised,
        "version": proposal.version,
        "ratings": [(t.number, t.name, list(t.counts.values())) for t in proposal.ratings],
    }
    return signing.dumps(data, salt=_SALT, compress=True)


def _digest(changes: Sequence[Change]) -> str:
    """What stands for the changes that a user saw; all of them would make the form too large."""
    return sha256([change.as_data() for change in changes])


def _proposal(frame: PlanFrame) -> tuple[Proposal, str]:
    """What was previewed, and the digest of the changes that it was said to make.

    Raises:
        BadSignature: it was not signed here, for this plan, within a session's length.
    """
    data = signing.loads(frame.request.POST["proposal"], salt=_SALT, max_age=_PROPOSAL_LIFE)
    if data["plan"] != frame.plan.pk:
        raise signing.BadSignature
    problems = tuple(
        Problem(p["where"], p["what"], Severity(p["severity"])) for p in data["problems"]
    )
    proposal = Proposal(
        from_data(data["document"]),
        problems,
        str(data["recognised"]),
        str(data["version"]),
        tuple(
            ThemeFigures(number, name, dict(zip(brag.ORDER, counts, strict=True)))
            for number, name, counts in data["ratings"]
        ),
    )
    return proposal, str(data["changes"])


def _confirm_form(
    frame: PlanFrame, proposal: Proposal, changes: Sequence[Change], data: Any = None
) -> ConfirmForm:
    return ConfirmForm(
        data,
        plan=frame.plan,
        has_warnings=any(p.severity == Severity.WARNING for p in proposal.problems),
        asks_why=any(needs_reason(change) for change in changes),
        initial=_version_read(frame.plan, proposal),
    )


def _version_read(plan: Plan, proposal: Proposal) -> dict[str, Any]:
    """What the form is filled with: the version that the file lists, if it can be cut now."""
    listed = [v for v in proposal.document.versions if v.number == proposal.version]
    if not listed:
        return {}
    version = listed[-1]
    filled: dict[str, Any] = {}
    if version.date and takes_the_day(plan, version.date):
        filled["said_on"] = version.date
    if not any(each.content_held for each in listed):
        filled |= {
            "number": version.number, "author": version.author, "comments": version.comments,
        }  # fmt: skip
    return filled


def _upload_page(frame: PlanFrame, form: UploadForm) -> HttpResponse:
    context = frame.context("import", Link("", "Import"), form=form)
    return render(frame.request, "actions/import.html", context)


def _preview_page(
    frame: PlanFrame,
    proposal: Proposal,
    changes: Sequence[Change],
    *,
    form: ConfirmForm | None = None,
) -> HttpResponse:
    form = form or _confirm_form(frame, proposal, changes)
    form.initial["proposal"] = _signed(frame, proposal, changes)
    held = plan_document(frame.plan, at=clock.now(), position=Position.RECORDED)
    context = frame.context(
        "import",
        Link(frame.url("import"), "Import"),
        Link("", "Preview"),
        form=form,
        document=proposal.document,
        recognised=proposal.recognised,
        themes_read=proposal.ratings,
        totals_read=_totals(proposal.ratings),
        total_read=sum(theme.total for theme in proposal.ratings),
        changes=changes,
        tally=tally(changes),
        groups=grouped(changes, held, proposal.document),
        problems=_by_severity(proposal.problems),
        is_blocked=any(p.severity == Severity.ERROR for p in proposal.problems),
    )
    return render(frame.request, "actions/preview.html", context)


def _totals(themes: Sequence[ThemeFigures]) -> Counts:
    """Of each rating in all themes, in the order in which ratings are always listed."""
    return {rating: sum(theme.counts[rating] for theme in themes) for rating in brag.ORDER}


def _by_severity(problems: Sequence[Problem]) -> list[tuple[str, list[Problem]]]:
    sorted_out = [(words, [p for p in problems if p.severity == s]) for s, words in _SEVERITIES]
    return [(words, found) for words, found in sorted_out if found]
