"""A formula's text, cut into tokens that together are the text again (grammar: ECMA-376 part 1, 18.17.2)."""

from __future__ import annotations

import re
from functools import lru_cache

from xlforms.records import NamedTuple

_WORD = r"""[^\s'"(),;:+\-*/^&=<>!{}\[\]#%$@]+"""
_SHEET = rf"(?:'(?:[^']|'')+'|(?:\[[^\]]*\])?{_WORD}(?::{_WORD})?)!"
_BOOK = r"\[[0-9]+\]!"  # before a name that another workbook defines
_CELL = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_TOKEN = re.compile(
    rf"""
      (?P<string> "(?:[^"]|"")*" )
    | (?:{_SHEET})? (?:
          (?P<error> \#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!) )
        | (?P<reference>
            (?: {_CELL}(?::{_CELL})? | \$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}} | \$?[0-9]+:\$?[0-9]+ )
            (?![\w.(!\[]) )
      )
    | (?P<number> (?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)? )
    | (?P<function> [^\W\d][\w.]*\( )
    | (?P<name> (?:{_SHEET}|{_BOOK})?[^\W\d][\w.\\?]* )
    | (?P<bracket> \[(?:[^\[\]]|\[[^\]]*\])*\] )
    | (?P<space> \s+ )
    | (?P<operator> <=|>=|<>|. )
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """One token: its kind (a group of `_TOKEN`) and its text as it stands."""

    kind: str
    text: str


@lru_cache(maxsize=4096)
def tokens(formula: str) -> tuple[Token, ...]:
    """The tokens of a formula without its `=`, white space included."""
    return tuple(Token(match.lastgroup or "operator", match[0]) for match in _TOKEN.finditer(formula))
