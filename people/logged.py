"""What the addresses of signing in, officers and users are for the access log."""

from __future__ import annotations

from people.access_log.addresses import Logged, NotLogged

_WAY_IN = NotLogged("on the way in: what happens there has rows of its own")
_OWN = NotLogged("about the reader alone")

ADDRESSES: dict[str, Logged | NotLogged] = {
    "people:sign-in": _WAY_IN,
    "account_login": _WAY_IN,
    "mfa_authenticate": _WAY_IN,
    "people:sign-out": _WAY_IN,
    "people:sign-on": _WAY_IN,
    "people:sign-on-back": _WAY_IN,
    "people:sign-on-invited": _WAY_IN,
    "people:forgotten-password": _WAY_IN,
    "people:invitation": _WAY_IN,
    "people:new-password": _WAY_IN,
    "people:confirm": _WAY_IN,
    "people:second-factor": _OWN,
    "people:second-factor-app": _OWN,
    "people:add-passkey": _OWN,
    "people:remove-app": _OWN,
    "people:remove-passkey": _OWN,
    "people:recovery-codes": _OWN,
    "people:sessions": _OWN,
    "people:end-sessions": _OWN,
    "people:own-password": _OWN,
    "people:officers": Logged("leads and agencies"),
    "people:officer": Logged("an officer"),
    "people:add-officer": Logged("the form that adds an officer"),
    "people:change-officer": Logged("the form that changes an officer"),
    "people:officer-acting": Logged("the form that lets somebody act for an officer"),
    "people:end-acting": Logged("the form that ends an acting"),
    "people:own-data": Logged("what is held about them"),
    "people:roles": NotLogged("rules, which are the same for everybody"),
    "people:users": Logged("users"),
    "people:user": Logged("a user"),
    "people:add-user": Logged("the form that adds a user"),
    "people:invite-user": Logged("the form that gives a role to somebody from elsewhere"),
    "people:user-account": Logged("the form that deactivates an account"),
    "people:user-password": Logged("the form that sets a password"),
    "people:send-link": Logged("the form that sends a link"),
    "people:forget-second-factor": Logged("the form that takes away a second factor"),
    "people:officer-data": Logged("what is held about an officer"),
    "people:user-data": Logged("what is held about a user"),
    "people:take-name-away": Logged("the form that takes a name away"),
    "people:user-acting": Logged("the form that lets a user act for an officer"),
    "people:grant-role": Logged("the form that gives a role"),
    "people:withdraw-role": Logged("the form that withdraws a role"),
    "people:access": Logged("the access log"),
    "people:access-term": Logged("the form that says how long the access log is kept"),
}
