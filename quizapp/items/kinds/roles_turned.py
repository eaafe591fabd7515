"""False: who did it to whom is turned round, where one of the two excludes the other: "A beat B" and "B beat A"."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from spacy.tokens import Token

from quizapp.items.build import Basis, Refused, edited
from quizapp.items.kinds.kind import Kind
from quizapp.items.source import Source, Span
from quizapp.model import Item
from quizapp.reading import syntax
from quizapp.reading.knowledge import EntityType, Mention

# "A criticised B" does not exclude that B criticised A; these do, at least within one report
_ONE_WAY = frozenset(
    "beat defeat thrash overcome outplay edge eliminate dethrone succeed replace overtake outbid buy acquire sue "
    "arrest sack dismiss hire appoint kill shoot rescue".split()
)
_TYPES = (EntityType.PERSON, EntityType.ORGANISATION)


def make(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield a false statement for each verb whose subject and object are names of one type."""
    for verb in source.doc:
        if verb.lemma_.lower() not in _ONE_WAY or verb.pos_ != "VERB" or syntax.is_passive(verb):
            continue
        subject, behind = syntax.subject(verb), syntax.child(verb, syntax.OBJECT)
        doer, done_to = _name_at(source, subject), _name_at(source, behind)
        if doer is None or done_to is None or doer[0].type is not done_to[0].type:
            continue
        reason = _reason_against(source, verb, doer[1], done_to[1])
        if reason is not None:
            yield Refused("roles", reason)
            continue
        (start, end), (from_, to) = doer[1], done_to[1]
        text, lead = source.statement, len(source.lead)
        replacement = f"{text[from_:to]}{text[end:from_]}{text[start:end]}"
        fact = (doer[0].start, done_to[0].end)
        kind = "person" if doer[0].type is EntityType.PERSON else "organisation"
        yield edited(source, Basis(kind, fact, "roles turned"), (start + lead, to + lead), replacement)


def _name_at(source: Source, token: Token | None) -> tuple[Mention, Span] | None:
    """Return the name that a token belongs to, with its place in the statement."""
    if token is None:
        return None
    return next(
        ((m, (f.start, f.end)) for m, f in source.mentions() if m.type in _TYPES and f.start <= token.idx < f.end), None
    )


def _reason_against(source: Source, verb: Token, doer: Span, done_to: Span) -> str | None:
    text, lead = source.statement, len(source.lead)
    between = text[doer[1] : done_to[0]]
    after = text[done_to[1] :]
    rest = text[: doer[0]] + after
    signs = {
        "the statement is negative or unsure": source.claim.negated or source.claim.hedges,
        "it stands in somebody’s quoted words": source.is_quoted(doer[0] + lead, done_to[1] + lead),
        "words beside a name tell which of the two it is": between.split() != [verb.text]
        or (doer[0] > 0 and text[: doer[0]].split()[-1:] not in (["The"], ["the"], ["after"], ["when"]))
        or not after.startswith((" ", ".")),
        "the rest takes up one of the two": any(text[slice(*span)] in rest for span in (doer, done_to))
        or any(word in rest.split() for word in ("his", "her", "its", "he", "she", "it", "their", "who")),
    }
    return next((reason for reason, found in signs.items() if found), None)


KIND = Kind("roles turned", "A statement in which who did it and to whom are exchanged", make)
