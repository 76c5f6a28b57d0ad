"""What can go wrong, from bytes to drafts.

SeriatimError
├── UnreadableSource     the bytes are not a document this program can read
│   ├── EmptySource      nothing is printed in it
│   ├── DamagedSource    truncated, or not what its name says
│   ├── LockedSource     encrypted, or behind a password
│   ├── OversizedSource  larger than the limits that keep a batch alive
│   └── UnsupportedForm  a form no reader exists for
├── NotANotice           nothing in the text is of a body that meets
├── NotADraft            a Word file is not a draft of this program
├── UnknownLanguage      there is no languages/<code>.toml, or none fits the text
├── UnknownBody          no body file has the key
├── UnknownPipeline      no spaCy pipeline of the name is installed
├── InvalidData          a language or body file breaks its own rules
├── WrongCount           a fact that must occur once does not
├── InvalidAkn           the XML does not follow the schema or cannot be the record
├── Unprintable          LibreOffice is missing, or does not print a Word file
├── InvalidDecision      what a person decided is not of the form of a decision
├── BrokenLog            a log of decisions is not as it was written
├── Conflict             somebody else has decided since
├── NoAddress            the desk cannot be opened at an address
├── UnfitUsers           the file of the desk's users is not as it must be, or has none
├── NotApproved          nobody has approved what a record says
├── InvalidPackage       an archive package is not whole, or not what it says
├── NoStorage            archive packages cannot be put where they are to go, or are not there
├── Unharvestable        what a harvester asks for cannot be given, by the rules of OAI-PMH
└── Incomplete           a draft cannot be made, because the record lacks what it stands on
    └── Pending          a draft cannot be final, because values in it are not decided yet
"""

from __future__ import annotations


class SeriatimError(Exception):
    """Anything this program reports on purpose: what was found, what was expected, what to do."""

    def __init__(self, found: str, remedy: str = "") -> None:
        """Keep the finding and the remedy apart; both are sentences without a final stop."""
        super().__init__(f"{found}: {remedy}" if remedy else found)
        self.found = found
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[SeriatimError], tuple[object, ...]]:
        """Survive the way from a worker process, which rebuilds an exception from its arguments."""
        return type(self), (self.found, self.remedy)


class UnreadableSource(SeriatimError):
    """The bytes are not a document this program can read."""


class EmptySource(UnreadableSource):
    """Nothing is printed in the document."""


class DamagedSource(UnreadableSource):
    """The file is truncated, or is not what its name says."""


class LockedSource(UnreadableSource):
    """The file is encrypted, or behind a password."""


class OversizedSource(UnreadableSource):
    """The file is larger than the limits that keep a batch alive."""


class MissingPage(UnreadableSource):
    """The source has no page of that number."""


class UnsupportedForm(UnreadableSource):
    """No reader exists for the form of the file."""


class NotANotice(SeriatimError):
    """Nothing in the text is of a body that meets."""


class NotADraft(SeriatimError):
    """A Word file does not say which record it was made from."""


class UnknownLanguage(SeriatimError):
    """No language file exists for the code, or none fits the text."""


class UnknownBody(SeriatimError):
    """No body file has the key."""


class UnknownPipeline(SeriatimError):
    """No spaCy pipeline of the name is installed, or it does not load."""


class InvalidData(SeriatimError):
    """A language or body file breaks its own rules."""


class WrongCount(SeriatimError):
    """A fact that must occur once does not."""


class InvalidAkn(SeriatimError):
    """The XML does not follow the schema, or cannot be the record."""


class Unprintable(SeriatimError):
    """LibreOffice is missing, or does not print a Word file."""


class InvalidDecision(SeriatimError):
    """What a person decided is not of the form of a decision."""


class BrokenLog(SeriatimError):
    """A log of decisions is not as it was written."""


class Conflict(SeriatimError):
    """Somebody else has decided since the log was read."""


class NotApproved(SeriatimError):
    """Nobody has approved what a record says."""


class InvalidPackage(SeriatimError):
    """An archive package is not whole, or not what it says: the file and the check are named."""


class NoStorage(SeriatimError):
    """Archive packages cannot be put where they are to go, or are not where they should be."""


class Unharvestable(SeriatimError):
    """What a harvester asks for cannot be given; `code` is the one that OAI-PMH has for it."""

    def __init__(self, code: str, found: str) -> None:
        """Keep the code apart from the sentence."""
        super().__init__(found)
        self.code = code

    def __reduce__(self) -> tuple[type[SeriatimError], tuple[object, ...]]:
        """Survive the way from a worker process with the code."""
        return type(self), (self.code, self.found)


class NoAddress(SeriatimError):
    """The desk cannot be opened at an address."""


class UnfitUsers(SeriatimError):
    """The file of the desk's users is not as it must be, or has none."""


class Incomplete(SeriatimError):
    """A draft cannot be made, because the record lacks what it stands on."""


class Pending(Incomplete):
    """A draft cannot be final, because values in it are not decided yet; `places` lists them."""

    def __init__(self, found: str, remedy: str = "", places: tuple[str, ...] = ()) -> None:
        """Keep the list apart from the sentences."""
        super().__init__(found, remedy)
        self.places = places

    def __reduce__(self) -> tuple[type[SeriatimError], tuple[object, ...]]:
        """Survive the way from a worker process with the list."""
        return type(self), (self.found, self.remedy, self.places)
