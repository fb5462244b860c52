"""A command of manage.py in a process whose clock shows another time.

``python -m tests.support.at_a_time 2027-01-05T09:00:00+00:00 tick``
"""

from __future__ import annotations

import sys
from datetime import datetime

import time_machine
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    with time_machine.travel(datetime.fromisoformat(sys.argv[1])):
        execute_from_command_line(["manage.py", *sys.argv[2:]])
