"""Recompute every digest of a partnership's record, or of every partnership's."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import CommandParser

from people.commands import PlainCommand
from people.errors import Refused
from people.models import ChainEntry, Partnership, Restoration
from people.selectors.erasures import Act
from people.verification import Verdict, verify


class Command(PlainCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("partnership", nargs="?")
        parser.add_argument("--json", action="store_true")
        parser.add_argument(
            "--entry", type=int, metavar="N", help="tell this entry's digest, as papers print it"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        slug = options["partnership"]
        chosen = [self.partnership(slug)] if slug else list(Partnership.objects.order_by("slug"))
        verdicts = [verify(partnership) for partnership in chosen]
        if options["json"]:
            self.stdout.write(json.dumps([_data(v) for v in verdicts], indent=1))
        for verdict in () if options["json"] else verdicts:
            self._say(verdict)
        if options["entry"] is not None:
            self._tell_entry(chosen, options["entry"])
        if any(verdict.fault for verdict in verdicts):
            sys.exit(1)

    def _say(self, verdict: Verdict) -> None:
        state = f"differs: {verdict.fault}" if verdict.fault else "whole"
        line = f"{verdict.partnership}: {verdict.entries} entries, {state}."
        (self.stderr if verdict.fault else self.stdout).write(line)
        for act in verdict.erased:
            self.stdout.write(f"  {act.sentence}")
        for each in verdict.restored:
            self.stdout.write(f"  {each.sentence}")

    def _tell_entry(self, partnerships: list[Partnership], number: int) -> None:
        """The digest of one entry, to be held beside what a paper prints."""
        if len(partnerships) != 1:
            raise Refused("Name the partnership whose entry you mean.")
        entry = ChainEntry.objects.filter(partnership=partnerships[0], sequence=number).first()
        if entry is None:
            raise Refused(f"The record has no entry {number}: it was cut, or never had so many.")
        self.stdout.write(f"entry {number}: {entry.digest}")


def _erased(act: Act) -> dict[str, Any]:
    return {
        "kind": act.kind,
        "row": act.row,
        "field": act.field,
        "copies": act.copies,
        "by": act.who,
        "moment": act.moment.isoformat(),
        "ground": act.ground,
        "reason": act.reason,
    }


def _restored(restoration: Restoration) -> dict[str, str]:
    taken_at, moment = restoration.taken_at, restoration.moment
    return {"taken_at": taken_at.isoformat(), "moment": moment.isoformat()}


def _data(verdict: Verdict) -> dict[str, Any]:
    fault = verdict.fault
    return {
        "partnership": verdict.partnership,
        "entries": verdict.entries,
        "head": verdict.head,
        "whole": fault is None,
        "erased": [_erased(act) for act in verdict.erased],
        "restored": [_restored(each) for each in verdict.restored],
        "first_fault": fault
        and {"entry": fault.sequence, "kind": fault.kind, "row": fault.row, "what": fault.what},
    }
