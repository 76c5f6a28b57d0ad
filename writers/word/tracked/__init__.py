"""The copy of a draft that shows, as tracked changes, how it departs from the last text."""
