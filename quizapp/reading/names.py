"""Names in an article: spans, types, and which of them name the same entity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from quizapp.reading.knowledge import EntityType, Mention
from quizapp.reading.name_clusters import cluster
from quizapp.reading.name_features import article_evidence, tokens_of
from quizapp.reading.name_parts import Name, with_last_syllable
from quizapp.reading.name_roles import definite_role, role_before, role_behind
from quizapp.reading.name_spans import add_repeated, find_names, storms_apart

Placed = tuple[Doc | Span, int]  # a parsed passage, and where its first character stands in the article
_ROLE_CONFIDENCE = 0.6


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


def roles_of(mentions: Sequence[Mention], entity: int) -> tuple[str, ...]:
    """Return the titles and roles that the article gives an entity, each once, in order."""
    return tuple(dict.fromkeys(m.role for m in mentions if m.entity == entity and m.role))


def role_mentions(passages: Iterable[Placed], mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return definite roles ("the president", "the police chief") that only one person of the article holds.

    A former holder does not count as "the president", but is one reason to leave the role open.
    """
    holders = _holders(mentions)
    found = []
    for doc, offset in passages:
        tokens = tokens_of(doc)
        base = doc[0].idx if len(doc) else 0
        for at in range(len(tokens)):
            span = definite_role(tokens, at)
            if span is None:
                continue
            first, last = tokens[span[0]], tokens[span[1] - 1]
            role = " ".join(t.text for t in tokens[span[0] : span[1]])
            entities = holders.get(role.lower(), set())
            if len(entities) == 1:
                start, end = offset + first.idx - base, offset + last.idx + len(last.text) - base
                found.append(Mention(start, end, EntityType.PERSON, _ROLE_CONFIDENCE, next(iter(entities)), role))
    return tuple(found)


def _holders(mentions: Sequence[Mention]) -> dict[str, set[int]]:
    """Return who holds each role, by the whole role and by its last word ("prime minister" is no "minister")."""
    found: dict[str, set[int]] = {}
    for mention in mentions:
        if mention.role and mention.type is EntityType.PERSON:
            role = mention.role.lower()
            if role.split()[0] in ("former", "ex", "late", "then"):
                role = " ".join(role.split()[1:])
            for form in {role, role.split()[-1] if len(role.split()) > 2 else role}:
                found.setdefault(form, set()).add(mention.entity)
    return found


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
