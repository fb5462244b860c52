"""Named places on the pages of plans where a room above has something to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, ParamSpec

from django.http import HttpRequest

from actions.models import Action
from actions.views.frame import PlanFrame

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Panel:
    """What stands in a named place: a template, and what it finds there as ``panel``."""

    template: str
    shown: Any


@dataclass(frozen=True, slots=True)
class NamedPlace(Generic[P]):
    """A place that rooms above fill; ``config`` wires them, in their order.

    What fills it is given what the page shows: the moment, the position and the user. Where it has
    nothing to say there, it gives none.
    """

    _fillers: list[Callable[P, Panel | None]] = field(default_factory=list)

    def add(self, filler: Callable[P, Panel | None]) -> None:
        if filler not in self._fillers:
            self._fillers.append(filler)

    def panels(self, *args: P.args, **kwargs: P.kwargs) -> list[Panel]:
        found = (filler(*args, **kwargs) for filler in self._fillers)
        return [panel for panel in found if panel is not None]


ON_ACTION: NamedPlace[[PlanFrame, Action]] = NamedPlace()
"""Below the record of an action."""
ON_PLAN: NamedPlace[[PlanFrame]] = NamedPlace()
"""At the end of a plan's page."""
ON_MY_WORK: NamedPlace[[HttpRequest]] = NamedPlace()
"""On the page of what is due from a user."""
