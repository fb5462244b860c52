"""What the addresses of governance are for the access log."""

from __future__ import annotations

from people.access_log.addresses import Logged, NotLogged

ADDRESSES: dict[str, Logged | NotLogged] = {
    "governance:bodies": Logged("the bodies and their members"),
    "governance:reviews": Logged("the scrutiny reviews"),
    "governance:review": Logged("a scrutiny review"),
    "governance:recommendation": Logged("a recommendation"),
    "governance:begin-review": Logged("the form that begins a review"),
    "governance:import-review": Logged("the form that imports a review"),
    "governance:change-review": Logged("the form that changes a review"),
    "governance:import-into-review": Logged("the form that imports a review's newer paper"),
    "governance:add-recommendation": Logged("the form that adds a recommendation"),
    "governance:reword-recommendation": Logged("the form that rewords a recommendation"),
    "governance:say-who-responds": Logged("the form that says which body responds"),
    "governance:decide": Logged("the form that keeps a decision"),
    "governance:respond": Logged("the form that adds a response"),
    "governance:correct-response": Logged("the form that corrects a response"),
    "governance:assign": Logged("the form that names who carries a recommendation out"),
    "governance:reassign": Logged("the form that changes who carries a recommendation out"),
    "governance:set-status": Logged("the form that says how far a recommendation is"),
    "governance:deliver-by": Logged("the form that links actions to a recommendation"),
    "governance:look-at": Logged("the form that says what scrutiny found"),
    "governance:discharge": Logged("the form that discharges a recommendation"),
}
