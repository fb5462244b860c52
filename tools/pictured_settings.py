"""The settings under which pictures are taken: the demonstration, in a database of its own."""

from config.settings import *  # noqa: F403 (settings are a flat list of names)

IS_DEMONSTRATION = True
