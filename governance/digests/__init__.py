"""Digests to those who chair a body, before it meets."""
