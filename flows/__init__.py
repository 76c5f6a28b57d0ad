"""Orchestration and the command line: notices in, packages out."""
