"""Files and links beside an update: what is taken, how it is kept, how it is read again."""
