"""Rendering a pack from its content, and from nothing else: no query, no fetching."""
