"""Which names of an article name the same entity: full name and surname, organisation and acronym, place and alias.

Two mentions are put together only where nothing else in the article could be meant: a surname that two people share
stays apart from both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from quizapp.reading.gazetteer import canonical_place
from quizapp.reading.knowledge import EntityType
from quizapp.reading.name_parts import Name
from quizapp.reading.name_words import COMPANY_ENDINGS, ORGANISATION_NOUNS, PARTICLES

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*\.?")
_SPELLED_ALIKE = 0.8
# What is called by the name of a town beside it, or gives a town its own.
_NAMED_ALIKE = frozenset(
    "island islands bay county lake province district harbour harbor beach peninsula valley".split()
)
_SMALL = frozenset("of the for and de la &".split())


@dataclass(slots=True)
class Entity:
    """What several names stand for, while an article is being read: the word lists of its forms."""

    number: int
    type: EntityType
    forms: list[tuple[str, ...]] = field(default_factory=list)


class Register:
    """The entities of an article so far, found by a form, by a word of one, or by initials."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self._exact: dict[tuple[EntityType, tuple[str, ...]], Entity] = {}
        self._by_word: defaultdict[tuple[EntityType, str], list[Entity]] = defaultdict(list)
        self._by_initials: defaultdict[str, list[Entity]] = defaultdict(list)

    def add(self, entity: Entity | None, kind: EntityType, words: tuple[str, ...]) -> Entity:
        """Keep a form of an entity, or of a new one; return the entity."""
        if entity is None:
            entity = Entity(len(self.entities), kind)
            self.entities.append(entity)
        if words not in entity.forms:
            entity.forms.append(words)
            self._exact.setdefault((entity.type, words), entity)
            self._by_initials[_initials(words)].append(entity)
            for word in set(words):
                if entity not in self._by_word[entity.type, word]:
                    self._by_word[entity.type, word].append(entity)
        return entity

    def exact(self, kind: EntityType, words: tuple[str, ...]) -> Entity | None:
        """Return the first entity of a type that goes under exactly these words."""
        return self._exact.get((kind, words))

    def sharing(self, kind: EntityType, word: str) -> list[Entity]:
        """Return the entities of a type with a word in one of their forms."""
        return self._by_word.get((kind, word), [])

    def with_initials(self, letters: str) -> list[Entity]:
        """Return the organisations whose initials are these letters."""
        return [e for e in self._by_initials.get(letters, []) if e.type is EntityType.ORGANISATION]


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, hyphens apart, full stops of initials left out."""
    return tuple(w.rstrip(".").replace("’", "'") for w in _WORD.findall(name.lower()))


def cluster(names: Sequence[Name], acronyms: dict[str, str]) -> list[tuple[Name, int]]:
    """Return each name with the number of its entity, in order; `acronyms` maps "NHS" to the long form before it."""
    named = _with_agreed_types(names)
    register = Register()
    found: dict[int, Entity] = {}
    # Longer names first: they introduce the entity that a surname, an acronym or a short form refers to.
    for index in sorted(range(len(named)), key=lambda i: (-len(words_of(named[i].text)), i)):
        name = named[index]
        words = _place_words(name.text) if name.type is EntityType.PLACE else words_of(name.text)
        found[index] = register.add(_entity_for(name, words, register, acronyms), name.type, words)
    order = {number: at for at, number in enumerate(dict.fromkeys(found[i].number for i in range(len(named))))}
    return [(name, order[found[i].number]) for i, name in enumerate(named)]


def _with_agreed_types(names: Sequence[Name]) -> list[Name]:
    """Give one string one type throughout the article, by the sum of confidence.

    Surnames of full names are people; "Harwell" beside a Harwell Bank, and beside nobody of that name, is the bank, and
    "Harwell" beside a Harwell Island a place.
    """
    votes: defaultdict[str, defaultdict[EntityType, float]] = defaultdict(lambda: defaultdict(float))
    told: dict[str, set[EntityType]] = {}
    for name in names:
        votes[name.text][name.type] += name.confidence
        if name.told:
            told.setdefault(name.text, set()).add(name.type)
    people = {w for n in names if n.type is EntityType.PERSON and " " in n.text for w in words_of(n.text)}
    firms = {
        form[0] for n in names if n.type is EntityType.ORGANISATION and _is_name_and_noun(form := words_of(n.text))
    }
    places = (words_of(n.text) for n in names if n.type is EntityType.PLACE)
    spots = {form[0] for form in places if len(form) == 2 and form[1] in _NAMED_ALIKE}
    agreed = []
    for name in names:
        kind = max(votes[name.text].items(), key=lambda v: (v[1], v[0]))[0]
        words = words_of(name.text)
        if len(told.get(name.text, ())) == 1:
            kind = next(iter(told[name.text]))
        elif len(words) == 1 and words[0] in people and name.type is not EntityType.PLACE:
            kind = EntityType.PERSON
        elif len(words) == 1 and words[0] in firms and kind in (EntityType.PERSON, EntityType.OTHER):
            kind = EntityType.ORGANISATION
        elif len(words) == 1 and words[0] in spots and words[0] not in firms:
            kind = EntityType.PLACE
        less_sure = round(name.confidence * 0.8, 3)
        agreed.append(name if kind is name.type else replace(name, type=kind, confidence=less_sure))
    return agreed


def _is_name_and_noun(form: tuple[str, ...]) -> bool:
    """Tell whether an organisation is called by a name and a noun for what it is ("Harwell Bank")."""
    return len(form) > 1 and form[0] not in ORGANISATION_NOUNS and all(w in ORGANISATION_NOUNS for w in form[1:])


def _entity_for(name: Name, words: tuple[str, ...], register: Register, acronyms: dict[str, str]) -> Entity | None:
    """Return the one entity that a name can stand for; None where there is none, or more than one."""
    exact = register.exact(name.type, words)
    if exact is not None or not words:
        return exact
    if name.type is EntityType.PERSON:
        return _only(_people(words, register))
    if name.type is EntityType.ORGANISATION:
        return _only(_organisations(name.text, words, register, acronyms))
    return None


def _place_words(name: str) -> tuple[str, ...]:
    """Return the words of a place's usual name; a dateline writes it in capitals."""
    return words_of(canonical_place(name))


