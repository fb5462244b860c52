"""Networks that tests of the drawing share, the routes of a council's papers among them."""

from __future__ import annotations

from governance.routes.network import Network, Node, Route


def network(*routes: str, alone: str = "", plans: str = "") -> Network:
    """From ``a>b``: a reports to b. Each letter is a body, or a plan if it stands in ``plans``."""
    pairs = [route.split(">") for route in routes]
    names = sorted({name for pair in pairs for name in pair} | set(alone))
    nodes = tuple(Node(name, name.upper(), name in plans) for name in names)
    return Network(nodes, tuple(Route(a, b, f"reports to {b.upper()}") for a, b in pairs))


BODIES = {
    "improvement": "Rotherham Children's Improvement Board",
    "lscb": "Rotherham Local Safeguarding Children Board",
    "sub group": "LSCB CSE Sub Group",
    "commission": "Improving Lives Select Commission",
    "reference": "LSCB community reference group",
}

PAPERS = Network(
    (*(Node(key, name) for key, name in BODIES.items()), Node("plan", "Delivery Plan", True)),
    (
        Route("sub group", "improvement", "reports to the Improvement Board, no set interval"),
        Route("sub group", "lscb", "reports to the LSCB, quarterly"),
        Route("lscb", "improvement", "reports to the Improvement Board, no set interval"),
        Route("reference", "sub group", "reports to the Sub Group, quarterly"),
        Route("plan", "sub group", "driven by the Sub Group, every two months"),
        Route("plan", "commission", "scrutinised by the Select Commission, no set interval"),
    ),
)
"""The methodology sends progress to the Improvement Board; the report to members, by the LSCB."""
