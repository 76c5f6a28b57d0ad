"""From a notice to documents: one file per format."""
