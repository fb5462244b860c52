"""Who reports to whom, and which body is to hear of which plan. Pure."""
