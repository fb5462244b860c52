"""Withholding a file of a published pack, and releasing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from actions.views.asking import ask, refuse_the_past
from people.access import demand, signed_in
from people.access_log.answer import is_of
from people.forms import ReasonForm
from people.frame import Link
from people.models import Exemption, Partnership
from people.views.asking import FORM_METHODS, done, sent
from people.views.once import counts_once
from people.views.way_in import confirmed
from reports.models import Pack
from reports.selectors.telling import packs_that_tell
from reports.selectors.withholding import published_file
from reports.services.withholding import release, withhold
from reports.views.kept import pack_link, pack_url, packs_link, reached


@dataclass(frozen=True, slots=True)
class _Verb:
    """One of the two things that are done here."""

    carries_out: Callable[..., object]
    name: str
    lede: str
    done: str
    warns: bool


_WITHHOLD = _Verb(
    withhold,
    "Withhold",
    "Its address then says that it was withheld, when and by whom, and nobody is given it. Its "
    "digest stays in the record, and it can be released again. Copies that were saved or printed "
    "are not reached.",
    "The file is withheld.",
    warns=True,
)
_RELEASE = _Verb(
    release,
    "Release",
    "Whoever reads the pack is given the file again, byte for byte as it was published.",
    "The file is given out again.",
    warns=False,
)


@require_http_methods(FORM_METHODS)
@confirmed
@counts_once
def withhold_page(
    request: HttpRequest, partnership: str, plan: str, published: int, file: str
) -> HttpResponse:
    """Give a file out no longer."""
    return _page(request, (partnership, plan, published, file), _WITHHOLD)


@require_http_methods(FORM_METHODS)
@confirmed
@counts_once
def release_page(
    request: HttpRequest, partnership: str, plan: str, published: int, file: str
) -> HttpResponse:
    """Give a file that was withheld out again."""
    return _page(request, (partnership, plan, published, file), _RELEASE)


def in_published_packs(
    partnership: Partnership, decisions: Sequence[Exemption]
) -> dict[int, list[Link]]:
    """The published public packs in which what was decided exempt stands: where to withhold it."""
    found = packs_that_tell(partnership, decisions)
    return {number: [_files_of(pack) for pack in packs] for number, packs in found.items()}


def _files_of(pack: Pack) -> Link:
    return Link(f"{pack_url(pack)}#h-files", f"{pack} of “{pack.plan.title}”")


def _page(request: HttpRequest, asked: tuple[str, str, int, str], verb: _Verb) -> HttpResponse:
    partnership, plan, published, name = asked
    frame, row = reached(request, partnership, plan, published)
    found = published_file(row.pack, name)
    demand(request.user, "reports.withhold", row.pack)
    refuse_the_past(frame)
    is_of(f"SHA-256 {found.digest}")
    form = ReasonForm(sent(request), button=f"{verb.name} the file", warns=verb.warns)
    if form.is_bound and form.carries_out(
        lambda data: verb.carries_out(found, by=signed_in(request), reason=data["reason"])
    ):
        return done(request, verb.done, pack_url(row.pack))
    way = (packs_link(frame.plan), pack_link(row.pack))
    return ask(
        frame, form, *way, title=f"{verb.name} {found.name}", lede=verb.lede, current="packs"
    )
