"""Setting the project up, checking and measuring it.

What sets it up uses only the standard library: it runs before anything is installed.
"""
