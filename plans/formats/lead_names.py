"""What the name in a cell is: a person's, a post's or a group's, or that of nobody yet."""

from __future__ import annotations

import re

from plans.document import OfficerKind
from plans.formats.text import one_line, words_only

_VACANT = re.compile(
    r".*\bto be (?:identified|confirmed|appointed|agreed|determined|recruited"
    r"|allocated|advised|decided|named)\b.*"
    r"|.*\b(?:vacant|vacancy|unallocated|unassigned|awaiting appointment)\b.*"
    r"|(?:lead )?t ?b ?[cadn]|n ?a|none|not (?:yet )?(?:assigned|allocated"
    r"|known|identified)|"
)
_POST = re.compile(
    r"\b(?:chair|chairs|chairman|chairperson|chairwoman|director|manager"
    r"|head of|head teacher|headteacher|officer|coordinator|"
    r"co ordinator|commissioner|superintendent|inspector|sergeant|constable"
    r"|nurse|principal|chief|leader|secretary|"
    r"adviser|advisor|consultant|lead for|lead|designated|portfolio "
    r"holder|cabinet member|strategic lead|doctor)\b"
)
_GROUP = re.compile(
    r"\b(?:sub ?group|sub groups|group|board|boards|lscb|scb|lscp|scp"
    r"|commission|committee|partnership|panel|team|teams|forum|council"
    r"|"
    r"police|services?|agency|agencies|all|partners|trust|ccg|icb|cabinet"
    r"|hub|unit|department|directorate|schools?|"
    r"college|constabulary|nhs|network|mash|everyone|providers?|probation"
    r"|health|housing|education|safeguarding|families|university|academy)\b"
)
_NO_NAMES = re.compile(
    r"\b(?:and|of|for|the|people|young|adults?|children|learning|culture|skills|leisure|transport"
    r"|environment|communities|community|care|strategy|performance|to|be|not|yet|awaiting|new|post)\b"
)
_RANK = re.compile(
    (
        r"^(?:mr|mrs|ms|miss|mx|dr|prof|professor|cllr|councillor|rev|sir"
        r"|dame|dci|dcs|ci|di|ds|dc|acc|dcc|ch ?supt|d ?supt|supt|insp|sgt|t/?d?ci)\.? +"
    ),
    re.IGNORECASE,
)
_PERSON = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){1,4}")
_LABEL = re.compile(
    r"(^|[;,/\n]\s*)(?:(?:joint|named|overall|responsible|accountable|action|lead) )?"
    r"(?:lead|owner|officer|person)(?:s|\(s\))?\s*:\s*",
    re.IGNORECASE,
)
"""What a cell says of a name that its heading says already, with what stands before it."""
FULL = 2
"""Words of a full name."""


def is_vacancy(text: str) -> bool:
    return _VACANT.fullmatch(words_only(text)) is not None


def names_a_post(words: str) -> bool:
    """Whether the folded words hold a post, such as a head or an inspector."""
    return _POST.search(words) is not None


def is_of_a_service(words: str) -> bool:
    """Whether the folded words hold one of a service or a vacancy, which no person is called."""
    return _NO_NAMES.search(words) is not None


def kind_of(name: str) -> OfficerKind:
    """A post or a group by its words; whoever has none of them is a person."""
    words = words_only(name)
    if names_a_post(words):
        return OfficerKind.POST
    if _GROUP.search(words) or re.fullmatch(r"[A-Z][A-Z&/ -]{1,11}", name.strip()):
        return OfficerKind.GROUP
    return OfficerKind.PERSON if _PERSON.fullmatch(bare(name)) else OfficerKind.GROUP


def bare(name: str) -> str:
    """The name without rank, title and bracketed agency."""
    plain = one_line(re.sub(r"\([^)]*\)|\[[^]]*\]", " ", name)).strip(" .,-")
    return _RANK.sub("", plain) or plain


def unlabelled(text: str) -> str:
    """The cell without what it says of a name that its heading says already."""
    return _LABEL.sub(r"\1", text)
