"""What each role may do, in words: the page says what the rules do, to everyone who belongs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import product

import pytest
from django.db.models import Model
from django.test import Client

from actions.models import Action, Challenge, ProgressUpdate, SavedFilter
from governance.permissions import Due
from people import clock, services
from people.models import Body, Role, User
from people.permissions import LABELS, LEAD, SENTENCES
from people.wording import first_capital
from reports.models import Pack
from tests.cast import LONG_AGO, RHIAN, Cast, afresh
from tests.people.pages.asking import page, url, words

ALWAYS, SOMETIMES, NEVER = {True}, {True, False}, {False}
EVERYONE = "Everyone who belongs here"

_SECTION = re.compile(r"<section .*?</section>", re.DOTALL)
_HEADING = re.compile(r"<h2[^>]*>([^<]+)")
_RIGHT = re.compile(r'<li>(.*?)(?:<span class="sub">(.*?)</span>)?</li>')

Said = dict[str, dict[str, str]]
"""Under each heading, what may be done and under which condition."""


def _said(client: Client, cast: Cast, user: User) -> tuple[Said, dict[str, set[str]]]:
    """What the page says that each role may do, and may not."""
    text = page(client, user, url("roles", cast.partnership)).content.decode()
    may: Said = {}
    may_not: dict[str, set[str]] = {}
    for section in _SECTION.findall(text):
        name = _HEADING.search(section)
        assert name
        permitted, _, refused = section.partition("<details")
        may[name[1].strip()] = {
            html.unescape(right): when for right, when in _RIGHT.findall(permitted)
        }
        may_not[name[1].strip()] = {html.unescape(right) for right, _ in _RIGHT.findall(refused)}
    return may, may_not


def _plans(cast: Cast) -> Iterator[dict[str, object]]:
    """A plan's states: being set up, open, closed, and with two signatures."""
    opened = cast.plan.opened_at
    yield {"opened_at": None}
    yield {"opened_at": opened}
    yield {"opened_at": opened, "closed_at": clock.now()}
    yield {"opened_at": opened, "second_sign_off": True}


def _actions(cast: Cast) -> Iterator[Action]:
    """Actions of theirs and of others, in each state, in plans in each state."""
    found = Action.objects.select_related("plan__partnership").prefetch_related("leads")
    refs = ("1.1.1", "2.1.1")
    for plan, state, ref in product(_plans(cast), Action.State.values, refs):
        action = found.get(plan=cast.plan, ref=ref)
        action.state = state
        for name, value in plan.items():
            setattr(action.plan, name, value)
        yield action


OF_A_PLAN = (
    "actions.see_queue", "actions.sign_closing", "governance.see_rounds", "governance.run_rounds",
)  # fmt: skip


def _things(
    cast: Cast, permission: str, user: User, actions: list[Action]
) -> Iterator[Model | Due]:
    """Everything of which the permission can be asked, in every state."""
    app = permission.partition(".")[0]
    board = Body.objects.get(partnership=cast.partnership)
    for action in actions:
        if permission == "actions.close_challenge":
            yield from (Challenge(action=action, body=body) for body in (None, board))
        elif permission == "actions.answer_need":
            asked = (cast.officer(RHIAN).pk, None)
            yield from (ProgressUpdate(action=action, asked_id=each) for each in asked)
        elif permission == "actions.delete_saved_filter":
            kept = product((user, cast.nobody), (True, False))
            yield from (SavedFilter(plan=action.plan, owner=o, shared=s) for o, s in kept)
        elif permission in ("reports.approve_pack", "reports.return_pack", "reports.see_drafts"):
            of_plan = partial(Pack, plan=action.plan)
            yield from (of_plan(kind="quarterly"), of_plan(kind="scrutiny", body=board))
        elif permission == "governance.close_followed":
            scope = action.plan.partnership.scope
            yield from (Due(scope, owes) for owes in (cast.officer(RHIAN).pk, None))
        elif permission in OF_A_PLAN:
            yield action.plan
        else:
            things = {"actions": action, "plans": action.plan, "reports": action.plan}
            yield things.get(app, cast.partnership)


def _wanted(may: Said, may_not: dict[str, set[str]], label: str, sentence: str) -> set[bool]:
    """What the page lets its reader expect."""
    whens = [may[name][sentence] for name in (EVERYONE, label) if sentence in may[name]]
    assert (sentence in may_not[label]) == (not whens), f"{label}: {sentence}"
    if not whens:
        return NEVER
    return ALWAYS if "" in whens else SOMETIMES


def _who(cast: Cast, kind: str) -> User:
    user: User = getattr(cast, kind.replace(" ", "_"))
    return user


