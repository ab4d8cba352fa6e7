"""PLOVER as data: types, quad classes, scores, modes, contexts, sectors, and CAMEO there and back.

`Codebook.load()` is the shipped one, `Codebook.load(path)` a user's own. Nothing here reads news.
"""

from .cameo import CameoEntry, from_cameo
from .codebook import MAX_CONTEXTS, Codebook, EventType, Mode

__all__ = ["MAX_CONTEXTS", "CameoEntry", "Codebook", "EventType", "Mode", "from_cameo"]
