"""Where the files of published packs lie: apart from evidence, which can be erased."""

from __future__ import annotations

from actions.evidence.contents import Contents

PACKS = Contents("packs")
