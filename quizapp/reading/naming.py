"""Names to put where a pronoun stands, and what is known of the people who bear them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from quizapp.reading.drafts import Draft
from quizapp.reading.knowledge import EntityType, Mention, Reference
from quizapp.reading.people import HE_NOUNS, PERSON_NOUNS, SHE_NOUNS, Gender, gender_of

_OPENING = 700  # characters of prose: the first two or three sentences of a report
_TOPIC = 3  # times in the text
POSSESSIVES = frozenset("his her their its".split())
PERSONS_PRONOUNS = frozenset("he she him his her".split())
_DESCRIBED_PERSON = re.compile(rf"^[Tt]he (?:[\w-]+ ){{0,2}}(?:{'|'.join(sorted(PERSON_NOUNS))})\b(?! [A-Z])")


class Names:
    """The forms under which an article names its entities."""

    def __init__(self, text: str, mentions: Sequence[Mention], title: str = "") -> None:
        self._words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
        self._opening = frozenset(re.findall(r"[^\W\d_]+", text[:_OPENING].lower()))
        self._title = frozenset(_stem(word) for word in re.findall(r"[a-z]+", title.lower()))
        self._people: set[str] = set()
        self._fullest: dict[int, str] = {}
        self._forms: dict[int, set[str]] = {}
        self._genders: dict[str, Gender | None] = {}
        roles: dict[int, list[str]] = {}
        for mention in mentions:
            form = text[mention.start : mention.end]
            with_article = _with_article(text, mention, form)
            if len(with_article) > len(self._fullest.get(mention.entity, "")):
                self._fullest[mention.entity] = with_article
            self._forms.setdefault(mention.entity, set()).add(form)
            if mention.type is EntityType.PERSON:
                self._people.add(form.split()[-1].lower())
                roles.setdefault(mention.entity, []).extend(
                    [*_title(text, mention), *([mention.role] if mention.role else [])]
                )
        for entity, of_person in roles.items():
            gender = gender_of(sorted(self._forms[entity]), of_person)
            for form in self._forms[entity]:
                self._genders[form.split()[-1].lower()] = gender

    def fullest(self, entity: int) -> str | None:
        """Return the longest name of an entity, with "the" where the article writes it so."""
        return self._fullest.get(entity)

    def forms(self, entity: int) -> set[str]:
        """Return every form of an entity's name."""
        return self._forms.get(entity, set())

    def in_title(self, noun: str) -> bool:
        """Say whether the headline has a noun: then "the strike" is plain to whoever knows the subject."""
        return _stem(noun) in self._title

    def is_topic(self, noun: str) -> bool:
        """Say whether an article is about one such thing: it opens with it, comes back to it, and has no other."""
        noun = noun.lower()
        plural = noun if noun.endswith("s") else noun + "s"
        single = _stem(noun)
        return (
            noun in self._opening and self._words[noun] >= _TOPIC and not (self._words[plural] and self._words[single])
        )

    def is_person(self, token: Token) -> bool:
        """Say whether a word is the head or the last word of a person's name."""
        if token.lower_ in self._people or any(t.lower_ in self._people for t in token.children if t.dep_ == "flat"):
            return True
        return (
            gender_of([" ".join([token.text, *(t.text for t in token.children if t.dep_ == "flat")])], ()) is not None
        )

    def gender(self, token: Token) -> Gender | None:
        """Return the gender that a name's or a noun's head word tells of."""
        words = [t.text for t in token.subtree if t.dep_ in ("flat", "compound") or t == token]
        known = self._genders.get(words[-1].lower())
        if known is not None:
            return known
        lemma = token.lemma_.lower()
        if lemma in HE_NOUNS or lemma in SHE_NOUNS:
            return Gender.HE if lemma in HE_NOUNS else Gender.SHE
        return gender_of([" ".join(words)], words)


def _stem(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _with_article(text: str, mention: Mention, form: str) -> str:
    if mention.type in (EntityType.PERSON, EntityType.GROUP) or form.lower().startswith("the "):
        return form
    return f"the {form}" if re.search(r"\b[Tt]he $", text[max(0, mention.start - 5) : mention.start]) else form


def _title(text: str, mention: Mention) -> list[str]:
    before = text[max(0, mention.start - 6) : mention.start].split()
    return (
        [before[-1].rstrip(".")]
        if before and before[-1].rstrip(".") in ("Mr", "Mrs", "Ms", "Miss", "Sir", "Dame", "Lady")
        else []
    )


def put_names(draft: Draft, references: Sequence[Reference], names: Names) -> Draft:
    """Return a clause with its first pronoun or short form replaced by the name that it surely stands for.

    A name that the clause has already is left to do its work; only the first place is replaced, the rest follow it.
    """
    done: set[int] = set()
    for reference in references:
        place = draft.locate(reference.start, reference.end)
        if place is None or reference.entity is None or reference.entity in done:
            continue
        name = names.fullest(reference.entity)
        word = draft.text[place[0] : place[1]]
        before = draft.text[: place[0]]
        if name is None or any(form in before for form in names.forms(reference.entity)):
            continue
        if word.lower() in PERSONS_PRONOUNS and _DESCRIBED_PERSON.search(before):
            continue  # "The president spoke, but he warned": with a name in his place they would be two
        if word.lower() in POSSESSIVES:
            name += "’" if name.endswith("s") else "’s"
        elif name.startswith("the ") and place[0] == 0:
            name = "T" + name[1:]
        draft = draft.replace(*place, name)
        done.add(reference.entity)
    return draft
