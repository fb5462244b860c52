"""What the addresses of governance are for the access log."""

from __future__ import annotations

from people.access_log.addresses import Logged, NotLogged

ADDRESSES: dict[str, Logged | NotLogged] = {
    "governance:bodies": Logged("the bodies, their members and routes"),
    "governance:add-body": Logged("the form that adds a body"),
    "governance:body": Logged("a body"),
    "governance:rename-body": Logged("the form that renames a body"),
    "governance:seat-member": Logged("the form that seats a member"),
    "governance:change-seat": Logged("the form that changes a seat"),
    "governance:end-seat": Logged("the form that ends a seat"),
    "governance:add-report": Logged("the form that says to whom a body reports"),
    "governance:change-report": Logged("the form that changes how a body reports"),
    "governance:end-report": Logged("the form that ends a route"),
    "governance:add-plan-route": Logged("the form that says of which plan a body hears"),
    "governance:change-plan-route": Logged("the form that changes a body's part in a plan"),
    "governance:end-plan-route": Logged("the form that ends a body's part in a plan"),
    "governance:programme": Logged("the work programme of a body"),
    "governance:add-entry": Logged("the form that plans what a body looks at"),
    "governance:change-entry": Logged("the form that changes what a body looks at"),
    "governance:note-look": Logged("the form that says where something was looked at"),
    "governance:take-off": Logged("the form that takes something off a work programme"),
    "governance:meetings": Logged("the meetings"),
    "governance:meeting": Logged("a meeting"),
    "governance:questions": Logged("what was asked at meetings"),
    "governance:asked": Logged("what members of a body asked"),
    "governance:followed": Logged("promises and next steps"),
    "governance:close-promise": Logged("closing a promise"),
    "governance:close-next-step": Logged("closing a next step"),
    "governance:reviews": Logged("the scrutiny reviews"),
    "governance:review": Logged("a scrutiny review"),
}
