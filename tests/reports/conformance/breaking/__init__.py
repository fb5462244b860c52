"""Ways to break a finished paper: each as a careless program, or a careful one, would."""

from tests.reports.conformance.breaking import by_a_sceptic, of_a_file, of_tags
from tests.reports.conformance.breaking.register import Break, broken, ways

__all__ = ["Break", "broken", "by_a_sceptic", "of_a_file", "of_tags", "ways"]
