"""From bytes to facts; knows no language and no body by name."""
