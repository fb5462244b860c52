"""For ``tools.bench``: the pages of a plan that are measured, with somebody who reads each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.urls import reverse

from actions.models import Action
from actions.selectors.plan_versions import versions_at
from people import clock
from people.models import Acting, User
from plans.models import Plan


@dataclass(frozen=True, slots=True)
class Page:
    """An address, and who reads it."""

    name: str
    address: str
    reader: User

    def at(self, moment: str) -> Page:
        """The same page as at a moment."""
        joint = "&" if "?" in self.address else "?"
        address = f"{self.address}{joint}at={moment}"
        return replace(self, name=f"{self.name}, past", address=address)


_OF_A_BOARD = {
    "dashboard": "plan",
    "actions list": "list",
    "slippage": "slippage",
    "leads": "leads",
    "needs": "needs",
    "lessons": "lessons",
    "closing": "closing",
    "versions": "versions",
}
_OF_A_PARTNERSHIP = {"officers": "people:officers", "bodies": "governance:bodies"}


class Tour:
    """The pages of one plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        users = list(User.objects.filter(is_active=True, roles__partnership=plan.partnership))
        self._chair = next(u for u in users if u.has_perm("actions.consider", plan))
        self._reader = next(u for u in users if not u.has_perm("plans.see_recorded", plan))
        self._lead, self._action = self._lead_and_action()

    def _lead_and_action(self) -> tuple[User, Action]:
        """Somebody who may post an update, and the action."""
        acting = Acting.objects.filter(officer__partnership=self._plan.partnership)
        for each in acting.select_related("user").order_by("pk"):
            led = Action.objects.filter(plan=self._plan, leads__officer=each.officer_id)
            for action in led.order_by("pk"):
                if each.user.has_perm("actions.post_update", action):
                    return each.user, action
        raise SystemExit("Nobody may post an update.")

    def at_any_moment(self) -> Iterator[Page]:
        """The pages that can be read as at a moment."""
        for name, address in _OF_A_BOARD.items():
            yield Page(name, self._address(address), self._reader)
        yield Page("action", self._address("action", self._action.ref), self._reader)
        for name, address in _OF_A_PARTNERSHIP.items():
            yield Page(name, reverse(address, args=[self._plan.partnership.slug]), self._reader)

    def at_work(self) -> Iterator[Page]:
        """The pages that only show what is now."""
        yield Page("queue", self._address("queue"), self._chair)
        yield Page("my actions", reverse("actions:my-work"), self._lead)
        yield Page("update form", self._address("update", self._action.ref), self._lead)

    def compare(self, before: str, after: str) -> Page:
        """The comparison of two moments."""
        address = f"{self._address('compare')}?from={before}&to={after}"
        return Page("compare", address, self._reader)

    def versions(self) -> list[str]:
        """The versions whose content is held, oldest first, as moments."""
        held = versions_at(self._plan, at=clock.now())
        return [f"v{version.number}" for version in held if version.content_held]

    def _address(self, name: str, *more: str) -> str:
        return reverse(
            f"actions:{name}", args=[self._plan.partnership.slug, self._plan.slug, *more]
        )
