"""Commands that name a plan as ``partnership/plan``."""

from __future__ import annotations

from people.commands import PlainCommand
from people.errors import Refused
from plans.models import Plan


class PlanCommand(PlainCommand):
    def names(self, path: str) -> tuple[str, str]:
        """The two short names of ``partnership/plan``."""
        partnership, separator, plan = path.partition("/")
        if not separator or not partnership or not plan:
            raise Refused(f"“{path}” names no plan. Write it as partnership/plan: demo/cse.")
        return partnership, plan

    def find(self, path: str) -> Plan | None:
        partnership, slug = self.names(path)
        self.partnership(partnership)
        return (
            Plan.objects.select_related("partnership")
            .filter(partnership__slug=partnership, slug=slug)
            .first()
        )

    def plan(self, path: str) -> Plan:
        found = self.find(path)
        if found is None:
            raise Refused(f"There is no plan “{path}”.")
        return found
