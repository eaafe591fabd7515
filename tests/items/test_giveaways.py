"""The index of words finds the same giveaways as comparing each question with each, and keeps large banks quick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from quizapp.items import giveaways as module
from quizapp.items.giveaways import giveaways
from quizapp.items.wording import COMMON, normalise, same_word_form, words
from quizapp.model import Citation, Item, ItemType, Option

WORDS = "harbour bakers bakery council pier piers ferry ferries storm storms bridge planned plans town museum".split()


def question(number: int, rng: Random) -> Item:
    stem = " ".join(rng.choice(WORDS) for _ in range(5)) + "?"
    options = tuple(Option(text) for text in rng.sample(WORDS, 3))
    return Item(str(number), ItemType.MULTIPLE_CHOICE, stem, options, 0, Citation("quote", 0, 5))


def each_with_each(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    for asked, item in enumerate(items):
        key = normalise(item.key_text)
        own = {word for word in words(item.stem) if len(word) >= 4 and word not in COMMON}
        for told, other in enumerate(items):
            content = {word for word in words(other.stem) if len(word) >= 4 and word not in COMMON} - set(key.split())
            shared = [word for word in own if any(same_word_form(word, one) for one in content)]
            if told != asked and f" {key} " in f" {normalise(other.stem)} " and len(shared) >= 2:
                yield asked, told


def test_the_index_finds_what_comparing_each_with_each_finds() -> None:
    rng = Random(7)
    items = [question(number, rng) for number in range(60)]
    found = list(giveaways(items))
    assert found and found == list(each_with_each(items))


def test_a_word_of_very_many_questions_is_not_followed_to_all_of_them() -> None:
    rng = Random(7)
    many = [question(number, rng) for number in range(40 * module._TELLING)]
    content = [module._content(item.stem) for item in many]
    index = module._by_root(content)
    compared = sum(len(list(module._alike(own, index))) for own in content)
    assert compared <= len(many) * module._TELLING
