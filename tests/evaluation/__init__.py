"""Every document with gold facts that is at hand, in every form, and the scores in the README."""
