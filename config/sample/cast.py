"""Who there is in a sample: agencies, officers, bodies, and accounts with their roles."""

from __future__ import annotations

from datetime import date

from config.sample import words
from people import services
from people.models import Agency, Officer, Partnership, Role, User
from plans.document import OfficerEntry, OfficerKind

_DOMAIN = "sample.example"
_REPORTING = 8
"""As many persons have an account, and report for themselves."""


class Cast:
    """The sample's people, written within a writing that is under way.

    Nobody can sign in until ``set_password`` has given their account a password.
    """

    def __init__(self, partnership: Partnership, first: date) -> None:
        self._partnership, self._first = partnership, first
        self.officers: dict[str, Officer] = {}
        self.accounts: dict[str, User] = {}
        """The account of each officer who has one, by the officer's name."""
        self.administrator = self._holder(Role.Kind.ADMINISTRATOR)
        self.chair = self._holder(Role.Kind.CHAIR)
        for kind in (
            Role.Kind.CHIEF_OFFICER,
            Role.Kind.BOARD_MEMBER,
            Role.Kind.SCRUTINY_OFFICER,
            Role.Kind.AUDITOR,
        ):
            self._holder(kind)
        self._add_officers()
        self._add_bodies()

    def _holder(self, kind: Role.Kind) -> User:
        user = self._account(kind.value.replace(" ", "."), f"Sample {kind.label.lower()}")
        services.grant_role(
            user, by=None, kind=kind, partnership=self._partnership, from_date=self._first
        )
        return user

    def _account(self, local: str, name: str) -> User:
        email = f"{local}@{_DOMAIN}"
        return services.add_user(self._partnership, by=None, email=email, name=name)

    def _add_officers(self) -> None:
        agencies = {
            name: services.add_agency(self._partnership, by=None, name=name)
            for name in words.AGENCIES
        }
        entries = words.officers()
        for entry in entries:
            self.officers[entry.name] = self._officer(entry, agencies)
        persons = [entry.name for entry in entries if entry.kind is OfficerKind.PERSON]
        for name in persons[:_REPORTING]:
            self._let_report(name)

    def _officer(self, entry: OfficerEntry, agencies: dict[str, Agency]) -> Officer:
        return services.add_officer(
            self._partnership,
            by=None,
            name=entry.name,
            kind=entry.kind.value,
            job_title=entry.job_title,
            agency=agencies.get(entry.agency),
        )

    def _let_report(self, name: str) -> None:
        user = self._account(name.lower().replace(" ", "."), name)
        services.act_for(user, self.officers[name], by=None, from_date=self._first)
        self.accounts[name] = user

    def _add_bodies(self) -> None:
        for slug, name in (("sub-group", words.SUB_GROUP), ("board", words.BOARD)):
            body = services.add_body(self._partnership, by=None, slug=slug, name=name)
            services.seat_member(
                body,
                by=None,
                name=self.chair.name,
                role="chair",
                from_date=self._first,
                user=self.chair,
            )
