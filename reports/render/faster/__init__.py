"""What WeasyPrint does for every box, line and tag of a paper, with less work.

Each function here stands for one of WeasyPrint, or of pydyf, that a long table calls tens of
thousands of times. It answers the common case from what is known already, and leaves every other
to the original: pages come out the same. Importing this package puts them in place.
"""

from reports.render.faster import (
    behind,
    blocks,
    boxes,
    files,
    letters,
    lines,
    paragraphs,
    rules,
    styles,
    words,
)
from reports.render.faster.places import PLACES

__all__ = [
    "PLACES", "behind", "blocks", "boxes", "files", "letters", "lines", "paragraphs", "rules",
    "styles", "words",
]  # fmt: skip
