"""What somebody had typed that could not be taken: kept for them alone, and sent by nobody else.

It lies in the session of the same browser, sealed, and is shown again in its form once the same
user comes to its page. Passwords, codes and files are not kept.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from people.models import User
from people.sign_in.filling import fill
from people.sign_in.sealing import seal, unseal

_KEPT, _WHOSE = "kept", "whose"
_MOST = 200_000
"""Characters: an import's preview is not typed by anybody."""
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


def note_whose(session: SessionBase, user: User) -> None:
    """Note whose session ended: their other windows may still send what was typed there."""
    session[_WHOSE] = user.pk


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
    came = urlsplit(request.headers.get("Referer", ""))
    is_ours = came.netloc == request.get_host()
    return (f"{came.path}?{came.query}" if came.query else came.path) if is_ours else request.path


def keep(session: SessionBase, kept: Kept | None) -> None:
    if kept is not None:
        session[_KEPT] = seal(json.dumps(asdict(kept)))


def held(session: SessionBase) -> Kept | None:
    """What is kept and was not shown yet."""
    sealed = session.get(_KEPT)
    return Kept(**json.loads(unseal(sealed))) if sealed else None


def shown_again(session: SessionBase, user: User, *, page: str, html: str) -> str | None:
    """The page with what its reader had typed into its form; nothing if they had typed nothing.

    Once it is shown, or somebody else has signed in, it is kept no longer.
    """
    kept = held(session)
    if kept is None:
        return None
    if kept.user != user.pk:
        del session[_KEPT]
        return None
    if kept.page.partition("?")[0] != page:
        return None
    notice = _NOTICE.format(why=kept.why)
    filled = fill(html, page=page, action=kept.action, typed=kept.typed, notice=notice)
    if filled is not None:
        del session[_KEPT]
    return filled
