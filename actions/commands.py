"""Commands that name a plan as ``partnership/plan``, or a file that holds one."""

from __future__ import annotations

from pathlib import Path

from people.commands import PlainCommand
from people.errors import Refused
from people.models import User
from plans.document import Position
from plans.formats import Reading, Unreadable, read
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

    def reader(self, plan: Plan, email: str | None, position: Position) -> User | None:
        """On whose behalf a plan is read, who may see it so; none is the system itself."""
        by = self.user(email)
        recorded = position is Position.RECORDED
        self.demand(by, "plans.see_recorded" if recorded else "plans.see", plan)
        return by


def read_file(path: Path) -> Reading:
    """The plan that a file holds.

    Raises:
        Refused: the file cannot be opened, or is no plan.
    """
    try:
        return read(path.read_bytes(), path.name)
    except OSError as error:
        raise Refused(f"Cannot read {path}: {error.strerror}.") from None
    except Unreadable as error:
        raise Refused(str(error)) from None
