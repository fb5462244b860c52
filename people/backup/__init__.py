"""The whole system in one file, and from that file again: database and contents of files."""
