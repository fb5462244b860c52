"""Run by ``tools.in_django``: the words that it is given are said of 1.1.1."""

from __future__ import annotations

import sys

from actions.models import Action
from actions.services.record import Report, post_update
from people.models import User
from plans.brag import Rating


def main(words: str) -> None:
    lead = User.objects.get(email__startswith="lead@")
    action = Action.objects.get(ref="1.1.1", plan__partnership__slug="aldermere")
    post_update(action, by=lead, report=Report(Rating.GREEN, words, "Seen."))


if __name__ == "__main__":
    main(sys.argv[1])
