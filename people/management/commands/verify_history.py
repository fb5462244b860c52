"""Recompute every digest of a partnership's record, or of every partnership's."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import CommandParser

from people.commands import PlainCommand
from people.models import Partnership
from people.verification import Verdict, verify


class Command(PlainCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("partnership", nargs="?")
        parser.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        slug = options["partnership"]
        chosen = [self.partnership(slug)] if slug else list(Partnership.objects.order_by("slug"))
        verdicts = [verify(partnership) for partnership in chosen]
        if options["json"]:
            self.stdout.write(json.dumps([_data(v) for v in verdicts], indent=1))
        faults = [v for v in verdicts if v.fault]
        for verdict in () if options["json"] else verdicts:
            state = f"differs: {verdict.fault}" if verdict.fault else "whole"
            line = f"{verdict.partnership}: {verdict.entries} entries, {state}."
            (self.stderr if verdict.fault else self.stdout).write(line)
        if faults:
            sys.exit(1)


def _data(verdict: Verdict) -> dict[str, Any]:
    fault = verdict.fault
    return {
        "partnership": verdict.partnership,
        "entries": verdict.entries,
        "head": verdict.head,
        "whole": fault is None,
        "first_fault": fault
        and {"entry": fault.sequence, "kind": fault.kind, "row": fault.row, "what": fault.what},
    }
