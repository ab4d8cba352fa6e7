"""Annotated pages → figures. A folder holds ``gold/ID.json`` and ``pages/ID.txt``, as in the project's examples."""

from .folder import evaluate, page_of, read_folder
from .score import figures, score_page

__all__ = ["evaluate", "figures", "page_of", "read_folder", "score_page"]
