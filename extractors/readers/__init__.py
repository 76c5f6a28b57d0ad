"""One reader per form: bytes of a file to the lines printed on it."""
