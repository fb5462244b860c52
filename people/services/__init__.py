"""Writing about people: one verb each, one transaction, with its history and its chain."""

from people.services.accounts import add_user, begin_visit, change_user, set_password
from people.services.acting import act_for, add_user_for, stop_acting
from people.services.bodies import add_body, change_seat, end_seat, rename_body, seat_member
from people.services.confirming import confirm
from people.services.departing import pseudonymise
from people.services.erasing import Grounds, erase_text
from people.services.exempting import Ground, decide_exempt, lift_exemption
from people.services.forms import begin_form, keep_answer, posting_key
from people.services.officers import add_officer, change_officer
from people.services.places import add_agency, create_partnership
from people.services.roles import grant_role, withdraw_role

__all__ = [
    "Ground",
    "Grounds",
    "act_for",
    "add_agency",
    "add_body",
    "add_officer",
    "add_user",
    "add_user_for",
    "begin_form",
    "begin_visit",
    "change_officer",
    "change_seat",
    "change_user",
    "confirm",
    "create_partnership",
    "decide_exempt",
    "end_seat",
    "erase_text",
    "grant_role",
    "keep_answer",
    "lift_exemption",
    "posting_key",
    "pseudonymise",
    "rename_body",
    "seat_member",
    "set_password",
    "stop_acting",
    "withdraw_role",
]
