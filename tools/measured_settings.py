"""The settings of a service that is measured.

The demonstration's accounts are like any others, and nobody is stopped who asks too often for
what costs much: who measures asks more often than a person does.
"""

from config.settings import *  # noqa: F403 (settings are a flat list of names)

DEMONSTRATION_DOMAINS = ()
COSTLY_AN_HOUR = dict.fromkeys(COSTLY_AN_HOUR, 1_000_000)  # noqa: F405 (one of those names)
