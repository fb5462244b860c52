"""Every word of a finished file, wherever it hides: what leaves is read as it leaves. Pure.

Not what was meant to be printed is read but the bytes themselves: the text of every page, and
whatever lies beside it (titles, bookmarks, words instead of pictures, notes, comments, struck
text, hidden sheets, properties, attached files).
"""

from reports.finished.files import said_in
from reports.finished.said import Said

__all__ = ["Said", "said_in"]
