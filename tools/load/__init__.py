"""Many people at once: the last hour of a month, forty times over.

Five hundred users with three updates each, of which a quarter of four tenths come in the last hour,
save 150 times and read 1,500 pages in it. Measured are twenty requests a second by a hundred people
who are there at once, and 64 who save at one instant.
"""