def _only(found: Sequence[Entity]) -> Entity | None:
    return found[0] if len(found) == 1 else None


def _people(words: tuple[str, ...], register: Register) -> list[Entity]:
    """Return the people whom a name may mean: by all its words, by surname, or by the only given name."""
    people = register.sharing(EntityType.PERSON, words[-1])
    if len(words) > 1:
        return [e for e in people if any(_same_person(words, form) for form in e.forms)]
    by_surname = [e for e in people if any(_surname(form)[-1:] == words for form in e.forms if len(form) > 1)]
    return by_surname or [e for e in people if any(len(form) > 1 for form in e.forms)]


def _surname(form: tuple[str, ...]) -> tuple[str, ...]:
    """Return the surname with its particles: ("von", "der", "leyen")."""
    start = len(form) - 1
    while start > 1 and form[start - 1] in PARTICLES:
        start -= 1
    return form[start:]


def _same_person(words: tuple[str, ...], form: tuple[str, ...]) -> bool:
    """Tell whether two names of several words may be one person's: "P Whitlock" and "Paul Whitlock"."""
    if words == _surname(form) or form == _surname(words):
        return True
    if _surname(words)[-1] != _surname(form)[-1]:
        return False
    given, other = words[: -len(_surname(words))], form[: -len(_surname(form))]
    if not given or not other:
        return len(words) > 1 and len(form) > 1 and words[-2:] == form[-2:]
    a, b = given[0], other[0]
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return a == b or SequenceMatcher(None, a, b).ratio() >= _SPELLED_ALIKE


def _organisations(text: str, words: tuple[str, ...], register: Register, acronyms: dict[str, str]) -> list[Entity]:
    """Return the organisations that a form may mean: by acronym, without "Ltd", or by its first words."""
    if text in acronyms:
        long = register.exact(EntityType.ORGANISATION, words_of(acronyms[text]))
        return [long] if long else []
    core = _core(words)
    rivals = register.sharing(EntityType.ORGANISATION, core[0])
    same = [e for e in rivals if any(_core(form) == core for form in e.forms)]
    if same:
        return same
    if text.isupper() and len(text) > 2:
        return register.with_initials(text.lower())
    shortened = [e for e in rivals if any(_is_short_form(words, form) for form in e.forms)]
    return shortened if len(words[0]) > 2 else []


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of an organisation without "the" and company endings."""
    kept = tuple(w for w in words if w not in COMPANY_ENDINGS and w != "the")
    return kept or words


def _initials(form: tuple[str, ...]) -> str:
    return "".join(w[0] for w in form if w not in _SMALL)


def _is_short_form(words: tuple[str, ...], form: tuple[str, ...]) -> bool:
    """Tell "Stanhope" for "Stanhope Capital", "Radio Free Europe" for "Radio Free Europe/Radio Liberty"."""
    if len(words) >= len(form) or form[: len(words)] != words or all(w in ORGANISATION_NOUNS for w in words):
        return False
    return len(words) > 1 or all(w in ORGANISATION_NOUNS for w in form[1:])
