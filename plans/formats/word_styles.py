"""The look of our Word documents: their styles and settings.

Heading and title are Word's own styles, so that its navigation and a screen reader find them. The
styles "Theme statement" and "Methodology" say what a paragraph is: our reader goes by them.
"""

from __future__ import annotations

from plans.formats.package import HEAD, LANGUAGE
from plans.formats.palette import ACCENT, INK, RULE, SECOND_INK

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FONT = "Arial"
"""On every council's machines, and easily read."""
_BOLD = "<w:b/>"
_STAYS = "<w:keepNext/><w:keepLines/>"
"""Never the last on its page."""

_HANGING = '<w:ind w:left="425" w:hanging="283"/>'
_BULLET = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
"""One of a list, which Word and a screen reader take for one; ``NUMBERING`` draws its bullet."""


def _style(id_: str, name: str, *, based: str = "Normal", para: str = "", look: str = "") -> str:
    """A style of paragraphs; only the one that all are based on is based on none."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    default = "" if based else ' w:default="1"'
    shape = f"<w:pPr>{para}</w:pPr>" if para else ""
    ink = f"<w:rPr>{look}</w:rPr>" if look else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{id_}"><w:name w:val="{name}"/>'
        f"{base}<w:qFormat/>{shape}{ink}</w:style>"
    )


def _space(before: int, after: int, line: int = 264) -> str:
    """Space round a paragraph in twips, and its lines in 240ths of one."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _ink(half_points: int, colour: str = INK, *, weight: str = "") -> str:
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    return f'{weight}<w:color w:val="{colour}"/>{size}'


_PARAGRAPHS = (
    _style("Normal", "Normal", based="", para=_space(0, 120), look=_ink(20)),
    _style("Title", "Title", para=_STAYS + _space(0, 80, 240), look=_ink(52, ACCENT, weight=_BOLD)),
    _style("Subtitle", "Subtitle", para=_space(0, 200), look=_ink(26, SECOND_INK)),
    _style(
        "Heading1", "heading 1", para=_STAYS + _space(360, 120, 240) + '<w:outlineLvl w:val="0"/>',
        look=_ink(32, ACCENT, weight=_BOLD),
    ),
    _style(
        "Heading2", "heading 2", para=_STAYS + _space(240, 80, 250) + '<w:outlineLvl w:val="1"/>',
        look=_ink(22, weight=_BOLD),
    ),
    _style("Caption", "caption", para=_STAYS + _space(200, 80, 250), look=_ink(19, weight=_BOLD)),
    _style("ListBullet", "List Bullet", para=_BULLET + _space(0, 60)),
    _style("ListNumber", "List Number", para=_space(0, 60) + _HANGING),
    _style("PlanDetail", "Plan detail", para=_space(0, 40)),
    _style("ThemeStatement", "Theme statement", para=_STAYS + _space(0, 160), look=_ink(22)),
    _style("Methodology", "Methodology"),
    _style("TableText", "Table text", para=_space(30, 30, 250), look=_ink(17)),
    _style(
        "TableHeading", "Table heading", based="TableText", para="<w:keepNext/>",
        look=_ink(17, SECOND_INK, weight=_BOLD),
    ),
    _style(
        "ObjectiveNumber", "Objective number", based="TableText",
        para="<w:keepNext/>" + _space(60, 0, 250), look=_ink(16, SECOND_INK),
    ),
    _style(
        "Objective", "Objective", based="TableText", para="<w:keepNext/>" + _space(0, 60, 250),
        look=_ink(18, weight=_BOLD),
    ),
    _style("SmallPrint", "Small print", based="TableText", look=_ink(12, SECOND_INK)),
    _style("Header", "header", para=_space(0, 120), look=_ink(16, SECOND_INK)),
    _style("Footer", "footer", para=_space(0, 0), look=_ink(16, SECOND_INK)),
)  # fmt: skip


def _line(name: str, size: int, colour: str) -> str:
    """A rule; its size in eighths of a point."""
    return f'<w:{name} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'


_NO_INDENT = '<w:tblInd w:w="0" w:type="dxa"/>'
_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="NormalTable"><w:name w:val="Normal Table"/>'
    f"<w:tblPr>{_NO_INDENT}<w:tblCellMar>"
    '<w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style>"
    '<w:style w:type="table" w:customStyle="1" w:styleId="PlanTable"><w:name w:val="Plan table"/>'
    f'<w:basedOn w:val="NormalTable"/><w:tblPr>{_NO_INDENT}<w:tblBorders>'
    f"{_line('bottom', 4, RULE)}{_line('insideH', 4, RULE)}</w:tblBorders></w:tblPr>"
    "</w:style>"
)

STYLES = (
    f'{HEAD}<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
    f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" w:cs="{_FONT}"/>'
    f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    f"{''.join(_PARAGRAPHS)}{_TABLES}</w:styles>"
)

SETTINGS = (
    f'{HEAD}<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    "<w:compat><w:compatSetting"
    ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    f'</w:compat><w:themeFontLang w:val="{LANGUAGE}"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)

NUMBERING = (
    f'{HEAD}<w:numbering xmlns:w="{MAIN}"><w:abstractNum w:abstractNumId="0">'
    '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    f"<w:pPr>{_HANGING}</w:pPr></w:lvl></w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
