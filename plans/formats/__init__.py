"""Plans as files: readers and writers for Word, Excel, CSV and JSON. Pure."""

from plans.formats.reading import Problem, Reading, Severity, Stated, Unreadable
from plans.formats.registry import WRITTEN, pages, read, write

__all__ = [
    "WRITTEN",
    "Problem",
    "Reading",
    "Severity",
    "Stated",
    "Unreadable",
    "pages",
    "read",
    "write",
]
