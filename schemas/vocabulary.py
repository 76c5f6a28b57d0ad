"""The words that facts are told in: kinds of documents and outcomes, roles, groups, states."""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "notification",
    "provisional-agenda",
    "annotated-agenda",
    "report",
    "resolution",
    "decision",
    "declaration",
    "other",
]
SessionKind = Literal[
    "regular", "resumed", "special", "emergency-special", "extraordinary", "organizational"
]
OutcomeKind = Literal["resolution", "decision", "declaration", "recommendation"]
DateRole = Literal[
    "document",
    "session",
    "meeting",
    "session-opening",
    "document-deadline",
    "bureau-meeting",
    "adoption",
    "election",
    "plan-period",
    "other",
]
Term = Literal["current", "next"]
Role = Literal[
    "president",
    "chair",
    "co-chair",
    "vice-president",
    "vice-chair",
    "rapporteur",
    "secretary",
    "member",
]
Group = Literal[
    "african",
    "asia-pacific",
    "eastern-european",
    "latin-american-and-caribbean",
    "western-european-and-others",
]
ReferenceKind = Literal["document", "resolution", "decision", "rule", "annex"]
MandateAction = Literal["include", "report", "consider"]
Status = Literal["pass", "warn", "fail"]
ReviewRole = Literal["reviewer", "approver"]
ReviewOutcome = Literal["reviewed", "approved", "reopened"]
EntityKind = Literal["organization", "role", "location", "event", "person", "concept"]
