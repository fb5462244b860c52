"""Files and links of an update: scanned and kept on disk first, then named in its transaction."""

from __future__ import annotations

from dataclasses import dataclass

from actions.evidence.attached import Attached, refuse_too_many
from actions.evidence.beside import Beside
from actions.evidence.links import Link, checked_links
from actions.evidence.scanning import scan
from actions.evidence.store import keep
from actions.models import EvidenceFile, EvidenceLink, ProgressUpdate
from actions.services.posting import SAID_OTHERWISE
from people.errors import Refused
from people.writing import Writing


@dataclass(frozen=True, slots=True)
class Received:
    """What may be named beside an update: its content is scanned and lies on the disk."""

    files: tuple[Attached, ...]
    links: tuple[Link, ...]

    def refuse_unless_beside(self, update: ProgressUpdate) -> None:
        """Raise Refused where a form that gave an update has other files or links now."""
        files = {file.digest for file in update.files.all()}
        links = {(link.title, link.url) for link in update.links.all()}
        if files != {file.digest for file in self.files} or links != set(self.links):
            raise Refused(SAID_OTHERWISE)


def received(beside: Beside) -> Received:
    """Scan and keep the files before anything is locked; nothing is written to the record yet.

    Raises:
        Refused: too many, infected, not to be scanned now, or a link that leads to no page.
    """
    refuse_too_many(beside.files)
    taken = named(beside)
    for file in taken.files:
        scan(file)
    for file in taken.files:
        keep(file)
    return taken


def named(beside: Beside) -> Received:
    """How files and links are named beside an update; their content has been received before.

    Raises:
        Refused: too many links, or one that leads to no page.
    """
    return Received(tuple(beside.files), tuple(checked_links(beside.links)))


def append_attached(w: Writing, update: ProgressUpdate, beside: Received) -> None:
    """Name the files and links beside an update that was just appended."""
    for file in beside.files:
        w.append(
            EvidenceFile(
                update=update,
                by=w.by,
                name=file.name,
                digest=file.digest,
                size=len(file.content),
                media_type=file.kind.media_type,
            )
        )
    for title, url in beside.links:
        w.append(EvidenceLink(update=update, by=w.by, title=title, url=url))
