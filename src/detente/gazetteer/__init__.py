"""Who is who and what lies where: countries, people in their offices, bodies, armed groups, role words, places.

The knowledge is in the TSV files under ``data/``, one row an entry, each with its source; the modules only look it up.
"""

from .entry import Entry
from .gazetteer import Gazetteer
from .places import Place

__all__ = ["Entry", "Gazetteer", "Place"]
