"""Antecedents: the people and bodies that an article has named so far, and which of them a pronoun surely means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.knowledge import EntityType, Mention
from quizapp.reading.people import HE_NOUNS, PERSON_NOUNS, SHE_NOUNS, Gender, gender_of
from quizapp.reading.sentences import Sentence

Span = tuple[int, int]

MOUTHPIECES = frozenset("spokesman spokeswoman spokesperson official source".split())  # heard, never told about
WINDOW = 2  # sentences looked back


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Somebody or something that a pronoun may stand for: a name's entity, or a noun phrase of its own."""

    span: Span
    entity: int | None
    gender: Gender | None
    sentence: int
    subject: bool
    name: str  # what tells it from others: the entity, or the noun


@dataclass(slots=True)
class Discourse:
    """What has been named so far, sentence by sentence."""

    text: str
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    quoted: Sequence[Span]
    genders: dict[int, Gender | None] = field(default_factory=dict)
    people: list[list[Antecedent]] = field(default_factory=list)
    resolved: dict[int, Antecedent] = field(default_factory=dict)  # sentence → what its first pronoun stood for
    left_open: dict[int, Gender] = field(default_factory=dict)  # sentence → the pronoun that is its subject, unresolved
    by_word: dict[str, dict[int, Mention]] = field(default_factory=dict)  # "council" → the organisations called so

    def gender(self, antecedent: Antecedent) -> Gender | None:
        """Return what is known of an antecedent's gender by now."""
        return antecedent.gender if antecedent.entity is None else self.genders.get(antecedent.entity)

    def note(self, mentions: Sequence[Mention]) -> None:
        """Remember the organisations of a sentence by the words of their names."""
        for mention in mentions:
            if mention.type is EntityType.ORGANISATION:
                for word in self.text[mention.start : mention.end].lower().split():
                    self.by_word.setdefault(word, {})[mention.entity] = mention


def genders_of(text: str, mentions: Iterable[Mention]) -> dict[int, Gender | None]:
    """Return what titles, roles and given names tell of each person's gender."""
    names: dict[int, list[str]] = {}
    roles: dict[int, list[str]] = {}
    for mention in mentions:
        if mention.type is EntityType.PERSON:
            before = text[max(0, mention.start - 5) : mention.start].split()
            title = (
                [before[-1]]
                if before and before[-1].rstrip(".") in ("Mr", "Mrs", "Ms", "Miss", "Sir", "Dame", "Lady")
                else []
            )
            names.setdefault(mention.entity, []).append(text[mention.start : mention.end])
            roles.setdefault(mention.entity, []).extend([*title, *([mention.role] if mention.role else [])])
    return {entity: gender_of(names[entity], roles[entity]) for entity in names}


def people_of(
    discourse: Discourse, number: int, sentence: Sentence, mentions: Sequence[Mention]
) -> Iterator[Antecedent]:
    """Yield the people of a sentence: names, and nouns for a person that stand for nobody named beside them."""
    taken: list[Span] = []
    heads = {token.idx + sentence.base: token for token in sentence.span}
    for mention in mentions:
        if mention.type is not EntityType.PERSON:
            continue
        token = heads.get(mention.start)
        while token is not None and token.dep_ in ("flat", "compound", "appos") and token.head != token:
            token = token.head
        described = _described(heads.get(mention.start))
        subject = (token is not None and _is_main_subject(token)) or described is not None
        if token is not None:
            taken.append((token.left_edge.i, token.right_edge.i))
        if described is not None:
            taken.append((described.i, described.i))
        gender = discourse.genders.get(mention.entity)
        yield Antecedent((mention.start, mention.end), mention.entity, gender, number, subject, f"#{mention.entity}")
    for token in sentence.span:
        lemma = token.lemma_.lower()
        if lemma not in PERSON_NOUNS or token.tag_ != "NN" or token.dep_ in ("compound", "appos", "flat", "nmod:poss"):
            continue
        if any(first <= token.i <= last for first, last in taken) or any(
            t.dep_ in ("flat", "appos") for t in token.children
        ):
            continue
        if any(t.dep_ == "case" and t.lower_ in ("as", "like", "than") for t in token.children):  # "worked as a driver"
            continue
        if syntax.copula(token) is not None:  # "Smith is a teacher" names nobody new
            continue
        gender = Gender.HE if lemma in HE_NOUNS else Gender.SHE if lemma in SHE_NOUNS else None
        yield Antecedent(
            sentence.place(syntax.noun_phrase(token)), None, gender, number, _is_main_subject(token), lemma
        )


