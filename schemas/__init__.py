"""What things are: notices, sources, languages, bodies, errors; imports nothing of ours."""
