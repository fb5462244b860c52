"""What reports keep: packs, what they print, what was done with them, and their files."""

from reports.models.making import Making
from reports.models.packs import AgendaPages, BuiltPack, Pack, PackFile, PackStep
from reports.models.withholding import Release, Withholding

__all__ = [
    "AgendaPages",
    "BuiltPack",
    "Making",
    "Pack",
    "PackFile",
    "PackStep",
    "Release",
    "Withholding",
]
