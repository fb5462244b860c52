"""What the addresses of plans and actions are for the access log."""

from __future__ import annotations

from people.access_log.addresses import Logged, NotLogged, downloads

_OF_AN_ACTION: dict[str, Logged | NotLogged] = {
    "actions:action": Logged("an action and its record"),
    "actions:update": Logged("the form of an update"),
    "actions:correct": Logged("the form that corrects an update"),
    "actions:consider": Logged("the form that considers an update"),
    "actions:ask-date": Logged("the form that asks for a date"),
    "actions:decide-date": Logged("the form that decides on a date"),
    "actions:sign-off": Logged("the form that signs off an action"),
    "actions:reopen": Logged("the form that opens an action again"),
    "actions:challenge": Logged("the form of a challenge"),
    "actions:answer-challenge": Logged("the form that answers a challenge"),
    "actions:close-challenge": Logged("the form that closes a challenge"),
    "actions:answer-need": Logged("the form that answers what is needed"),
    "actions:erase": Logged("the form that erases a text"),
    "actions:withdraw": Logged("the form that withdraws an action"),
    "actions:transfer": Logged("the form that transfers an action"),
    "actions:reword": Logged("the form that rewords an action"),
    "actions:change-leads": Logged("the form that changes the leads of an action"),
    "actions:change-date": Logged("the form that changes a due date"),
    "actions:recurrence": Logged("the form that lets an action recur"),
    "actions:evidence": downloads("a file beside an update"),
}

ADDRESSES: dict[str, Logged | NotLogged] = {
    "actions:my-work": Logged("their own actions"),
    "actions:plans": Logged("the list of plans"),
    "actions:begin-plan": Logged("the form that begins a plan"),
    "actions:plan": Logged("a plan"),
    "actions:list": Logged("the actions of a plan"),
    "actions:queue": Logged("the chair’s queue"),
    "actions:accept-updates": Logged("the form that accepts updates"),
    "actions:doubt-rules": Logged("the doubts of a plan"),
    "actions:lessons": Logged("what became of doubted ratings"),
    "actions:leads": Logged("leads and agencies of a plan"),
    "actions:leads-to-find": Logged("leads to find"),
    "actions:leaving": Logged("the form in which an officer leaves"),
    "actions:slippage": Logged("the slippage of a plan"),
    "actions:needs": Logged("what is needed"),
    "actions:save-filter": Logged("the form that saves a view"),
    "actions:delete-filter": Logged("the form that deletes a saved view"),
    "actions:versions": Logged("the versions of a plan"),
    "actions:cut-version": Logged("the form that cuts a version"),
    "actions:compare": Logged("what changed in a plan"),
    "actions:export": Logged("a plan as a file"),
    "actions:settings": Logged("the settings of a plan"),
    "actions:open-plan": Logged("the form that opens a plan"),
    "actions:closing": Logged("the closing of a plan"),
    "actions:sign-closing": Logged("the form that signs the closing"),
    "actions:close-plan": Logged("the form that closes a plan"),
    "actions:import": Logged("the import of a plan"),
    "actions:erase-anywhere": Logged("the form that erases a text of the record"),
    **_OF_AN_ACTION,
}
