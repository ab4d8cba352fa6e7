"""One act however many pages report it: stories, copies, the same act told again."""

from .placing import update, waiting

__all__ = ["update", "waiting"]
