"""The table: for every URL, who may read it, who may post to it, and what the others meet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access.places import Place

LEADS = ("lead", "other_lead")
INSIDERS = (
    *LEADS, "chair", "chief_officer", "board_member", "scrutiny_officer", "administrator",
    "auditor",
)  # fmt: skip
"""Users with a role, or an officer to act for, in the partnership."""
STRANGERS = ("nobody", "outsider")
SIGNED_OUT = ("anonymous", "deactivated")
HALF, FACTORLESS = HALFWAY = ("half_signed_in", "without_second_factor")
"""An insider who has given the password alone; one who has no second factor yet."""
ROLES = (*SIGNED_OUT, *HALFWAY, *STRANGERS, *INSIDERS)

OK, TO_SIGN_IN, REFUSED, NOT_FOUND, NO_SUCH_METHOD, GONE = 200, 302, 403, 404, 405, 410
GET, POST = "GET", "POST"
METHODS = (GET, POST)


@dataclass(frozen=True)
class Row:
    """What one URL answers. An empty form that is posted comes back with its errors: 200."""

    may: tuple[str, ...] = INSIDERS
    posts: bool = False
    """Whether it takes a form."""
    reads: bool = True
    partnership: bool = True
    """Whether it belongs to a partnership, so that strangers meet a 404."""
    open_to_all: bool = False
    """Whether one may come without having signed in."""
    on_the_way_in: bool = False
    """Whether one may come without a second factor, to set it up."""

    def status(self, role: str, method: str) -> int:
        if self._comes_too_early(role):
            return TO_SIGN_IN
        if not (self.posts if method == POST else self.reads):
            return NO_SUCH_METHOD
        return self._who(role)

    def _comes_too_early(self, role: str) -> bool:
        if role == FACTORLESS and self.on_the_way_in:
            return False
        return role in (*SIGNED_OUT, *HALFWAY) and not self.open_to_all

    def _who(self, role: str) -> int:
        if self.partnership and role in STRANGERS:
            return NOT_FOUND
        return OK if role in self.may else REFUSED


@dataclass(frozen=True)
class SignIn(Row):
    """Whoever has signed in is sent on."""

    def status(self, role: str, method: str) -> int:  # noqa: ARG002 - asked as every row is
        return OK if role in SIGNED_OUT else TO_SIGN_IN


@dataclass(frozen=True)
class SignOut(Row):
    def status(self, role: str, method: str) -> int:  # noqa: ARG002 - asked as every row is
        return TO_SIGN_IN if method == POST else NO_SUCH_METHOD


@dataclass(frozen=True)
class SecondStep(Row):
    """Only for who has given the password, and nothing else."""

    def status(self, role: str, method: str) -> int:  # noqa: ARG002 - asked as every row is
        return OK if role == HALF else TO_SIGN_IN


@dataclass(frozen=True)
class Elsewhere(Row):
    """Is about what nobody here has, or leads on at once."""

    answer: int = NOT_FOUND
    partnership: bool = False

    def _who(self, role: str) -> int:  # noqa: ARG002 - asked as every row is
        return self.answer


@dataclass(frozen=True)
class VoidLink(Row):
    """Nobody has one that holds."""

    partnership: bool = False
    open_to_all: bool = True

    def status(self, role: str, method: str) -> int:  # noqa: ARG002 - asked as every row is
        return GONE


@dataclass(frozen=True)
class Personal(Row):
    """There for these users alone: nobody else learns that it is."""

    partnership: bool = False

    def _who(self, role: str) -> int:
        return OK if role in self.may else NOT_FOUND


@dataclass(frozen=True)
class NothingThere(Row):
    """Names a provider or a token of the suite's settings, or a calendar, that there is not."""

    partnership: bool = False
    open_to_all: bool = True

    def status(self, role: str, method: str) -> int:  # noqa: ARG002 - asked as every row is
        return NO_SUCH_METHOD if method == POST else NOT_FOUND


_OF_MACHINES = Row(ROLES, partnership=False, open_to_all=True)
_OWN = Row(ROLES, partnership=False)
_WAY_IN = Row(ROLES, posts=True, partnership=False, on_the_way_in=True)
_READ = Row()
_DRAFT = Row(("chair", "scrutiny_officer", "administrator", "auditor"))
"""A pack that is not published."""
_EXEMPTING = ("chair", "scrutiny_officer", "administrator")
"""Who decide that text is exempt, and withhold what was published."""
_SEE_USERS = Row(("administrator", "auditor"))
_MANAGE = Row(("administrator",), posts=True)
_DECIDE = Row(("chair",), posts=True, reads=False)
_KEEP = Row(("scrutiny_officer", "administrator"), posts=True)
_SCRUTINISE = Row(("scrutiny_officer",), posts=True)
_SEE_ROUNDS = Row(("chair", "administrator", "auditor"))
_RUN_ROUNDS = Row(("chair", "administrator"), posts=True)
_LEAD = Row(("lead", "administrator"), posts=True)
_FOLLOW = Row(("lead", "scrutiny_officer", "administrator"), posts=True)

