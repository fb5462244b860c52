"""The named place on the page of a meeting where others have something to say."""

from __future__ import annotations

from django.http import HttpRequest

from actions.views.panels import NamedPlace
from governance.models import Meeting
from people.moments import AsAt

ON_MEETING: NamedPlace[[HttpRequest, Meeting, AsAt]] = NamedPlace()
"""Below what the page opens with."""
