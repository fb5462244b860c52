"""Who read, exported and changed access to what: one row each, before anything is sent."""
