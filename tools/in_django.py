"""Run a module of these tools with the application set up: its models can then be imported."""

from __future__ import annotations

import os
import runpy
import sys

import django


def main() -> None:
    module = sys.argv[1]
    del sys.argv[:1]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    runpy.run_module(module, run_name="__main__")


if __name__ == "__main__":
    main()
