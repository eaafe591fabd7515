"""Cut a text into words, numbers and signs by the characters alone, so that no tokenizer's habits matter.

"7,640-kilometre" gives a number, a sign and a word; "$4m" a sign, a number and a word. In time linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

# Spaces group digits only as in "7 640": one to three digits, then groups of three.
_LEXEME = re.compile(
    r"""
    (?P<opaque>(?:https?://|www\.)\S+|[@\#]\w+)                        # addresses and handles carry no quantities
  | (?P<number>
        [0-9]{1,3}(?:,[0-9]{2,3}){0,6},[0-9]{3}(?![0-9])(?:\.[0-9]+)?   # 7,640  1,20,000  1,234.5
      | [1-9][0-9]{0,2}(?:[\u00a0\u2009\u202f\u0020][0-9]{3}){1,6}(?![0-9])(?:\.[0-9]+)?   # 7 640
      | [0-9]+\.[0-9]+ | [0-9]+ | (?<![\w.])\.[0-9]+
    )
    (?P<odd>(?:[.,:][0-9]+)+)?                                          # 3.2.1, 1,5: no plain number
    (?P<vulgar>[½¼¾⅓⅔⅕⅖⅗⅘⅛⅜⅝⅞])?
  | (?P<fraction>[½¼¾⅓⅔⅕⅖⅗⅘⅛⅜⅝⅞])
  | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)
  | (?P<sign>\S)
    """,
    re.VERBOSE,
)

_LONGEST_NUMBER = 30  # more digits are a code, not an amount
Kind = Literal["number", "odd", "word", "sign", "opaque"]


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word, number or sign; `start` and `end` are offsets in the text that was cut, `lower` its lower-case form."""

    kind: Kind
    text: str
    lower: str
    start: int
    end: int


def lexemes(text: str) -> list[Lexeme]:
    """Return the lexemes of a text in order; what stands between them is white space."""
    found = []
    for match in _LEXEME.finditer(text):
        written = match.group()
        found.append(Lexeme(_kind_of(match), written, written.lower().replace("’", "'"), *match.span()))
    return found


def _kind_of(match: re.Match[str]) -> Kind:
    if match["number"] is not None:
        return "odd" if match["odd"] or len(match["number"]) > _LONGEST_NUMBER else "number"
    if match["fraction"] is not None:
        return "number"
    if match["opaque"] is not None:
        return "opaque"
    return "word" if match["word"] is not None else "sign"


def joined(left: Lexeme, right: Lexeme) -> bool:
    """Tell whether two lexemes touch."""
    return left.end == right.start
