"""Checks."""
def checked(notice, spoken, body):
    return ()
