"""What puts a file right without asking, by the names that the tables of rules use.

A mend changes the elements that break its rule; it never changes what is printed. Whether a change
is kept is decided by `flows.mending`: only where it breaks nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extractors.profile.document import Document
from flows.mends import entries, fields, iris, naming, parts, pointers, structure, texts
from schemas.akn import Element

Each = Callable[[Document, Element], None]
Whole = Callable[[Document], None]

# One element after the other, so that one that cannot be mended does not stop the rest.
EACH: Mapping[str, Each] = {
    "subtype": fields.subtype,
    "number_format": fields.number_format,
    "date_names": fields.date_name,
    "numbers": fields.number,
    "languages": fields.language_code,
    "names": fields.name,
    "contains": fields.contains,
    "hashes": pointers.hashes,
    "references": pointers.global_iri,
    "citations": pointers.citation,
    "addresses": pointers.address,
    "ontology": pointers.ontology,
    "unused": pointers.unused,
    "wids": entries.wid,
    "entry_eids": entries.entry_eid,
    "publication": entries.publication,
    "keywords": entries.keyword,
    "votes": entries.votes,
    "titles": texts.title,
    "sessions": texts.session,
    "days": texts.day,
    "edges": texts.edges,
    "blanks": texts.blanks,
    "empties": texts.empty,
    "empty_attributes": texts.empty_attributes,
    "spans": texts.span,
    "formulas": structure.formula,
    "wrapping": structure.wrap,
    "heads": structure.head,
    "containers": structure.container,
    "nesting": structure.nested,
    "headings": structure.heading,
    "conclusions": structure.conclusions,
    "agendas": structure.agenda,
}
WHOLE: Mapping[str, Whole] = {
    "schema": entries.schema,
    "components": parts.components,
    "attachments": parts.attachments,
    "iris": iris.iris,
    "eids": naming.eids,
}
# Those that put elements in, which then need eIds.
BUILDING = frozenset(
    ("wrapping", "containers", "nesting", "headings", "conclusions", "heads", "titles")
)
# What others build upon goes first.
ORDER = (
    *("schema", "contains", "names", "languages", "date_names", "subtype", "numbers"),
    *(
        "number_format",
        "hashes",
        "addresses",
        "references",
        "citations",
        "ontology",
        "votes",
        "keywords",
    ),
    *("wids", "empty_attributes", "iris", "publication", "components", "attachments"),
    *("sessions", "days", "titles", "spans", "edges", "blanks", "headings", "heads", "wrapping"),
    *("containers", "nesting"),
    *("formulas", "conclusions", "agendas", "empties", "entry_eids", "eids", "unused"),
)
