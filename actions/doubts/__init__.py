"""What the record and the words of an action imply, rule by rule: see ``actions.assurance``."""
