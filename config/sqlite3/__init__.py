"""SQLite as Django speaks to it, with a fair wait for those who write at once."""
