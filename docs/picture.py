"""Draws docs/read.svg and docs/terms.svg: what the commands print, as a terminal shows it.

    python docs/picture.py
"""

from __future__ import annotations

import io
import os
import pathlib
import subprocess
import sys
import tempfile
from importlib.resources import files

from rich.console import Console
from rich.text import Text

HERE = pathlib.Path(__file__).resolve().parent
DEMO = pathlib.Path(str(files("detente"))) / "demo"
WIDTH = 92


def printed(*arguments: str, folder: str) -> str:
    environment = os.environ | {"COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    command = [sys.executable, "-m", "detente", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder, env=environment).stdout


def draw(name: str, title: str, output: str) -> None:
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(output), crop=False)
    (HERE / f"{name}.svg").write_text(console.export_svg(title=title), encoding="utf-8")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        printed("demo", folder=folder)
        page = "03-iceland-port-threat.html"
        read = printed("read", str(DEMO / page), "--no-save", folder=folder).replace(f"{DEMO}{os.sep}", "")
        draw("read", f"detente read {page}", read)
        draw("terms", "detente terms ISL NOR", printed("terms", "ISL", "NOR", "--db", "detente-demo.db", folder=folder))


if __name__ == "__main__":
    main()
