"""Meetings of bodies, as values."""