def _described(name: Token | None) -> Token | None:
    """Return the noun for a person that heads a subject with a name between commas: "The | head of it, Lee, said".

    Parsers hang the name on the last noun of the description, and then there seem to be two people.
    """
    if name is None:
        return None
    first = name
    while first.i > name.sent.start and first.nbor(-1).tag_ in ("NNP", "NN", "JJ") and first.nbor(-1).text != ",":
        first = first.nbor(-1)
    if first.i <= name.sent.start + 1 or first.nbor(-1).text != ",":
        return None
    for above in name.ancestors:
        if above.lemma_.lower() in PERSON_NOUNS and above.i < first.i and _is_main_subject(above):
            closed = any(t.text == "," for t in name.doc[name.i + 1 : above.head.i])
            linked = all(t.tag_ not in ("CC", "WP", "WDT") for t in name.doc[above.i + 1 : first.i])
            return above if closed and linked and above.head.i > name.i else None
    return None


def _is_main_subject(token: Token) -> bool:
    return token.dep_ in syntax.SUBJECT and token.head.dep_ in ("ROOT", "conj", "ccomp", "parataxis")


def person_meant(discourse: Discourse, number: int, place: Span, gender: Gender) -> Antecedent | None:
    """Return who "he" or "she" is where that is certain; `number` is the sentence, `place` the pronoun."""
    if _goes_on_from_nobody(discourse, number, place, gender):
        return None
    return _person_of(discourse, number, place, gender)


def _person_of(discourse: Discourse, number: int, place: Span, gender: Gender) -> Antecedent | None:
    """Return the person among those named nearby who alone agrees with a pronoun, or whom the text is about."""
    pool = _pool(discourse, number, place, gender)
    if len(pool) == 1:
        only = next(iter(pool.values()))
        return only if only.entity is not None or (only.gender and only.name not in MOUTHPIECES) else None
    centre = _centre(discourse, number, place)
    if centre is not None and centre.name in pool:
        return centre
    known = [a for a in pool.values() if discourse.gender(a) is gender]
    if (
        len(known) == 1
        and known[0].entity is not None
        and all(_stands_back(a, number) for a in pool.values() if a is not known[0])
    ):
        return known[0]
    own = [a for a in known if a.subject and a.sentence == number]
    before = [a for a in known if a.subject and a.sentence == number - 1]
    if len(own) == 1 and not any(a.name != own[0].name for a in before):  # "Lee said she …"
        return own[0] if all(a is own[0] or a.sentence < number for a in known) else None
    if len(before) == 1 and not own and all(a is before[0] or a.sentence < number - 1 for a in known):
        others = [a for a in pool.values() if a.entity is not None and a is not before[0] and a.sentence >= number - 1]
        return before[0] if not others and before[0].entity is not None else None
    return None


def _goes_on_from_nobody(discourse: Discourse, number: int, place: Span, gender: Gender) -> bool:
    """Say whether a pronoun takes up one of the sentence before that is open: "He bought …. He sold …".

    Who is named within that sentence beside the pronoun is somebody else. A name in the own sentence ends the chain.
    """
    if discourse.left_open.get(number - 1) is not gender:
        return False
    return not any(a.subject and a.entity is not None and a.span[0] < place[0] for a in discourse.people[number])


def _centre(discourse: Discourse, number: int, place: Span) -> Antecedent | None:
    """Return whom the sentence before is about, where a pronoun opens the next one of the same paragraph.

    That is its subject, if a name and the only person in it, and nobody is named before the pronoun.
    """
    sentences = discourse.sentences
    if (
        number == 0
        or sentences[number - 1].passage != sentences[number].passage
        or place[0] > sentences[number].start + 2
    ):
        return None
    before = {a.name: a for a in discourse.people[number - 1]}
    carried = discourse.resolved.get(number - 1)
    if carried is not None:
        before.setdefault(carried.name, carried)
    if len(before) != 1:
        return None
    only = next(iter(before.values()))
    return only if only.entity is not None and (only.subject or only is carried) else None


def _stands_back(antecedent: Antecedent, number: int) -> bool:
    """Say whether a noun phrase is too faint to be meant: no name, no subject, not in the pronoun's own sentence."""
    return antecedent.entity is None and not antecedent.subject and antecedent.sentence < number


def _pool(discourse: Discourse, number: int, place: Span, gender: Gender) -> dict[str, Antecedent]:
    """Return whoever was named within WINDOW sentences before a pronoun and may agree with it, by name."""
    pool: dict[str, Antecedent] = {}
    for back in range(max(0, number - WINDOW), number + 1):
        carried = discourse.resolved.get(back) if back < number else None
        for antecedent in (*discourse.people[back], *((carried,) if carried is not None else ())):
            if antecedent.span[0] >= place[0] or discourse.gender(antecedent) not in (None, gender):
                continue
            former = pool.get(antecedent.name)
            if former is None or not (former.subject and former.sentence >= antecedent.sentence):
                pool[antecedent.name] = antecedent
    return pool
