"""Postcodes that may be a home’s. Those of buildings where people work or meet are not. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from people.identity.finding import Span
from people.identity.surroundings import BUILDING, Of, belongs_to
from people.patterns import one_of

_AREA = one_of(
    """
    AB | AL | BA | BB | BD | BH | BL | BN | BR | BS | BT | B | CA | CB | CF | CH | CM | CO | CR
    CT | CV | CW | DA | DD | DE | DG | DH | DL | DN | DT | DY | EC | EH | EN | EX | E | FK | FY
    GL | GU | GY | G | HA | HD | HG | HP | HR | HS | HU | HX | IG | IM | IP | IV | JE | KA | KT
    KW | KY | LA | LD | LE | LL | LN | LS | LU | L | ME | MK | ML | M | NE | NG | NN | NP | NR
    NW | N | OL | OX | PA | PE | PH | PL | PO | PR | RG | RH | RM | SA | SE | SG | SK | SL | SM
    SN | SO | SP | SR | SS | ST | SW | SY | S | TA | TD | TF | TN | TQ | TR | TS | TW | UB | WA
    WC | WD | WF | WN | WR | WS | WV | W | YO | ZE
    """
)
_POSTCODE = re.compile(
    rf"(?<![\w/-])(?!\w+ \d(?:st|nd|rd|th)\b){_AREA}\d[A-Z\d]?\s{{0,2}}\d[ABD-HJLNP-UW-Z]{{2}}"
    r"(?![\w-])",
    re.IGNORECASE,
)


def postcodes(text: str) -> Iterator[Span]:
    for match in _POSTCODE.finditer(text):
        if belongs_to(text, *match.span(), office=BUILDING) is not Of.OFFICE:
            yield match.span()
