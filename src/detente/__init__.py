"""detente reads the news and keeps the record of world politics: who did or said what to whom, when, where, and on
what terms."""

__version__ = "0.1.0"
