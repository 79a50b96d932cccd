"""What stops the work on a file, and the exit codes of the command line.

Only a file that can't be worked on at all raises; what a person typed never does (it becomes a finding).
"""

from __future__ import annotations

EXIT_DONE = 0
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_FILE = 3


class FileError(Exception):
    """A file that can't be worked on: one Chinese sentence that says what, where and what to do.

    Made by `findings.refusal`, which takes the sentence from the catalogue.

    Attributes:
        code: the permanent code, of family XF9.
        message: the sentence for the officer.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
