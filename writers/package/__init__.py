"""Archive packages as bytes: a bag that is an RO-Crate too, a ZIP file of it, or a .akn file."""

from writers.package.bag import Bag, bag
from writers.package.zipped import akn, zipped

__all__ = ["Bag", "akn", "bag", "zipped"]
