"""Every error detente raises on purpose, split by what the caller does next.

DetenteError
├── PageError          leave this page out and go on
│   ├── Unreadable     it could not be opened or decoded
│   └── NothingToRead  it was opened, and there is no article in it
├── Stop               stop the run
│   ├── NoWeights      the reader's files are missing or do not match their checksums
│   └── RecordError    the database cannot be used (locked, full, of a newer version)
└── UsageError         the question itself is off: unknown side, bad date, bad mapping
"""

from __future__ import annotations


class DetenteError(Exception):
    """Root of all. Its text is one line for a person: what happened, to what, what to do."""


class PageError(DetenteError):
    """Leave this page out and go on."""


class Unreadable(PageError):
    """The source could not be opened or decoded."""


class NothingToRead(PageError):
    """The source was opened, and there is no article in it."""


class Stop(DetenteError):
    """Stop the run."""


class NoWeights(Stop):
    """The reader's files are missing or do not match their checksums."""


class RecordError(Stop):
    """The database cannot be used."""


class UsageError(DetenteError):
    """The question itself is off."""
