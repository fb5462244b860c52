"""What in a text looks like the identity of a child. Pure.

Rules read the words, not a model: the same text always gives the same findings, and nothing leaves
the service. ``docs/data-protection.md`` says what each rule reads and how well it does.
"""

from people.identity.catalogue import CATALOGUE, Rule, findings, rule_of
from people.identity.finding import Finding

__all__ = ["CATALOGUE", "Finding", "Rule", "findings", "rule_of"]
