"""Scrutiny reviews as papers: their recommendations, decisions and responses. Pure."""
