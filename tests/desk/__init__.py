"""Tests of the desk of one document, as a browser asks it."""
