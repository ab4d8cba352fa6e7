"""``python -m detente`` is the `detente` command."""

from .cli import main

if __name__ == "__main__":
    main()