@pytest.mark.parametrize("kind", LABELS)
def test_it_says_of_each_role_and_permission_what_the_rule_does(
    client: Client, cast: Cast, kind: str
) -> None:
    may, may_not = _said(client, cast, cast.board_member)
    services.add_body(cast.partnership, by=None, slug="board", name="Board")
    user, actions = afresh(_who(cast, kind)), list(_actions(cast))
    for permission, sentence in SENTENCES.items():
        things = _things(cast, permission, user, actions)
        found = {user.has_perm(permission, thing) for thing in things}
        wanted = _wanted(may, may_not, LABELS[kind], first_capital(sentence))
        assert found == wanted, f"{permission} of {kind}"


def test_it_has_a_part_for_each_role_and_one_for_everyone(client: Client, cast: Cast) -> None:
    may, _ = _said(client, cast, cast.lead)
    assert list(may) == [EVERYONE, *LABELS.values()]


def test_conditions_stand_with_what_they_limit(client: Client, cast: Cast) -> None:
    may, _ = _said(client, cast, cast.lead)
    chair = may["Sub-group chair"]
    assert chair["Sign off an action"].startswith("unless they act for one of its leads")
    assert "while the plan is open" in chair["Sign off an action"]
    assert may["Plan administrator"]["Edit, import and open the plan and cut its versions"] == (
        "until the plan is closed"
    )


def test_it_says_which_position_each_role_is_shown(client: Client, cast: Cast) -> None:
    said = words(page(client, cast.lead, url("roles", cast.partnership)))
    assert "Auditor Sees the recorded position, and the considered one." in said
    assert "Board member Sees the considered position: what the sub-group has accepted." in said
    assert "the considered position, and the recorded one on actions that they lead." in said


@pytest.mark.parametrize("kind", LABELS)
def test_ones_own_roles_are_marked(client: Client, cast: Cast, kind: str) -> None:
    user = _who(cast, kind)
    text = page(client, user, url("roles", cast.partnership)).content.decode()
    marked = re.findall(r'<h2[^>]*>([^<]+) <span class="rights__you">you</span>', text)
    assert marked == [LABELS[kind]]
    said = words(client.get(url("roles", cast.partnership)))
    article = "an" if kind == Role.Kind.AUDITOR else "a"
    held = f"You act for {RHIAN}" if kind == LEAD else f"You are {article} {LABELS[kind].lower()}"
    assert f"{held}. Roles are given and withdrawn by Administrator." in said


def test_it_says_for_what_and_until_when_a_role_is_held(client: Client, cast: Cast) -> None:
    ends = clock.today() + timedelta(days=30)
    services.grant_role(
        cast.nobody, by=None, kind=Role.Kind.CHAIR, partnership=cast.partnership,
        plan_slug="cse", from_date=LONG_AGO, to_date=ends,
    )  # fmt: skip
    said = words(page(client, cast.nobody, url("roles", cast.partnership)))
    where = "in the plan “Child sexual exploitation delivery plan” only"
    assert f"You hold it {where}, from 1 Jan 2020 to" in said


def test_a_role_that_is_over_is_not_ones_own(client: Client, cast: Cast) -> None:
    services.grant_role(
        cast.chair, by=None, kind=Role.Kind.AUDITOR, partnership=cast.partnership,
        from_date=LONG_AGO, to_date=date(2021, 1, 1),
    )  # fmt: skip
    said = words(page(client, cast.chair, url("roles", cast.partnership)))
    assert "You are a sub-group chair. Roles" in said


def test_a_role_to_come_is_not_ones_own_yet(client: Client, cast: Cast) -> None:
    services.grant_role(
        cast.chair, by=None, kind=Role.Kind.AUDITOR, partnership=cast.partnership,
        from_date=clock.today() + timedelta(days=1),
    )  # fmt: skip
    said = words(page(client, cast.chair, url("roles", cast.partnership)))
    assert "You are a sub-group chair. Roles" in said


@pytest.mark.parametrize("who", ["outsider", "nobody"])
def test_who_does_not_belong_meets_a_404(client: Client, cast: Cast, who: str) -> None:
    assert page(client, getattr(cast, who), url("roles", cast.partnership)).status_code == 404


def test_ones_own_page_and_the_users_page_lead_there(client: Client, cast: Cast) -> None:
    where = f'href="{url("roles", cast.partnership)}"'
    assert where in page(client, cast.lead, "/password/").content.decode()
    assert where not in page(client, cast.nobody, "/password/").content.decode()
    users = page(client, cast.auditor, url("users", cast.partnership))
    assert where in users.content.decode()


def test_where_no_administrator_is_left_it_still_says_whom_to_ask(
    client: Client, cast: Cast
) -> None:
    Role.objects.filter(kind=Role.Kind.ADMINISTRATOR).update(to_date=LONG_AGO)
    said = words(page(client, cast.chair, url("roles", cast.partnership)))
    assert "Roles are given and withdrawn by a plan administrator of the partnership." in said
