"""What changed between two moments, versions or files, word by word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from actions import comparing
from actions.comparing import Compared, Wanted
from actions.comparison_word import comparison_docx
from actions.difference_lines import Told
from actions.differences import grouped, tally
from actions.forms.comparing import EARLIER, FileForm
from actions.selectors.cache import cached_document
from actions.selectors.comparison import changes_between
from actions.selectors.sides import NEWEST, NOW, Side, Sides
from actions.selectors.told import told
from actions.services.importing import beside
from actions.views.export import TYPES
from actions.views.frame import PlanFrame, reading_frame
from actions.views.position import OwnUpdates, file_note, own_in, shown_in
from people.access import signed_in
from people.access_log.answer import is_of
from people.errors import Refused
from people.frame import Link
from people.views.asking import FORM_METHODS
from people.wording import day_words
from plans.changes import compare
from plans.document import PlanDocument
from plans.formats import read
from plans.formats.reading import Unreadable
from plans.models import Plan
from plans.selectors import plans_visible_to
from plans.sides import NotComparable

JSON_FORMAT, DOCX_FORMAT = "json", "docx"
_KEPT = ("from", "to", "from_day", "to_day", "position", "at", "theme", "kind")
"""What stands in the addresses of this page; other parameters are dropped."""

Answer = Callable[["Page"], HttpResponse]


@dataclass(frozen=True, slots=True)
class Page:
    """A comparison as one reader asked for it."""

    frame: PlanFrame
    sides: Sides
    first: str
    last: str
    before: str = ""
    """In words."""
    after: str = ""
    compared: Compared | None = None
    told_at: datetime | None = None
    """Up to when the record tells of the changes; none for a file, of which it tells nothing."""
    problem: str = ""
    notes: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    """What could not be read of a file, or was taken for granted, and where."""
    file_form: FileForm | None = None
    is_file: bool = False


@require_http_methods(FORM_METHODS)
def compare_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    """Two moments compared; a file that is posted compared with one, of which nothing is kept."""
    frame = reading_frame(request, partnership, plan)
    sides = Sides(frame.plan, signed_in(request), frame.as_at.moment, frame.as_at.is_now)
    page = Page(frame, sides, *_asked(request))
    if request.method == "POST":
        return _html(_with_file(page))
    page = _with_moments(page)
    wanted = request.GET.get("format", "")
    if wanted and wanted not in FORMATS:
        said = f"“{wanted[:20]}” is no format of this page; it can be had as JSON or Word (docx)."
        page = replace(page, notes=(*page.notes, said))
    return FORMATS.get(wanted, _html)(page)


def _asked(request: HttpRequest) -> tuple[str, str]:
    """Both sides as the address names them; a day written by hand goes before what was chosen."""
    get = request.GET.get
    return (
        get("from_day") or get("from") or NEWEST,
        get("to_day") or get("to") or NOW,
    )


def _with_moments(page: Page) -> Page:
    try:
        first, last = page.sides.side(page.first), page.sides.side(page.last)
        before, after = _document(page.frame, first), _document(page.frame, last)
        changes = changes_between(page.frame.plan, before, after)
    except (Refused, NotComparable) as problem:
        return replace(page, problem=str(problem))
    is_of(f"{first.words} with {last.words}")
    backwards = first.moment > last.moment
    notes = ("The second moment is earlier than the first.",) if backwards else ()
    return replace(
        page,
        before=first.words,
        after=last.words,
        compared=Compared(before, after, changes),
        told_at=after.at or last.moment,
        notes=(*page.notes, *notes),
    )


def _document(frame: PlanFrame, side: Side) -> PlanDocument:
    return cached_document(frame.plan, at=side.moment, position=frame.position)


def _with_file(page: Page) -> Page:
    """The page of a posted file: compared, or with what is wrong of the form."""
    request = page.frame.request
    form = FileForm(request.POST, request.FILES, choices=page.sides.choices())
    page = replace(page, file_form=form, is_file=True)
    if not form.is_valid():
        return page
    try:
        return _compared_with_file(page, form)
    except Unreadable as error:
        form.add_error("file", str(error))
    except (Refused, NotComparable) as error:
        form.add_error(None, str(error))
    return page


def _compared_with_file(page: Page, form: FileForm) -> Page:
    file = form.cleaned_data["file"]
    side = page.sides.side(form.chosen)
    reading = read(file.read(), file.name or "")
    plan, position = page.frame.plan, page.frame.position
    laid = beside(plan, reading, at=side.moment, position=position)
    held, words = _document(page.frame, side), (f"the file {file.name}", side.words)
    if form.cleaned_data["file_is"] == EARLIER:
        compared = _compared(laid.document, held)
    else:
        compared, words = _compared(held, laid.document), words[::-1]
    problems = tuple(f"{problem.where}: {problem.what}" for problem in laid.problems)
    return replace(page, before=words[0], after=words[1], compared=compared, doubtful=problems)


def _compared(before: PlanDocument, after: PlanDocument) -> Compared:
    return Compared(before, after, compare(before, after))


def _wanted(page: Page, compared: Compared) -> Wanted:
    return comparing.wanted(dict(page.frame.request.GET.lists()), compared)


def _json(page: Page) -> HttpResponse:
    """The changes as scripts read them; where the moments cannot be compared, why."""
    if page.compared is None:
        return JsonResponse({"problem": page.problem}, status=400)
    asked = _wanted(page, page.compared)
    changes = comparing.of_kinds(comparing.of_themes(page.compared, asked.themes), asked.kinds)
    return JsonResponse([change.as_data() for change in changes], safe=False)


def _docx(page: Page) -> HttpResponse:
    """What the page shows, as Word; where the moments cannot be compared, the page itself."""
    if page.compared is None:
        return _html(page)
    own = _own(page)
    asked = _wanted(page, page.compared)
    changes = comparing.of_kinds(comparing.of_themes(page.compared, asked.themes), asked.kinds)
    content = comparison_docx(
        page.frame.title,
        page.before,
        page.after,
        tally(changes),
        grouped(changes, page.compared.before, page.compared.after, _told(page, page.compared)),
        notes=[shown_in(page.frame, own).sentence, file_note(own)],
    )
    name = f"{page.frame.plan.slug}-what-changed.docx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=TYPES[DOCX_FORMAT], headers=headers)


FORMATS: dict[str, Answer] = {JSON_FORMAT: _json, DOCX_FORMAT: _docx}


def _html(page: Page) -> HttpResponse:
    context = page.frame.context(
        "versions",
        Link(page.frame.url("versions"), "Versions"),
        Link("", "What changed"),
        page=page,
        choices=_including(page.sides.choices(), page.first, page.last),
        form=page.file_form,
        file_form=page.file_form or FileForm(choices=page.sides.choices()),
        shown=shown_in(page.frame, _own(page)),
        kept=_kept(page.frame.request),
        **(_shown(page, page.compared) if page.compared else {"notes": page.notes}),
    )
    return render(page.frame.request, "actions/compare.html", context)


def _shown(page: Page, compared: Compared) -> dict[str, object]:
    asked = _wanted(page, compared)
    in_themes = comparing.of_themes(compared, asked.themes)
    changes = comparing.of_kinds(in_themes, asked.kinds)
    beside_them = _told(page, compared)
    links = _Links(page.frame.request, asked)
    return {
        "notes": (*page.notes, *asked.ignored),
        "figures": [
            (figure, links.turned("kind", figure.code), figure.code in asked.kinds)
            for figure in comparing.figures(in_themes)
        ],
        "themes": [
            (f"{number} {name}", links.turned("theme", number), number in asked.themes)
            for number, name in compared.themes.items()
        ],
        "everything_url": links.everything() if asked.kinds or asked.themes else "",
        "json_url": links.as_format(JSON_FORMAT),
        "docx_url": links.as_format(DOCX_FORMAT),
        "unchanged": compared.unchanged(),
        "count_before": len(compared.before.actions),
        "count_after": len(compared.after.actions),
        "changes": changes,
        "groups": grouped(changes, compared.before, compared.after, beside_them),
    }


def _told(page: Page, compared: Compared) -> dict[str, Told] | None:
    if page.told_at is None or not compared.changes:
        return None
    plan = page.frame.plan
    readable = set(plans_visible_to(page.frame.request.user).values_list("pk", flat=True))

    def address(where: Plan, ref: str) -> str:
        return page.frame.url_elsewhere(where, "action", ref) if where.pk in readable else ""

    return told(
        plan,
        compared.changes,
        at=page.told_at,
        position=page.frame.position,
        address=address,
    )


def _own(page: Page) -> OwnUpdates:
    """The reader's own updates that were not accepted by the later moment."""
    return own_in(page.frame, at=page.told_at or page.frame.as_at.moment)


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    """What the form of the moments passes on: the page's moment and position, the filters."""
    lists = request.GET.lists()
    kept = ("at", "position", "theme", "kind")
    return [(n, text) for n, texts in lists if n in kept for text in texts]


