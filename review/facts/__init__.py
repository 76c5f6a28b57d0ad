"""Facts of a document as rows on a page, each with what is known and decided about it."""
