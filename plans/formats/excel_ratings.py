"""Ratings in a workbook: letter and word, chosen from a list, their tint following the words."""

from __future__ import annotations

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from plans.brag import LOOKS, ORDER, Look, Rating, look
from plans.formats.palette import hexed


def rating_text(rating: Rating | None) -> str:
    """``G Green``: never colour alone."""
    return f"{look(rating).letter} {look(rating).word}"


def choose_ratings(sheet: Worksheet, *, ratings: str, signed_off: str, last: int) -> None:
    """Offer the ratings in a column, and tint each cell as its words say.

    A completed task that awaits sign-off has an edge for its tint: it must not look finished.

    Args:
        ratings: the letter of the column, and
        signed_off: that of the column that says "Yes".
        last: the last row.
    """
    places = f"{ratings}2:{ratings}{last}"
    listed = ",".join(map(rating_text, ORDER))
    choice = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
    choice.error = "Choose one of the ratings in the list."
    choice.errorTitle, choice.errorStyle = "BRAG rating", "warning"
    choice.showErrorMessage = True
    sheet.add_data_validation(choice)
    choice.add(places)
    blue = rating_text(Rating.BLUE)
    waits = f'AND(${ratings}2="{blue}",${signed_off}2<>"Yes")'
    edge = Rule(type="expression", formula=[waits], dxf=_edged(LOOKS[Rating.BLUE]), stopIfTrue=True)
    sheet.conditional_formatting.add(places, edge)
    for rating in Rating:
        same = [f'"{rating_text(rating)}"']
        tint = Rule(type="cellIs", operator="equal", formula=same, dxf=_tinted(look(rating)))
        sheet.conditional_formatting.add(places, tint)


def _tinted(shown: Look) -> DifferentialStyle:
    fill = PatternFill(bgColor=hexed(shown.tint), fill_type="solid")
    return DifferentialStyle(font=Font(bold=True, color=hexed(shown.on_tint)), fill=fill)


def _edged(shown: Look) -> DifferentialStyle:
    side = Side(style="thin", color=hexed(shown.solid))
    border = Border(left=side, right=side, top=side, bottom=side)
    return DifferentialStyle(font=Font(bold=True, color=hexed(shown.on_tint)), border=border)
