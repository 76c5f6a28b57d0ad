"""Word drafts for the next session."""
