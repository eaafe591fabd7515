"""Cut GUM's entity mentions down to names.

GUM brackets whole noun phrases ("the Indian Prime Minister Narendra Modi, who ..."). A name is what stands
around a head that is a proper noun: "Narendra Modi". Titles and descriptions are left out, as in the other
corpora of names (Universal NER, CoNLL 2003).
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from training.conllu import Token
from training.spans import EntitySpan

LABELS = {
    "person": "PERSON",
    "organization": "ORG",
    "place": "LOC",
    "event": "EVENT",
    "object": "MISC",
    "abstract": "MISC",
}
TITLES = frozenset(
    "president minister king queen prince princess pope senator mr mrs ms dr sir lord lady god chairman governor "
    "mayor secretary director court state judge justice plaintiff defendant administrator mp premier chancellor "
    "representative congressman congresswoman rep sen gov lt col sgt prof spokesman spokeswoman ceo "
    "president-elect professor captain general officer bishop cardinal duke earl emperor empress".split()
)
LINKS = frozenset("of the for de la del di da von van al el bin - & 's ’s ’ ' . – and on".split())
LONGEST_PERSON = 6
# Phrases that hang on a name without being part of it: "Modi, the prime minister", "Modi, who came"
OUTSIDE = frozenset(("appos", "acl", "acl:relcl", "conj", "parataxis", "advcl"))
DESCRIPTIONS = frozenset(("det", "compound", "nmod:poss", "amod", "nmod"))
BRACKET = re.compile(r"\((?P<single>[^()]+)\)|\((?P<open>[^()]+)|(?P<close>[^()]+)\)")


class Mention(NamedTuple):
    """A bracketed noun phrase: tokens `start` to `end` (exclusive) and GUM's entity type."""

    start: int
    end: int
    kind: str


def names(tokens: Sequence[Token]) -> list[EntitySpan]:
    """Return the names of a sentence, in order; of two that overlap the longer one."""
    found = mentions(tokens)
    candidates = []
    for mention in found:
        span = name_in(tokens, mention, frozenset(m.start for m in found))
        if span and any(c.isalnum() for t in tokens[span.start : span.end] for c in t.form):
            candidates.append((span.start - span.end, mention.end - mention.start, span))
    kept: list[EntitySpan] = []
    for _, _, span in sorted(candidates, key=lambda c: c[:2]):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept)


def mentions(tokens: Sequence[Token]) -> list[Mention]:
    """Return the mentions that open and close within the sentence, from the `Entity=` brackets."""
    pending: list[tuple[str, str, int]] = []
    found = []
    for index, token in enumerate(tokens):
        for bracket in _entity_brackets(token):
            if bracket["single"]:
                found.append(Mention(index, index + 1, _kind_of(bracket["single"])))
            elif bracket["open"]:
                pending.append((identity(bracket["open"]), _kind_of(bracket["open"]), index))
            else:
                opened = [p for p in pending if p[0] == identity(bracket["close"])]
                if opened:
                    pending.remove(opened[-1])
                    found.append(Mention(opened[-1][2], index + 1, opened[-1][1]))
    return found


def _entity_brackets(token: Token) -> Iterator[re.Match[str]]:
    for field in token.misc.split("|"):
        if field.startswith("Entity="):
            yield from BRACKET.finditer(field.removeprefix("Entity="))


def identity(bracket: str) -> str:
    """Return the entity's number; a mention in several pieces has "[1/2]" behind it."""
    return re.split(r"[-\[]", bracket)[0]


def _kind_of(bracket: str) -> str:
    return bracket.split("-")[1] if "-" in bracket else ""


def name_in(tokens: Sequence[Token], mention: Mention, starts: frozenset[int]) -> EntitySpan | None:
    """Return the name that a mention is headed by, if any."""
    label = LABELS.get(mention.kind)
    heads = [i for i in range(mention.start, mention.end) if not mention.start <= tokens[i].head < mention.end]
    if label is None or len(heads) != 1:
        return None
    head = heads[0]
    if label == "PERSON":
        return person_in(tokens, mention, head)
    if tokens[head].upos != "PROPN" or not _is_capital(tokens[head]):
        return None
    return widened(tokens, mention, head, label, starts)


