"""Every kind of paper in every format, made so often by this process; a digest for each time.

Run by itself, so that each rendering can be by a process of its own.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator

from reports.content.content_json import read, write
from reports.content.shape import PackContent
from reports.render.formats import Format, rendered
from reports.render.minutes_pdf import minutes_pdf
from reports.render.minutes_word import minutes_docx
from tests.reports.every_kind import EXAMPLES, ONE_OF_EACH, Paper, paper
from tests.soak.effort import effort


def files_of(found: Paper) -> Iterator[bytes]:
    """Each file of the paper: a pack's from its content as it is kept."""
    if isinstance(found, PackContent):
        content = read(write(found))
        yield from (rendered(content, each) for each in Format)
    else:
        yield minutes_pdf(found)
        yield minutes_docx(found)


def digest_of_all() -> str:
    """One digest of every file of every kind of paper; of all examples only in the long run."""
    sha = hashlib.sha256()
    for name in EXAMPLES if effort().whole else ONE_OF_EACH:
        for data in files_of(paper(name)):
            sha.update(hashlib.sha256(data).digest())
    return sha.hexdigest()


if __name__ == "__main__":
    for _ in range(int(sys.argv[1])):
        print(digest_of_all(), flush=True)
