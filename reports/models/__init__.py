"""What reports keep: packs, what they print, what was done with them, and their files."""

from reports.models.making import Making
from reports.models.packs import BuiltPack, Pack, PackFile, PackStep

__all__ = ["BuiltPack", "Making", "Pack", "PackFile", "PackStep"]
