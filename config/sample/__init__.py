"""Synthetic plans for measuring: ``load_sample`` loads them, ``make bench`` reads them.

Words and course are worked out without Django, from a seed alone; ``loading`` says them through
the services. People, agencies and places are invented.
"""
