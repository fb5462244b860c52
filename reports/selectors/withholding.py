"""Which files of published packs are withheld."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404

from reports.models import Pack, PackFile, Withholding


def withheld(file: PackFile) -> Withholding | None:
    """Why a file is not given out now; none where it is."""
    held = Withholding.objects.filter(file=file, release=None)
    return held.select_related("by", "file__built__pack__plan__partnership").first()


def withheld_among(files: Iterable[PackFile]) -> dict[int, Withholding]:
    """The same of several, by the file's number."""
    held = Withholding.objects.filter(file__in=[file.pk for file in files], release=None)
    return {row.file_id: row for row in held.select_related("by")}


def published_file(pack: Pack, name: str) -> PackFile:
    """A file of a published pack that its reader has reached.

    Raises:
        Http404: there is none of that name.
    """
    files = PackFile.objects.filter(built__pack=pack, name=name)
    found = files.select_related("built__pack__plan__partnership").first()
    if found is None:
        raise Http404
    return found
