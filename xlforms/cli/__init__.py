"""The command line: arguments in, one call, exit code out. Everything that a person reads is Chinese."""

from __future__ import annotations

from xlforms.cli.commands import main

__all__ = ["main"]
