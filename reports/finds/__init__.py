"""What in a finished file nobody may have considered: each kind of find is a rule. Pure."""

from reports.finds.catalogue import RULES, Known, Rule, finds, rule_of

__all__ = ["RULES", "Known", "Rule", "finds", "rule_of"]
