"""Language versions of one work, and every point on which they disagree."""

from extractors.concordance.differences import disagreements
from extractors.concordance.works import works

__all__ = ["disagreements", "works"]