def person_in(tokens: Sequence[Token], mention: Mention, head: int) -> EntitySpan | None:
    """Return the name of a person, or of a people where it is a plural ("the Romans")."""
    parts = flat_parts(tokens, mention, head)
    if tokens[head].upos in ("NOUN", "ADJ") and any(tokens[i].upos == "PROPN" for i in parts):
        return trimmed(tokens, parts, "PERSON")  # "researcher Mu Li"
    if tokens[head].upos != "PROPN" or not _is_capital(tokens[head]):
        return None
    if tokens[head].xpos == "NNPS":
        return trimmed(tokens, [head, *parts], "NORP")
    if not parts and _is_described(tokens, mention, head):
        return None  # "the Prime Minister", "NASA Administrator": a title, no name
    return trimmed(tokens, [head, *parts], "PERSON")


def flat_parts(tokens: Sequence[Token], mention: Mention, head: int) -> list[int]:
    """Return the words joined to the head by `flat`, directly or in a chain."""
    family = {head}
    for _ in range(3):
        family |= {
            i
            for i in range(mention.start, mention.end)
            if tokens[i].head in family and tokens[i].relation.startswith("flat") and tokens[i].upos != "PUNCT"
        }
    return sorted(family - {head})


def trimmed(tokens: Sequence[Token], parts: list[int], label: str) -> EntitySpan | None:
    """Return the parts of a person's name without a title before it."""
    while parts and (_is_title(tokens[parts[0]]) or not _is_capital(tokens[parts[0]])):
        parts = parts[1:]
    if not parts or _is_title(tokens[parts[-1]]):
        return None
    start, end = parts[0], parts[-1] + 1
    inner = range(start, end)
    if end - start > LONGEST_PERSON or not all(i in parts or _may_join(tokens[i]) for i in inner):
        return EntitySpan(start, start + 1, label)
    return EntitySpan(start, end, label)


def _is_described(tokens: Sequence[Token], mention: Mention, head: int) -> bool:
    return any(tokens[i].head == head and tokens[i].relation in DESCRIPTIONS for i in range(mention.start, head))


def _may_join(token: Token) -> bool:
    return _is_capital(token) or token.upos == "PUNCT" or token.form.lower() in LINKS


def _is_title(token: Token) -> bool:
    return token.lemma.lower().rstrip(".") in TITLES


def _is_capital(token: Token) -> bool:
    return token.form[:1].isupper() or token.form[:1].isdigit()


def widened(tokens: Sequence[Token], mention: Mention, head: int, label: str, starts: frozenset[int]) -> EntitySpan:
    """Widen the head to the capitalised words around it that depend on it ("University of South Wales")."""

    def belongs(index: int) -> bool:
        return is_part(tokens, mention, head, index, starts)

    start, end = head, head + 1
    while start > mention.start:
        previous = tokens[start - 1]
        if _is_name_word(previous) and previous.relation != "nummod" and belongs(start - 1):
            start -= 1
        elif is_link_before(tokens, mention, start) and belongs(start - 2) and belongs(start - 1):
            start -= 2
        else:
            break
    while end < mention.end and belongs(end):
        if _is_capital(tokens[end]) and tokens[end].upos != "DET":
            end += 1
            continue
        after = after_links(tokens, end, mention.end)
        if after is None or not belongs(after):
            break
        end = after
    return EntitySpan(start, end, label)


def _is_name_word(token: Token) -> bool:
    return _is_capital(token) and token.upos not in ("DET", "PRON", "ADV")


def is_link_before(tokens: Sequence[Token], mention: Mention, start: int) -> bool:
    """Tell whether a link and a capitalised word stand before `start`: "Bill & Melinda"."""
    if start - 2 < mention.start or tokens[start - 1].form.lower() not in LINKS - {"the", "."}:
        return False
    return _is_capital(tokens[start - 2]) and tokens[start - 2].upos != "DET"


def after_links(tokens: Sequence[Token], index: int, end: int) -> int | None:
    """Return the capitalised word behind one or two links ("of the"), if there is one."""
    after = index
    while after < end and tokens[after].form.lower() in LINKS:
        after += 1
    if not index < after < end or after - index > 2 or tokens[index].form.lower() == "on":
        return None
    return after if _is_capital(tokens[after]) else None


def is_part(tokens: Sequence[Token], mention: Mention, head: int, index: int, starts: frozenset[int]) -> bool:
    """Tell whether a word descends from the head without leaving the name."""
    for _ in range(len(tokens)):
        if index == head or not mention.start <= index < mention.end:
            break
        relation = tokens[index].relation
        named_pair = relation == "conj" and index not in starts and index - 1 not in starts  # "Trinidad and Tobago"
        if relation in OUTSIDE and not named_pair:
            return False
        if relation == "nmod:poss":
            return index > head
        index = tokens[index].head
    return index == head
