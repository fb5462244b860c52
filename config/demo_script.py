"""The demonstration's script: what each of its verbs can ask for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from actions.models import (
    Action,
    Challenge,
    ProgressUpdate,
)
from actions.selectors.current import current_updates, waiting_updates
from people import clock
from people.models import Body, Officer, Partnership, User
from plans.document import Position
from plans.models import Plan

Data = dict[str, Any]


class Script:
    """Of one partnership and plan: who and what a verb of the script speaks of."""

    def __init__(self, partnership: Partnership, plan: Plan, folder: Path) -> None:
        self.partnership, self.plan, self.folder = partnership, plan, folder

    def officer(self, name: str) -> Officer:
        return Officer.objects.get(partnership=self.partnership, name=name)

    def body(self, slug: str) -> Body | None:
        return Body.objects.filter(partnership=self.partnership, slug=slug).first()

    def by(self, verb: Data) -> User:
        return User.objects.get(email=verb["by"])

    def speaker(self, verb: Data) -> Data:
        """Who says it, in whose name, and when."""
        return {
            "by": self.by(verb),
            "on_behalf_of": self.officer(verb["for"]) if verb.get("for") else None,
            "said_on": verb["on"],
        }

    def action(self, verb: Data) -> Action:
        actions = Action.objects.select_related("plan__partnership")
        return actions.get(plan=self.plan, ref=verb["ref"])

    def current(self, verb: Data) -> ProgressUpdate:
        action = self.action(verb)
        found = current_updates([action.pk], at=clock.now(), position=Position.RECORDED)
        return ProgressUpdate.objects.select_related("action__plan__partnership").get(
            pk=found[action.pk].pk
        )

    def waiting(self, verb: Data) -> ProgressUpdate:
        """The newest update of an action that waits to be considered."""
        found = waiting_updates(at=clock.now()).filter(action=self.action(verb)).last()
        if found is None:
            raise LookupError(f"Nothing of {verb['ref']} waits on {verb['on']}.")
        return found

    def challenge(self, verb: Data) -> Challenge:
        asked = Challenge.objects.select_related("action__plan__partnership")
        return asked.filter(action=self.action(verb), closing=None).latest("moment")


Verb = Callable[[Script, Data], None]
"""Says or decides what a line of the script names, by the service of that name."""
