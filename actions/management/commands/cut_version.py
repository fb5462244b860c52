"""Name this moment of a plan: number, author, comment."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from actions.commands import PlanCommand
from actions.services.versions import cut_version


class Command(PlanCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("plan")
        parser.add_argument("--number", required=True)
        parser.add_argument("--author", required=True)
        parser.add_argument("--comment", required=True)
        self.add_as(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        plan, by = self.plan(options["plan"]), self.user(options["by"])
        self.demand(by, "plans.edit", plan)
        version = cut_version(
            plan,
            by=by,
            number=options["number"],
            author=options["author"],
            comments=options["comment"],
        )
        self.stdout.write(f"Version {version.number}, digest {version.document_digest}.")
