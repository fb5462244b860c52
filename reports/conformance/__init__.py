"""Whether a finished PDF is a paper that everybody can read, and holds nothing beside its pages.

What veraPDF and a person with a screen reader would object to is found here without either: a
paper is read back from its bytes, whatever made it, and each fault is one sentence.
"""

from reports.conformance.checks import faults

__all__ = ["faults"]
