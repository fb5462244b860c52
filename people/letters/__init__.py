"""Letters: what they say, how they are written out, and their way to the mail server."""
