"""The source of a document as the desk shows it: text with facts marked, pages, XML, changes."""