ROWS: dict[str, Row] = {
    "healthz": _OF_MACHINES,
    "readyz": _OF_MACHINES,
    "metrics": NothingThere(),
    "people:sign-in": SignIn(),
    "account_login": SignIn(),
    "people:sign-out": SignOut(),
    "people:sign-on": NothingThere(),
    "people:sign-on-back": NothingThere(),
    "people:sign-on-invited": NothingThere(),
    "people:forgotten-password": Row(ROLES, posts=True, partnership=False, open_to_all=True),
    "people:invitation": VoidLink(),
    "people:new-password": VoidLink(),
    "mfa_authenticate": SecondStep(posts=True),
    "people:confirm": _WAY_IN,
    "people:second-factor": Row(ROLES, partnership=False, on_the_way_in=True),
    "people:second-factor-app": _WAY_IN,
    "people:add-passkey": _WAY_IN,
    "people:remove-app": Elsewhere(posts=True),
    "people:remove-passkey": Elsewhere(posts=True),
    "people:recovery-codes": Elsewhere(posts=True, reads=False, answer=TO_SIGN_IN),
    "people:sessions": _OWN,
    "people:end-sessions": Elsewhere(posts=True, reads=False, answer=TO_SIGN_IN),
    "people:own-data": _OWN,
    "people:own-password": Row(ROLES, posts=True, partnership=False),
    "people:own-letters": _OWN,
    "people:own-letter": Personal(("lead",)),
    "people:digests": Row(ROLES, posts=True, partnership=False),
    "people:unsubscribe": VoidLink(),
    "people:own-calendar": _OWN,
    "people:renew-calendar": Row(ROLES, posts=True, partnership=False),
    "people:switch-calendar-off": Row(ROLES, posts=True, partnership=False),
    "people:calendar": NothingThere(),
    "people:officers": _READ,
    "people:add-officer": _MANAGE,
    "people:officer": _READ,
    "people:change-officer": _MANAGE,
    "people:officer-acting": _MANAGE,
    "people:invite-for-officer": _MANAGE,
    "people:end-acting": _MANAGE,
    "people:users": _SEE_USERS,
    "people:add-user": _MANAGE,
    "people:invite-user": _MANAGE,
    "people:user": _SEE_USERS,
    "people:user-account": _MANAGE,
    "people:user-password": _MANAGE,
    "people:send-link": _MANAGE,
    "people:forget-second-factor": _MANAGE,
    "people:user-data": Row(("administrator",)),
    "people:officer-data": Row(("administrator",)),
    "people:take-name-away": _MANAGE,
    "people:user-acting": _MANAGE,
    "people:grant-role": _MANAGE,
    "people:roles": _READ,
    "people:withdraw-role": _MANAGE,
    "people:letters": _SEE_USERS,
    "people:letter": _SEE_USERS,
    "people:try-letter": _MANAGE,
    "people:exempt": Row(_EXEMPTING),
    "people:decide-exempt": Row(_EXEMPTING, posts=True),
    "people:lift-exemption": Row(_EXEMPTING, posts=True),
    "people:access": _SEE_USERS,
    "people:access-term": _MANAGE,
    "actions:erase-anywhere": _MANAGE,
    "actions:my-work": _OWN,
    "actions:plans": _OWN,
    "actions:begin-plan": _MANAGE,
    "actions:plan": _READ,
    "actions:list": _READ,
    "actions:action": _READ,
    "actions:queue": Row(("chair", "administrator", "auditor")),
    "actions:accept-updates": _DECIDE,
    "actions:consider": _DECIDE,
    "actions:sign-off": _DECIDE,
    "actions:decide-date": _DECIDE,
    "actions:close-challenge": Row(("chair",), posts=True),
    "actions:doubt-rules": _READ,
    "actions:lessons": _READ,
    "actions:save-filter": Row(posts=True),
    "actions:delete-filter": _MANAGE,
    "actions:evidence": _READ,
    "actions:leads": _READ,
    "actions:leads-to-find": _READ,
    "actions:leaving": _MANAGE,
    "actions:slippage": _READ,
    "actions:needs": _READ,
    "actions:update": _LEAD,
    "actions:ask-date": _LEAD,
    "actions:correct": _LEAD,
    "actions:challenge": Row(
        ("chair", "chief_officer", "board_member", "scrutiny_officer"), posts=True
    ),
    "actions:answer-challenge": _LEAD,
    "actions:answer-need": Row(("chair", "chief_officer", "administrator"), posts=True),
    "actions:reopen": Row((), posts=True),
    "actions:erase": _MANAGE,
    "actions:withdraw": _MANAGE,
    "actions:transfer": _MANAGE,
    "actions:reword": _MANAGE,
    "actions:change-leads": _MANAGE,
    "actions:change-date": _MANAGE,
    "actions:recurrence": _MANAGE,
    "actions:versions": _READ,
    "actions:compare": Row(posts=True),
    "actions:cut-version": _MANAGE,
    "actions:export": _READ,
    "actions:settings": _MANAGE,
    "actions:open-plan": _MANAGE,
    "actions:closing": _READ,
    "actions:sign-closing": Row(("chief_officer",), posts=True),
    "actions:close-plan": _MANAGE,
    "actions:import": _MANAGE,
    "governance:bodies": _READ,
    "governance:add-body": _MANAGE,
    "governance:body": _READ,
    "governance:rename-body": _MANAGE,
    "governance:seat-member": _MANAGE,
    "governance:change-seat": _MANAGE,
    "governance:end-seat": _MANAGE,
    "governance:add-report": _MANAGE,
    "governance:change-report": _MANAGE,
    "governance:end-report": _MANAGE,
    "governance:add-plan-route": _MANAGE,
    "governance:change-plan-route": _MANAGE,
    "governance:end-plan-route": _MANAGE,
    "governance:programme": _READ,
    "governance:add-entry": _KEEP,
    "governance:change-entry": _KEEP,
    "governance:note-look": _KEEP,
    "governance:take-off": _KEEP,
    "governance:meetings": _READ,
    "governance:meeting": _READ,
    "governance:call-meeting": _KEEP,
    "governance:enter-meeting": _KEEP,
    "governance:questions": _READ,
    "governance:asked": _READ,
    "governance:followed": _READ,
    "governance:close-promise": _FOLLOW,
    "governance:close-next-step": _FOLLOW,
    "governance:reviews": _READ,
    "governance:review": _READ,
    "reports:minutes-pdf": _READ,
    "reports:minutes-word": _READ,
    "governance:rounds": _SEE_ROUNDS,
    "governance:round": _SEE_ROUNDS,
    "governance:set-rounds": _RUN_ROUNDS,
    "governance:open-round": _RUN_ROUNDS,
    "governance:close-round": _RUN_ROUNDS,
    "reports:make": Row(posts=True),
    "reports:identities": Row(("chair", "administrator"), posts=True),
    "reports:kept": _READ,
    "reports:begin": _KEEP,
    "reports:pack": _DRAFT,
    "reports:preview": _DRAFT,
    "reports:draft": _DRAFT,
    "reports:edit": _KEEP,
    "reports:step": _KEEP,
    "reports:file": _READ,
    "reports:making": _KEEP,
    "reports:finds": Row(("chair", "administrator"), posts=True),
    "reports:withhold": Row(_EXEMPTING, posts=True),
    "reports:release": Row(_EXEMPTING, posts=True),
    "governance:recommendation": _READ,
    "governance:begin-review": _KEEP,
    "governance:import-review": _KEEP,
    "governance:change-review": _KEEP,
    "governance:import-into-review": _KEEP,
    "governance:add-recommendation": _KEEP,
    "governance:reword-recommendation": _KEEP,
    "governance:say-who-responds": _KEEP,
    "governance:decide": _KEEP,
    "governance:respond": _KEEP,
    "governance:correct-response": _KEEP,
    "governance:assign": _KEEP,
    "governance:reassign": _KEEP,
    "governance:set-status": _KEEP,
    "governance:deliver-by": _KEEP,
    "governance:look-at": _SCRUTINISE,
    "governance:discharge": _SCRUTINISE,
    "reports:review-pack": Row(posts=True),
    "reports:review-identities": Row(("chair", "administrator"), posts=True),
}
"""A new address has no row: add one that says who may come there."""


@cache
def urls() -> dict[str, tuple[str, ...]]:
    """Every URL of the URLconf by its full name, with the names of what stands in its address."""
    return dict(chain.from_iterable(_walk(each, ()) for each in get_resolver().url_patterns))


def _walk(
    entry: URLPattern | URLResolver, spaces: tuple[str, ...]
) -> list[tuple[str, tuple[str, ...]]]:
    if isinstance(entry, URLResolver):
        within = (*spaces, entry.namespace) if entry.namespace else spaces
        return list(chain.from_iterable(_walk(each, within) for each in entry.url_patterns))
    return [
        (":".join((*spaces, entry.name or str(entry.pattern))), tuple(entry.pattern.converters))
    ]


def address(name: str, place: Place) -> str:
    """The path of a URL, with what the place holds in it."""
    return reverse(name, kwargs={part: getattr(place, part) for part in urls()[name]})
