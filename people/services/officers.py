"""Who can be accountable for an action: adding an officer, and changing one."""

from __future__ import annotations

from datetime import date

from people.asat import newest_revision
from people.called import called
from people.errors import Refused, Stale
from people.models import Agency, Officer, Partnership, User
from people.services.places import add_agency
from people.writing import writing


def add_officer(
    partnership: Partnership,
    *,
    by: User | None,
    name: str,
    kind: str = Officer.Kind.PERSON,
    job_title: str = "",
    agency: Agency | None = None,
    new_agency: str = "",
    left_on: date | None = None,
) -> Officer:
    """Add someone who can be accountable for an action, with their agency if it is new.

    Raises:
        Refused: an officer of that name is there already, or the agency is.
    """
    with writing(partnership, by=by, reason="Officer added") as w:
        officer = Officer(
            partnership=partnership, kind=kind, name=name, job_title=job_title, left_on=left_on
        )
        _keep_officer_names_apart(officer)
        officer.agency = _agency(partnership, agency, new_agency, by)
        w.save(officer)
    return officer


def change_officer(
    officer: Officer,
    *,
    by: User | None,
    reason: str,
    name: str,
    job_title: str,
    agency: Agency | None,
    kind: str,
    left_on: date | None,
    new_agency: str = "",
    seen: int | None = None,
) -> Officer:
    """Change an officer's name, post or agency, or say that they left.

    ``seen`` is the newest revision that the user saw; none asks for no such care.

    Raises:
        Stale: somebody changed the officer since.
        Refused: another officer has that name, or the new agency is there already.
    """
    with writing(officer.partnership, by=by, reason=reason) as w:
        if seen is not None and seen != newest_revision(officer):
            raise Stale("Somebody changed this officer since you opened the page.")
        is_renamed = officer.name != name
        officer.name, officer.job_title = name, job_title
        officer.kind, officer.left_on = kind, left_on
        if is_renamed:
            _keep_officer_names_apart(officer)
        officer.agency = _agency(officer.partnership, agency, new_agency, by)
        w.save(officer)
    return officer


def _keep_officer_names_apart(officer: Officer) -> None:
    others = called(Officer.objects.filter(partnership=officer.partnership), officer.name)
    if others.exclude(pk=officer.pk).exists():
        raise Refused(f"There is an officer called {officer.name} already. Use a fuller name.")


def _agency(
    partnership: Partnership, agency: Agency | None, new_agency: str, by: User | None
) -> Agency | None:
    if new_agency:
        return add_agency(partnership, by=by, name=new_agency)
    if agency is not None and agency.partnership_id != partnership.pk:
        raise Refused("That agency belongs to another partnership. Choose one of this one.")
    return agency
