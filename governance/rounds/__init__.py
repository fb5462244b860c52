"""Reporting rounds, without Django: when they open, what is due when, what a version says of one."""
