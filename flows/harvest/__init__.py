"""Archive packages offered for harvesting by OAI-PMH 2.0."""
