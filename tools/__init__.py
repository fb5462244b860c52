"""Setting the project up and checking it.

Only the standard library: these run before anything is installed.
"""
