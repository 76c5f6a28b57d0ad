"""The catalogue: what stands in the folders of the outputs, so that the queue need not read them.

It is never the record: whatever it says is read from the folders, and can be read again any time.
"""

from __future__ import annotations

from review.catalogue.keeping import Catalogue, catalogue_of, touch
from review.catalogue.queries import SORTS, Wanted

__all__ = ["SORTS", "Catalogue", "Wanted", "catalogue_of", "touch"]
