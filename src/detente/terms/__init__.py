"""Who offers, asks and refuses what of whom, and on what terms: the record's statements between two sides.

`terms_between` builds the table of `detente terms A B`; what belongs to a side and what stands apart is said in
`sides`, which statements to no one named belong here in `matters`. `where_they_stand` adds what follows from them:
positions through time, deadlocks, openings.
"""

from .sides import Side, resolve
from .standing import where_they_stand
from .table import Terms, Told, terms_between

__all__ = ["Side", "Terms", "Told", "resolve", "terms_between", "where_they_stand"]
