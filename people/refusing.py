"""Why somebody is refused, who may, and whom to ask: read off the rule that refused them."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from people.models import User
from people.permissions import LABELS, RULES, SENTENCES, kinds_of
from people.rule import Condition, Way
from people.scope import Scope
from people.selectors.accounts import administrators
from people.standing import standing
from people.wording import first_capital, listed

Someone = User | AnonymousUser


def refusal(user: Someone, permission: str, obj: object, scope: Scope) -> str:
    """In this order: nobody can now; this user cannot here; their roles do not let them."""
    ways, what = RULES[permission].ways, SENTENCES[permission]
    failing = [_failing(way, user, obj) for way in ways]
    closed = [[each for each in way if each.is_of_the_thing] for way in failing]
    if all(closed):
        return f"You cannot {what} here now: {_reasons(min(closed, key=len))}."
    who = _who_may([way for way, shut in zip(ways, closed, strict=True) if not shut])
    kinds = kinds_of(standing(user), scope)
    for way in failing:
        if all(_is_about_themselves(each, kinds) for each in way):
            return (
                f"You cannot {what} here: {_reasons(way)}. {first_capital(who)} may. "
                f"If you think that you should, {_whom_to_ask(scope)}."
            )
    return (
        f"Your roles do not let you {what}: {who} may. "
        f"If you think that your roles should, {_whom_to_ask(scope)}."
    )


def _failing(way: Way, user: Someone, obj: object) -> list[Condition]:
    return [condition for condition in way if not condition.holds(user, obj)]


def _is_about_themselves(condition: Condition, kinds: list[str]) -> bool:
    """Whether it is not their role that fails, but what they are to this very thing."""
    if condition.said is None or condition.is_of_the_thing:
        return False
    return not condition.wanted or not condition.rule.holders.isdisjoint(kinds)


def _reasons(failing: list[Condition]) -> str:
    return listed([condition.said.otherwise for condition in failing if condition.said])


def _who_may(ways: list[Way]) -> str:
    """``action leads (on actions that they lead) and plan administrators``."""
    named = []
    for way in ways:
        kinds = [kind for kind in LABELS if all(each.can_hold_for(kind) for each in way)]
        names = [f"{label.lower()}s" for kind, label in LABELS.items() if kind in kinds]
        people = ["everyone here"] if len(kinds) == len(LABELS) else names
        named += [f"{name}{_on_what(way)}" for name in people]
    return listed(named)


def _on_what(way: Way) -> str:
    own = [c.said.when for c in way if c.said and c.wanted and not c.is_of_the_thing]
    return f" ({listed(own)})" if own else ""


def _whom_to_ask(scope: Scope) -> str:
    return f"ask {administrators_in_words(scope.partnership_id)}"


def administrators_in_words(partnership_id: int) -> str:
    """``Ann or Bob``: who may manage the whole partnership; their role where nobody holds it."""
    names = [user.name for user in administrators(partnership_id)]
    return listed(names, "or") or "a plan administrator of the partnership"
