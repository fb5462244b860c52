"""Withholding a file of a published pack, and releasing it."""

from __future__ import annotations

from people.errors import Refused
from people.models import User
from people.writing import writing
from reports.models import PackFile, Release, Withholding
from reports.selectors.withholding import withheld


def withhold(file: PackFile, *, by: User | None, reason: str) -> Withholding:
    """Give a published file out no longer, and say so at its address.

    Raises:
        Refused: it is withheld already.
    """
    with writing(file.built.pack.plan.partnership, by=by) as w:
        if withheld(file) is not None:
            raise Refused("This file is withheld already. Look at the pack again.")
        made = Withholding(file=file, by=w.by, reason=reason)
        w.append(made)
    return made


def release(file: PackFile, *, by: User | None, reason: str) -> Release:
    """Give a file out again.

    Raises:
        Refused: it is not withheld.
    """
    with writing(file.built.pack.plan.partnership, by=by) as w:
        held = withheld(file)
        if held is None:
            raise Refused("This file is not withheld. Look at the pack again.")
        made = Release(withholding=held, by=w.by, reason=reason)
        w.append(made)
    return made
