"""What is not for publication: the paragraphs of the Act, and the words that it asks for. Pure.

Local Government Act 1972, section 100A(4) and Part 1 of Schedule 12A as it has stood in England
since the Access to Information (Variation) Order 2006.
"""

from __future__ import annotations

PARAGRAPHS = {
    "1": "Information relating to any individual",
    "2": "Information which is likely to reveal the identity of an individual",
    "3": (
        "Information relating to the financial or business affairs of any particular person "
        "(including the authority holding that information)"
    ),
    "4": (
        "Information relating to any consultations or negotiations, or contemplated consultations "
        "or negotiations, in connection with any labour relations matter arising between the "
        "authority or a Minister of the Crown and employees of, or office holders under, the "
        "authority"
    ),
    "5": (
        "Information in respect of which a claim to legal professional privilege could be "
        "maintained in legal proceedings"
    ),
    "6": (
        "Information which reveals that the authority proposes to give under any enactment a "
        "notice under or by virtue of which requirements are imposed on a person, or to make an "
        "order or direction under any enactment"
    ),
    "7": (
        "Information relating to any action taken or to be taken in connection with the "
        "prevention, investigation or prosecution of crime"
    ),
}


def words_of_exclusion(paragraph: str) -> str:
    """The resolution by which press and public are excluded from an item.

    Raises:
        KeyError: the Schedule has no such paragraph.
    """
    return (
        "That, under section 100A(4) of the Local Government Act 1972, the press and public be "
        "excluded from the meeting for this item of business on the grounds that it involves the "
        "likely disclosure of exempt information as defined in paragraph "
        f"{paragraph} of Part 1 of Schedule 12A to that Act "
        f"({_statutory_name(paragraph)})."
    )


def named(paragraph: str) -> str:
    """``paragraph 1 (information relating to any individual)``: its number and statutory name.

    Raises:
        KeyError: the Schedule has no such paragraph.
    """
    return f"paragraph {paragraph} ({_statutory_name(paragraph)})"


def _statutory_name(paragraph: str) -> str:
    """As it stands within a sentence."""
    described = PARAGRAPHS[paragraph]
    return f"{described[:1].lower()}{described[1:]}"


def not_for_publication(paragraph: str) -> str:
    """The words that mark what is not for publication."""
    return (
        f"Not for publication by virtue of paragraph {paragraph} of Part 1 of Schedule 12A of the "
        "Local Government Act 1972"
    )
