"""Writing in governance: one verb each, one transaction, with its history and its chain."""
