"""The database: pages, their readings, and the acts in them. One SQLite file, one door: `Record.open`."""

from .record import Record
from .tables import csv_text

__all__ = ["Record", "csv_text"]
