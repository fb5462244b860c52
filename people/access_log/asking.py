"""What the address of the access log asks for."""

from __future__ import annotations

from collections.abc import Collection

from people.access_log.addresses import Kind
from people.asked import AskedOfAList, Query, day_of
from people.selectors.access_log import Wanted


class Asked(AskedOfAList):
    """The parameters of an address, as far as they mean something here."""

    def __init__(self, query: Query, *, users: Collection[int]) -> None:
        super().__init__(query)
        self.take_one_of("user", {str(pk) for pk in users})
        self.take_one_of("kind", Kind.values)
        self.take_day("from")
        self.take_day("to")

    @property
    def wanted(self) -> Wanted:
        user, first, last = (self.values[name] for name in ("user", "from", "to"))
        return Wanted(
            user=int(user) if user else None,
            kind=self.values["kind"],
            first=day_of(first),
            last=day_of(last),
        )
