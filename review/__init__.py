"""The review desk: a web page on which people check what was read."""
