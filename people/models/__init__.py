from people.models.bodies import Body, Membership
from people.models.erasure import Erasure
from people.models.forms import PostedForm
from people.models.guesses import Guess
from people.models.identity import IdentityConfirmation
from people.models.ledger import AppendOnly, ChainEntry, Ledger, Permit
from people.models.officers import Acting, Officer
from people.models.partnership import Agency, Partnership
from people.models.roles import Role
from people.models.sign_on import SignOn
from people.models.users import User, Visit

__all__ = [
    "Acting",
    "Agency",
    "AppendOnly",
    "Body",
    "ChainEntry",
    "Erasure",
    "Guess",
    "IdentityConfirmation",
    "Ledger",
    "Membership",
    "Officer",
    "Partnership",
    "Permit",
    "PostedForm",
    "Role",
    "SignOn",
    "User",
    "Visit",
]
