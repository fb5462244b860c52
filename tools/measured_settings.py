"""The settings of a service that is measured: the demonstration's accounts are like any others."""

from config.settings import *  # noqa: F403 (settings are a flat list of names)

DEMONSTRATION_DOMAINS = ()
