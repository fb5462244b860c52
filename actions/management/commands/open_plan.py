"""Open a plan: from here on, moment is the clock."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from actions.commands import PlanCommand
from actions.services.versions import open_plan


class Command(PlanCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("plan")
        self.add_as(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        plan, by = self.plan(options["plan"]), self.user(options["by"])
        self.demand(by, "plans.edit", plan)
        open_plan(plan, by=by)
        self.stdout.write(f"{options['plan']} is open.")
