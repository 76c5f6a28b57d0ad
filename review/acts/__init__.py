"""What people do on a page, as decisions of the log."""
