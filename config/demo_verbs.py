"""Every verb of the demonstration's script."""

from __future__ import annotations

from collections.abc import Mapping

from config.demo_actions import ACTION_VERBS
from config.demo_bodies import BODY_VERBS
from config.demo_meetings import MEETING_VERBS
from config.demo_reviews import REVIEW_VERBS
from config.demo_script import Data, Script, Verb

_VERBS: Mapping[str, Verb] = {**ACTION_VERBS, **BODY_VERBS, **MEETING_VERBS, **REVIEW_VERBS}


def do(script: Script, line: Data) -> None:
    """Do what a line of the script says.

    Raises:
        KeyError: there is no such verb.
    """
    _VERBS[line["do"]](script, line)
