"""E-mail addresses and telephone numbers by which a child or a family is reached. Pure.

Those of a service, and of an officer at work, are printed so that people use them, and are no
child’s. What neither the address nor the words around it show to be of an office is pointed out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from people.identity.finding import Span
from people.identity.surroundings import OFFICE, Of, belongs_to
from people.patterns import one_of, phrases

_EMAIL = re.compile(
    r"(?<![\w.+-])(?P<box>[A-Za-z0-9][\w.+’'-]{0,63})@(?P<domain>(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,12})\b"
)
_OF_A_PUBLIC_BODY = re.compile(
    r"(?i)(?:^|\.)(?:gov\.uk|gov\.scot|gov\.wales|nhs\.uk|nhs\.net|police\.uk|parliament\.uk|mod\.uk"
    r"|cjsm\.net|judiciary\.uk)$"
)
"""Domains whose every address is of somebody at work. Schools’ are not: pupils have them too."""
_OF_ANYBODY = re.compile(
    r"(?i)^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|btinternet"
    r"|sky|virginmedia|talktalk|protonmail|proton|gmx|mail|snapchat|ntlworld|tiscali)\."
)
_GENERIC = re.compile(
    r"(?i)(?:^|[._+-])"
    + one_of(
        r"""
        info | information | enquir(?:y|ies) | inquiries | office | admin | contact(?:us)? | help
        helpdesk | helpline | support | hello | mail | post | reception | head | headteacher
        safeguarding | referrals? | duty | mash | team | hub | lscb | lscp | board | partnership
        training | learning | courses | events | bookings? | press
        media | secretary | clerk | services? | customer
        report | reporting | concerns? | advice | project | volunteer(?:s|ing)? | feedback | hr
        foi | dpo | data | privacy | complaints | noreply | no-reply | web | webmaster | service
        children | families | youth | cse | missing | exploitation | consultation | survey
        """
    )
    + r"(?:\d{0,2}$|[._+-])"
)

_PHONE = re.compile(
    r"(?<![\w£.,/+-])(?:\+44[\s-]?(?:\(0\)[\s-]?)?|0044[\s-]?|\(?0)(?P<kind>[127])\d{1,4}\)?"
    r"(?:[\s-]?\d){5,9}(?!\w)(?![.,/-]\d)"
)
_LENGTHS = (10, 11)
_NEAR = 40
_NO_PHONE = phrases(
    r"""
    grant | ref(?:erence)? | invoice | order | minutes? | contract | account | charity | tender
    version | item | code | job | bid
    """,
    then=r"(?:\.|:)?(?: (?:no|number|ref|reference)\.?:?)? $",
)


def emails(text: str) -> Iterator[Span]:
    for match in _EMAIL.finditer(text):
        if not _is_at_work(match["box"], match["domain"]):
            yield match.span()


def _is_at_work(box: str, domain: str) -> bool:
    if _OF_A_PUBLIC_BODY.search(domain):
        return True
    return _GENERIC.search(box) is not None and not _OF_ANYBODY.match(domain)


def phones(text: str) -> Iterator[Span]:
    """Numbers of places and of mobiles; 101, 116 000, 0800 and 0300 are always a service’s."""
    for match in _PHONE.finditer(text):
        digits = "0" + match["kind"] + re.sub(r"\D", "", text[match.end("kind") : match.end()])
        before = text[max(match.start() - _NEAR, 0) : match.start()]
        if len(digits) not in _LENGTHS or _NO_PHONE.search(before):
            continue
        if belongs_to(text, *match.span(), office=OFFICE) is not Of.OFFICE:
            yield match.span()
