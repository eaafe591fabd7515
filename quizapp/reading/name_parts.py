"""A name while an article is being read, and how it is made of the tokens of its passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from quizapp.reading import gazetteer
from quizapp.reading.knowledge import EntityType

POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
_LONGEST_SYLLABLE = 5  # "hyung", "young"
# nouns and adverbs behind a name and a hyphen; verbs and adjectives are known by their tags
_HYPHENED = frozenset("era style led like type run wide born esque owned based backed made free only ally fan".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a passage: its tokens (by index into the passage's own), its type, how sure that is, and a role.

    `told` is true where the article says what it is ("X, a Swedish roaster"): that outweighs any guess at its type.
    """

    passage: int
    first: int
    last: int
    text: str
    type: EntityType
    confidence: float
    role: str | None = None
    told: bool = False


class Namer:
    """Make names of the tokens of one passage."""

    def __init__(self, number: int, tokens: Sequence[Token]) -> None:
        self.number = number
        self.tokens = tokens

    def name(self, first: int, last: int, kind: EntityType, confidence: float) -> Name:
        """Return the name that stands in tokens `first` to `last` (exclusive)."""
        return Name(self.number, first, last, text_of(self.tokens, first, last), kind, confidence)

    def lower(self, at: int) -> str:
        """Return the lower-case form of a token without its full stop, empty outside the passage."""
        return self.tokens[at].lower_.rstrip(".") if 0 <= at < len(self.tokens) else ""


def text_of(tokens: Sequence[Token], first: int, last: int) -> str:
    """Return the characters from one token to another, as they stand."""
    start = tokens[first].idx
    return tokens[first].doc.text[start : tokens[last - 1].idx + len(tokens[last - 1].text)]


def is_capital(token: Token) -> bool:
    """Tell whether a token is written like a part of a name."""
    return token.text[:1].isupper() and any(char.isalpha() for char in token.text)


def further_people(namer: Namer, first: int, last: int) -> tuple[int, ...]:
    """Return where within a span of people other people's names begin, as a signature or a list of guests has them."""
    words = [token.text for token in namer.tokens[first:last]]
    given = [word in gazetteer.given_names() for word in words]
    if not given[0] or not all(map(is_capital, namer.tokens[first:last])):
        return ()
    if len(words) == 3 and words[0] == words[1]:
        return (1,)  # "Ann Ann Reed": signed by hand and by the printed name
    if given == [True, False, True] and words[2] not in gazetteer.surnames() and namer.lower(last) == ",":
        return (2,)  # "Ann Reed Kathleen, …": one signed, the next is addressed
    paired = len(words) % 2 == 0 and all(given[::2])
    if paired and (len(words) > 4 or given == [True, False, True, False]):
        return tuple(range(2, len(words), 2))
    return ()


def with_last_syllable(tokens: Sequence[Token], name: Name) -> Name:
    """Return a person's name with the small part behind its hyphen: "Koh Myung-seok", not "Koh Myung".

    What a hyphen makes an adjective of a name stays outside ("Trump-backed", "Thatcher-era").
    """
    end = name.last
    if name.type is not EntityType.PERSON or end + 1 >= len(tokens) or name.last - name.first < 2:
        return name
    hyphen, part = tokens[end], tokens[end + 1]
    joined = hyphen.text == "-" and not tokens[end - 1].whitespace_ and not hyphen.whitespace_
    syllable = part.is_lower and part.is_alpha and len(part.text) <= _LONGEST_SYLLABLE
    if not joined or not syllable or part.tag_.startswith(("VB", "JJ")) or part.lower_ in _HYPHENED:
        return name
    return replace(name, last=end + 2, text=text_of(tokens, name.first, end + 2))
