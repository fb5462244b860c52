"""Notices outside reporting rounds, without Django: what they say."""
