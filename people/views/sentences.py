"""The sentence with which each page opens, written from what the page shows."""

from __future__ import annotations

from collections.abc import Sequence

from people.moments import AsAt
from people.selectors.accounts import Account
from people.selectors.officer import OfficerStands
from people.selectors.roster import Roster
from people.wording import counted, day_words, first_capital, listed, number_words, one


def of_roster(roster: Roster, *, is_now: bool) -> str:
    """``Nine officers of three agencies can lead actions; nobody acts for four of them.``"""
    present = roster.present
    agencies = [agency for agency in roster.agencies if agency.name]
    can = "can" if is_now else "could"
    first = f"{counted(len(present), 'officer')} of {counted(len(agencies), 'agency', 'agencies')}"
    alone = sum(not officer.acted_for_by for officer in present)
    who = _of_them(alone, len(present))
    if is_now:
        rest = f"nobody acts for {who}" if alone else "each is acted for"
    else:
        rest = f"nobody acted for {who}" if alone else "each was acted for"
    gone = len(roster.officers) - len(present)
    left = f" {first_capital(counted(gone, 'officer'))} {'has' if gone == 1 else 'have'} left."
    return f"{first_capital(first)} {can} lead actions; {rest}.{left if gone else ''}"


def _of_them(some: int, every: int) -> str:
    if some == every:
        return "any of them" if every > 1 else "them"
    return f"{number_words(some)} of them"


def of_officer(officer: OfficerStands, at: AsAt) -> str:
    """``A person: Head of Early Help, Aldermere Council. Ann and Bob act for them.``"""
    where = [officer.job_title, officer.agency or "the partnership as a whole"]
    what = f"A {officer.kind.lower()}: {', '.join(part for part in where if part)}."
    if officer.has_left and officer.left_on:
        return f"{what} Left on {day_words(officer.left_on)}."
    acting = officer.acted_for_by(at.day)
    acts, act = ("acts", "act") if at.is_now else ("acted", "acted")
    return f"{what} {listed(acting) or 'Nobody'} {act if acting[1:] else acts} for them."


def of_users(accounts: Sequence[Account]) -> str:
    """``Nine users can sign in. Two of them hold no role, act for nobody and see no plan.``"""
    active = [each for each in accounts if each.user.is_active]
    closed = len(accounts) - len(active)
    text = f"{first_capital(counted(len(active), 'user'))} can sign in"
    if closed:
        text += f"; {counted(closed, 'account')} {'is' if closed == 1 else 'are'} deactivated"
    idle = sum(each.does_nothing for each in active)
    if not idle:
        return f"{text}."
    some = first_capital(number_words(idle))
    verbs = (
        "holds no role, acts for nobody and sees"
        if idle == 1
        else ("hold no role, act for nobody and see")
    )
    return f"{text}. {some} of them {verbs} no plan."


def of_user(account: Account) -> str:
    """``Can sign in. Holds the role Board member and Auditor and acts for Ann.``"""
    able = "Can sign in" if account.user.is_active else "Can no longer sign in"
    kinds = list(dict.fromkeys(role.get_kind_display() for role in account.roles))
    officers = list(dict.fromkeys(each.officer.name for each in account.acting))
    roles = f"Holds the role {listed(kinds)}" if kinds else "Holds no role here"
    acts = f"acts for {listed(officers)}" if officers else "acts for nobody"
    return f"{able}. {roles} and {acts}."


def of_reader(account: Account, administrators: str) -> str:
    """``You are a board member and act for Ann. Roles are given and withdrawn by Bob.``"""
    kinds = list(dict.fromkeys(one(role.get_kind_display().lower()) for role in account.roles))
    officers = list(dict.fromkeys(each.officer.name for each in account.acting))
    parts = [f"are {listed(kinds)}"] if kinds else []
    parts += [f"act for {listed(officers)}"] if officers else []
    return f"You {listed(parts)}. Roles are given and withdrawn by {administrators}."
