"""What breaks the AKN4UN profile in Akoma Ntoso files, ours or others'."""

from extractors.profile.checking import check, check_together, opened, places
from extractors.profile.dialect import Dialect, dialect
from extractors.profile.document import Document
from extractors.profile.together import Trait, trait

__all__ = [
    "Dialect",
    "Document",
    "Trait",
    "check",
    "check_together",
    "dialect",
    "opened",
    "places",
    "trait",
]
