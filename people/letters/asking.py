"""What the address of the page of letters asks for."""

from __future__ import annotations

from collections.abc import Collection

from people.asked import AskedOfAList, Query, day_of
from people.models import Letter
from people.selectors.outbox import WantedLetters


class AskedOfLetters(AskedOfAList):
    def __init__(self, query: Query, *, users: Collection[int], kinds: Collection[str]) -> None:
        super().__init__(query)
        self.take_one_of("user", {str(pk) for pk in users})
        self.take_one_of("kind", kinds)
        self.take_one_of("state", Letter.State.values)
        self.take_day("from")
        self.take_day("to")

    @property
    def wanted(self) -> WantedLetters:
        values = self.values
        return WantedLetters(
            user=int(values["user"]) if values["user"] else None,
            kind=values["kind"],
            state=values["state"],
            first=day_of(values["from"]),
            last=day_of(values["to"]),
        )
