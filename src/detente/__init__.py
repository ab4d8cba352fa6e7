"""detente reads the news and keeps the record of world politics: who did or said what to whom, when, where, and on
what terms.

This is the front door: what is in `__all__` is promised, the rest may change. Each name is loaded when it is first
asked for, so the import itself costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"
__all__ = ["Reader", "Record", "open", "read"]

_ROOMS = {"Reader": "reading.reader", "Record": "record", "open": "door", "read": "door"}
"""Where each name of `__all__` is at home. As text: an import would tie every room that asks for `__version__` to
all of them, and rooms import only from those above (DESIGN.md)."""


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
