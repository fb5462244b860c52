"""What reports keep: packs, what they print, what was done with them, and their files."""

from reports.models.packs import AgendaPages, BuiltPack, Pack, PackFile, PackStep
from reports.models.withholding import Release, Withholding

__all__ = [
    "AgendaPages", "BuiltPack", "Pack", "PackFile", "PackStep", "Release", "Withholding",
]  # fmt: skip
