"""What the addresses of packs and minutes are for the access log."""

from __future__ import annotations

from people.access_log.addresses import Logged, NotLogged, downloads

ADDRESSES: dict[str, Logged | NotLogged] = {
    "reports:make": Logged("a pack"),
    "reports:kept": Logged("the packs that are kept"),
    "reports:begin": NotLogged("the questions of a draft"),
    "reports:pack": Logged("a pack that is kept"),
    "reports:preview": Logged("what a pack prints"),
    "reports:draft": Logged("what a draft of a pack prints"),
    "reports:edit": Logged("the draft of a pack"),
    "reports:file": downloads("a file of a published pack"),
    "reports:withhold": Logged("the form that withholds a file of a published pack"),
    "reports:release": Logged("the form that releases a file of a published pack"),
    "reports:step": Logged("a step of a pack’s life"),
    "reports:minutes-pdf": Logged("the minutes of a meeting as PDF"),
    "reports:minutes-word": Logged("the minutes of a meeting as Word"),
    "reports:making": Logged("how far the making of a pack has come"),
    "reports:finds": Logged("what has to be looked at before a pack is published"),
    "reports:identities": Logged("what holds a pack back"),
    "reports:review-pack": Logged("the pack of a review"),
    "reports:review-identities": Logged("what holds the pack of a review back"),
}
