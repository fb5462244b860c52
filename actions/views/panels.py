"""Named places on the pages of plans where a room above has something to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from actions.models import Action
from actions.views.frame import PlanFrame
from people.named import Named, P


@dataclass(frozen=True, slots=True)
class Panel:
    """What stands in a named place: a template, and what it finds there as ``panel``."""

    template: str
    shown: Any
    waiting: int = 0
    """How many decisions wait in it for the reader of the page."""


class NamedPlace(Named[P, Panel | None]):
    """A named place for panels. Who has nothing to say there gives none.

    What fills it is given what the page shows: the moment, the position and the user.
    """

    def panels(self, *args: P.args, **kwargs: P.kwargs) -> list[Panel]:
        return [panel for panel in self.given(*args, **kwargs) if panel is not None]


ON_ACTION: NamedPlace[[PlanFrame, Action]] = NamedPlace()
"""Below the record of an action."""
ON_PLAN: NamedPlace[[PlanFrame]] = NamedPlace()
"""At the end of a plan's page."""
ON_QUEUE: NamedPlace[[PlanFrame]] = NamedPlace()
"""Beside a chair's queue: what else waits for its reader."""
ON_MY_WORK: NamedPlace[[HttpRequest]] = NamedPlace()
"""On the page of what is due from a user."""
