"""Names in an article: spans, types, and which of them name the same entity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from quizapp.reading.knowledge import EntityType, Mention
from quizapp.reading.name_clusters import cluster
from quizapp.reading.name_features import article_evidence, tokens_of
from quizapp.reading.name_parts import Name, with_last_syllable
from quizapp.reading.name_roles import role_before, role_behind
from quizapp.reading.name_spans import add_repeated, find_names, storms_apart

Placed = tuple[Doc | Span, int]  # a parsed passage, and where its first character stands in the article


def find_mentions(passages: Iterable[Placed]) -> tuple[Mention, ...]:
    """Return every name of the article in order, clustered: mentions of one entity share its number.

    All passages of an article belong in one call, since a full name in one settles a surname in another. Spans leave
    out titles ("President"), "the" and the possessive; `role` keeps the title or role that stands beside the name.
    """
    placed = list(passages)
    tokens = [tokens_of(doc) for doc, _ in placed]
    evidence = article_evidence(tokens)
    seen = [name for number, words in enumerate(tokens) for name in find_names(number, words, evidence)]
    names = [with_last_syllable(tokens[one.passage], one) for one in storms_apart(add_repeated(tokens, seen))]
    with_roles = [_with_role(tokens[name.passage], name) for name in names]
    return tuple(
        _mention(placed[name.passage], tokens[name.passage], name, entity)
        for name, entity in cluster(with_roles, _acronyms(tokens, with_roles))
    )


def _with_role(tokens: Sequence[Token], name: Name) -> Name:
    if name.type is not EntityType.PERSON:
        return name
    before = role_before(tokens, name.first)
    role = before[0] if before else role_behind(tokens, name.last)
    return replace(name, role=role)


def _acronyms(passages: Sequence[Sequence[Token]], names: Sequence[Name]) -> dict[str, str]:
    """Return the short forms that stand in brackets behind a long one: "National Health Service (NHS)"."""
    found: dict[str, str] = {}
    for name in names:
        tokens, at = passages[name.passage], name.last
        if at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
            short = tokens[at + 1].text
            if short.isupper() and name.text[:1].upper() == short[:1]:
                found.setdefault(short, name.text)
    return found


def _mention(placed: Placed, tokens: Sequence[Token], name: Name, entity: int) -> Mention:
    doc, offset = placed
    start = offset + tokens[name.first].idx - doc[0].idx
    return Mention(start, start + len(name.text), name.type, name.confidence, entity, name.role)
