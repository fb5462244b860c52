"""Read a Word, Excel, CSV or JSON file into a plan, by difference."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from actions.commands import PlanCommand, read_file
from actions.services.importing import Preview, confirm, preview, refuse_if_blocked
from actions.services.versions import create_plan, cut_version
from people.commands import day
from people.errors import Refused
from people.models import User
from people.wording import counted, first_capital
from plans.changes import Change
from plans.models import Plan
from plans.writing import plan_writing


class Command(PlanCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--to", required=True, metavar="PLAN")
        parser.add_argument("--said-on", type=day, metavar="DATE")
        parser.add_argument("--version", dest="number", metavar="N")
        parser.add_argument("--author", metavar="A")
        parser.add_argument("--comment", metavar="C")
        parser.add_argument("--reason", default="", metavar="R")
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--yes", action="store_true", help="accept the warnings")
        self.add_as(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        plan, by = self.find(options["to"]), self.user(options["by"])
        partnership = self.partnership(self.names(options["to"])[0])
        self.demand(by, "plans.edit", plan or partnership)
        _refuse_half_a_version(options)
        found = preview(plan or Plan(partnership=partnership), read_file(options["file"]))
        if options["dry_run"]:
            self._show(found, options)
            return
        if not options["yes"] and found.needs_a_yes and sys.stdin.isatty():
            options["yes"] = self._ask(found)
        refuse_if_blocked(found, accept_warnings=options["yes"])
        with transaction.atomic():
            if plan is None:
                self._write(self._begin(options, by, found), found, options, by, None)
            else:
                self._write(plan, found, options, by, found.changes)
        self._show(found, options)

    def _ask(self, found: Preview) -> bool:
        self._list(found)
        return input("Import it with these warnings? [y/N] ").strip().lower() == "y"

    def _begin(self, options: dict[str, Any], by: User | None, found: Preview) -> Plan:
        partnership, slug = self.names(options["to"])
        return create_plan(
            self.partnership(partnership),
            by=by,
            slug=slug,
            title=found.document.title or slug,
            said_on=options["said_on"],
        )

    def _write(
        self,
        plan: Plan,
        found: Preview,
        options: dict[str, Any],
        by: User | None,
        previewed: tuple[Change, ...] | None,
    ) -> None:
        reason = options["reason"]
        with plan_writing(plan, by=by, reason=reason, said_on=options["said_on"]):
            confirm(plan, found.document, by=by, previewed=previewed, reason=reason)
            if options["number"]:
                cut_version(
                    plan,
                    by=by,
                    number=options["number"],
                    author=options["author"],
                    comments=options["comment"],
                )

    def _show(self, found: Preview, options: dict[str, Any]) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(found.as_data(), ensure_ascii=False, indent=1))
            return
        self._list(found)
        done = "would change" if options["dry_run"] else "changed"
        count = first_capital(counted(len(found.changes), "thing"))
        self.stdout.write(f"{count} {done}." if found.changes else "Nothing to change.")

    def _list(self, found: Preview) -> None:
        for problem in found.problems:
            self.stdout.write(f"{problem.severity}: {problem.where}: {problem.what}")


def _refuse_half_a_version(options: dict[str, Any]) -> None:
    given = [bool(options[name]) for name in ("number", "author", "comment")]
    if any(given) and not all(given):
        raise Refused("A version needs all three of --version, --author and --comment.")
