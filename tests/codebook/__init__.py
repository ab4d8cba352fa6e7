from importlib.resources import files
from pathlib import Path

SHIPPED = Path(str(files("detente.codebook"))) / "plover.yaml"
