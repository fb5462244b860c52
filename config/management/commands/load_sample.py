"""Load synthetic plans for measuring: a partnership with people, plans and two years of record."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from config.sample.loading import SLUG, load
from config.sample.structure import shares
from people.commands import PlainCommand


class Command(PlainCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--plans", type=int, required=True, help="how many plans")
        parser.add_argument("--actions", type=int, required=True, help="in all plans together")
        parser.add_argument("--updates", type=int, required=True, help="in all plans together")
        parser.add_argument("--seed", type=int, default=1, help="another gives other content")

    def handle(self, *_args: Any, **options: Any) -> None:
        plans, actions, updates = options["plans"], options["actions"], options["updates"]
        load(shares(plans, actions, updates), seed=options["seed"])
        self.stdout.write(
            f"{plans} plans with {actions} actions and {updates} progress updates are in "
            f"{SLUG}/plan-1 and on."
        )
