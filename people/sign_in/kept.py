"""What somebody had typed that could not be taken: kept for them alone, and sent by nobody else.

It lies in the session of the same browser, sealed, and is shown again in its form once the same
user comes to its page. Passwords, codes and files are not kept.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from people.models import User
from people.sign_in.filling import fill
from people.sign_in.sealing import seal, unseal

_KEPT, _WHOSE = "kept", "whose"
_MOST = 200_000
"""Characters: an import's preview is not typed by anybody."""
_MANY = 5
"""Forms that are kept at once, one of each window; of more the oldest go."""
_SECRETS = frozenset(("password", "present", "code", "credential"))
_NOTICE = (
    '<div class="govuk-inset-text" role="status">{why} '
    "What you typed stands here again; nothing was sent. Files have to be chosen again.</div>"
)


@dataclass(frozen=True)
class Kept:
    user: int
    page: str
    """Where the form stands."""
    action: str
    """Where it was being sent."""
    typed: dict[str, list[str]]
    why: str = "You had to show who you are before this was sent."
    """Why it was not taken, as a sentence of ours."""


def typed_by(user: User, request: HttpRequest) -> Kept | None:
    """What a form holds that cannot be taken now, if it is worth keeping."""
    typed = typed_in(request)
    return Kept(user.pk, page_of(request), request.path, typed) if typed else None


def end_session(request: HttpRequest, user: User) -> None:
    """End a session; what is kept stays, and their other windows may still send what was typed."""
    before = held(request.session)
    logout(request)
    request.session[_WHOSE] = user.pk
    keep(request.session, *before)


def typed_since(request: HttpRequest) -> Kept | None:
    """What is sent from a window that was open when the session ended, if it is worth keeping."""
    whose, typed = request.session.get(_WHOSE), typed_in(request)
    return Kept(whose, page_of(request), request.path, typed) if whose and typed else None


def typed_in(request: HttpRequest) -> dict[str, list[str]]:
    """What was typed into a form, by its fields; nothing where it holds secrets or is very long."""
    if request.method != "POST" or _SECRETS & request.POST.keys():
        return {}
    typed = {name: [str(v) for v in values] for name, values in request.POST.lists()}
    typed.pop("csrfmiddlewaretoken", None)
    is_long = sum(len(value) for values in typed.values() for value in values) > _MOST
    return {} if is_long else typed


def page_of(request: HttpRequest) -> str:
    """The page on which a form stood, as the browser says; else the address to which it went."""
    if request.method != "POST":
        return request.get_full_path()
    try:
        came = urlsplit(request.headers.get("Referer", ""))
    except ValueError:  # what stands there is no address
        return request.path
    is_ours = came.netloc == request.get_host()
    return (f"{came.path}?{came.query}" if came.query else came.path) if is_ours else request.path


def keep(session: SessionBase, *forms: Kept | None) -> None:
    """Keep these forms too, each once."""
    before = held(session)
    new = [each for each in forms if each is not None and each not in before]
    if new:
        _hold(session, [*before, *new][-_MANY:])


def held(session: SessionBase) -> list[Kept]:
    """What is kept and was not shown yet, as it was sent."""
    return [Kept(**json.loads(unseal(sealed))) for sealed in session.get(_KEPT, ())]


def _hold(session: SessionBase, forms: list[Kept]) -> None:
    session[_KEPT] = [seal(json.dumps(asdict(each))) for each in forms]


def shown_again(session: SessionBase, user: User, *, page: str, html: str) -> str | None:
    """The page with what its reader first typed into its form; nothing if they had typed nothing.

    Once it is shown, or somebody else has signed in, it is kept no longer.
    """
    forms = held(session)
    own = [each for each in forms if each.user == user.pk]
    if own != forms:
        _hold(session, own)
    for kept in (each for each in own if each.page.partition("?")[0] == page):
        notice = _NOTICE.format(why=kept.why)
        filled = fill(html, page=page, action=kept.action, typed=kept.typed, notice=notice)
        if filled is not None:
            _hold(session, [each for each in own if each != kept])
            return filled
    return None
