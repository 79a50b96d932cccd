"""`python -m xlforms`: the command line, from a bare checkout as well."""

from __future__ import annotations

from xlforms.cli import main

if __name__ == "__main__":
    main()
