from people.models.access import AccessEntry, AccessRemoval
from people.models.bodies import Body, Membership
from people.models.calendars import CalendarFeed
from people.models.erasure import Erasure
from people.models.exempting import Exemption, ExemptionLift
from people.models.forms import PostedForm
from people.models.guesses import Guess
from people.models.identity import IdentityConfirmation
from people.models.ledger import AppendOnly, ChainEntry, Ledger, Permit
from people.models.lines import Lines
from people.models.officers import Acting, Officer
from people.models.outbox import Letter, Unsubscribing
from people.models.partnership import Agency, Partnership
from people.models.restoring import Restoration
from people.models.roles import Role
from people.models.sign_on import SignOn
from people.models.users import User, Visit
from people.models.uses import CostlyUse

__all__ = [
    "AccessEntry",
    "AccessRemoval",
    "Acting",
    "Agency",
    "AppendOnly",
    "Body",
    "CalendarFeed",
    "ChainEntry",
    "CostlyUse",
    "Erasure",
    "Exemption",
    "ExemptionLift",
    "Guess",
    "IdentityConfirmation",
    "Ledger",
    "Letter",
    "Lines",
    "Membership",
    "Officer",
    "Partnership",
    "Permit",
    "PostedForm",
    "Restoration",
    "Role",
    "SignOn",
    "Unsubscribing",
    "User",
    "Visit",
]
