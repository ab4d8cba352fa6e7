"""Every command's way out: an error is one line on standard error and the exit code that DESIGN.md promises."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from ..nouns.errors import DetenteError, UsageError
from .console import remark

FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130
"""A source or the run failed; the question was off; the person stopped it (128 + SIGINT, as shells have it)."""


class Commands(TyperGroup):
    """The group of all commands; tests meet the same behaviour as the shell."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except UsageError as error:
            remark(f"detente: {error}")
            raise typer.Exit(WRONG_USAGE) from None
        except DetenteError as error:
            remark(f"detente: {error}")
            raise typer.Exit(FAILED) from None
        except KeyboardInterrupt:
            remark("detente: stopped")
            raise typer.Exit(INTERRUPTED) from None
