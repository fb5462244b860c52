"""For ``tools.bench_updates``: a sample of given sizes in an empty database.

Each argument is a plan: its actions and updates, such as ``86/860``. Run by ``tools.in_django``.
"""

from __future__ import annotations

import sys

from django.core.management import call_command
from django.db import connection

from config.sample.loading import load
from config.sample.structure import Size


def main(plans: list[str]) -> None:
    call_command("migrate", verbosity=0)
    load([Size(*map(int, plan.split("/"))) for plan in plans], seed=1)
    with connection.cursor() as cursor:
        # A database that has stood for some minutes has done so by itself.
        cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    main(sys.argv[1:])
