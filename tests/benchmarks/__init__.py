"""Measurements, printed by `make bench`; ratios hold where milliseconds do not."""
