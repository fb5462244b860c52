"""Reporting rounds, without Django: when they open, what is due, what is said of one."""
