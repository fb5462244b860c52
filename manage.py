#!/usr/bin/env python
"""Django's command line. Every command ends with 0, or with 1 and one plain sentence."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import OperationalError

from people.errors import first_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except OperationalError as error:
        sys.exit(f"The database does not answer: {first_line(error)}")


if __name__ == "__main__":
    main()
