"""Text that was decided exempt: what stands at its place for who may not read it.

Hidden where a row is read from the database, and nowhere else: whatever shows a text was given it
by a row. A page reads as its reader, a public paper as nobody; a service that writes, a command
and a job of the clock read the record as it is.
"""