class _Links:
    """Addresses of the same comparison with one filter turned on or off."""

    def __init__(self, request: HttpRequest, asked: Wanted) -> None:
        named = ("kind", "theme")
        lists = [(n, texts) for n, texts in request.GET.lists() if n in _KEPT and n not in named]
        self.base = [(name, text) for name, texts in lists for text in texts]
        self.chosen = {"kind": asked.kinds, "theme": asked.themes}

    def turned(self, name: str, value: str) -> str:
        held = self.chosen[name]
        other = tuple(v for v in held if v != value) if value in held else (*held, value)
        return self._address({**self.chosen, name: other})

    def everything(self) -> str:
        return self._address({})

    def as_format(self, name: str) -> str:
        return f"{self._address(self.chosen)}&{urlencode({'format': name})}"

    def _address(self, chosen: dict[str, tuple[str, ...]]) -> str:
        pairs = [(name, value) for name, values in chosen.items() for value in values]
        return f"?{urlencode([*self.base, *pairs])}"


def _including(choices: Sequence[tuple[str, str]], *texts: str) -> list[tuple[str, str]]:
    """The choices, and whatever moment the address names besides."""
    known = {value for value, _ in choices}
    others = [(text, "The newest version" if text == NEWEST else _in_words(text)) for text in texts]
    return [*choices, *((v, w) for v, w in dict(others).items() if v and v not in known)]


def _in_words(text: str) -> str:
    """A day as pages say it; whatever else an address names, as it stands there."""
    try:
        return day_words(date.fromisoformat(text))
    except ValueError:
        return text
