"""``python -m lawatan.cli``: the same as ``lawatan``."""

from lawatan.cli import main

if __name__ == "__main__":
    main()
