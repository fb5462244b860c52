"""Whether a finished PDF is a paper that everybody can read, and holds nothing beside its pages.

What veraPDF and a person with a screen reader would object to is found here without either: a
paper is read back from its bytes, whatever made it, and each fault is one sentence.
"""

from reports.conformance.checks import faults
from reports.conformance.office import faults_of_office

__all__ = ["faults", "faults_of", "faults_of_office"]


def faults_of(name: str, data: bytes, author: str) -> tuple[str, ...]:
    """What is wrong with a finished file; of a page and a table nothing can be."""
    if name.endswith(".pdf"):
        return faults(data, author=author)
    if name.endswith((".docx", ".xlsx")):
        return faults_of_office(data, author=author)
    return ()
