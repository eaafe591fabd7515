"""The structural checks of `verify`: each yields a message for what is wrong, and nothing where all is well.

A check that cannot say anything sensible because another one has already failed keeps quiet.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.items.context import leaning_words
from quizapp.items.meaning import means_the_same
from quizapp.items.numerals import article_with_values, values_in, with_values
from quizapp.items.wording import has_words, normalise, normalise_article, paragraph_of, same_word_form, words
from quizapp.model import THREE_VERDICTS_OPTIONS, TRUE_FALSE_OPTIONS, Article, Item, ItemType, Provenance

FIXED_OPTIONS = {
    ItemType.TRUE_FALSE: tuple(option.text for option in TRUE_FALSE_OPTIONS),
    ItemType.THREE_VERDICTS: tuple(option.text for option in THREE_VERDICTS_OPTIONS),
}
TRUE, FALSE, NOT_STATED = 0, 1, 2  # keys of the fixed options


def quote_is_there(item: Item, article: Article) -> Iterator[str]:
    """Check that the quote has words; a citation of nothing settles nothing."""
    if not any(char.isalnum() for char in item.citation.quote):
        yield "The citation has no quote. Copy the words that settle the question from the article."


def quote_stands_letter_for_letter(item: Item, article: Article) -> Iterator[str]:
    """Check the citation against the article, letter for letter at its offsets."""
    cited = item.citation
    if not (0 <= cited.start <= cited.end and article.text[cited.start : cited.end] == cited.quote):
        yield (
            f"The quote “{_shortened(cited.quote)}” does not stand at {cited.start}–{cited.end} of the article, "
            "letter for letter."
        )


def stem_says_something(item: Item, article: Article) -> Iterator[str]:
    """Check that there is a question or statement at all."""
    if not any(char.isalnum() for char in item.stem):
        yield "The question is empty."


def two_options_or_more(item: Item, article: Article) -> Iterator[str]:
    """Check that there is something to choose from."""
    if len(item.options) < 2:
        yield f"There must be at least 2 options; there are {len(item.options)}."


def every_option_says_something(item: Item, article: Article) -> Iterator[str]:
    """Check that no option is blank."""
    for number, option in enumerate(item.options, start=1):
        if not option.text.strip():
            yield f"Option {number} is empty."


def options_differ(item: Item, article: Article) -> Iterator[str]:
    """Check that no two options read the same after levelling case, spaces, punctuation and Unicode forms."""
    seen: dict[str, str] = {}
    for option in item.options:
        form = normalise(option.text)
        if form in seen:
            yield f"The options “{seen[form]}” and “{option.text}” read the same."
        seen.setdefault(form, option.text)


def key_is_an_option(item: Item, article: Article) -> Iterator[str]:
    """Check that the key points at one of the options."""
    if not 0 <= item.key < len(item.options):
        yield f"The key is option {item.key + 1}, but there are {len(item.options)} options."


def options_belong_to_the_type(item: Item, article: Article) -> Iterator[str]:
    """Check that true/false and three-verdict items have their fixed options in their fixed order."""
    expected = FIXED_OPTIONS.get(item.type)
    given = tuple(option.text for option in item.options)
    if expected is not None and given != expected:
        yield f"The options of this type are {', '.join(expected)}, in this order; given are {', '.join(given)}."


def a_false_statement_says_what_was_changed(item: Item, article: Article) -> Iterator[str]:
    """Check that a false statement carries its edit: without it nothing shows why it is false."""
    if item.type in FIXED_OPTIONS and item.key == FALSE and item.edit is None:
        yield "A false statement must say what was changed: the original words and their replacement."


def a_true_statement_has_no_edit(item: Item, article: Article) -> Iterator[str]:
    """Check that only a statement to judge as false (or as not stated) carries an edit."""
    if item.edit is not None and (item.type not in FIXED_OPTIONS or item.key == TRUE):
        yield "Only a false statement has an edit; this item is not keyed as false."


def replacement_stands_in_the_stem(item: Item, article: Article) -> Iterator[str]:
    """Check that the replacement stands in the stem where the edit says, so that it can be shown and taken back."""
    edit = item.edit
    if edit is not None and (
        not edit.replacement or edit.start < 0 or item.stem[edit.start : edit.end] != edit.replacement
    ):
        yield f"The replacement “{edit.replacement}” does not stand at {edit.start} in “{_shortened(item.stem)}”."


def edit_changes_something(item: Item, article: Article) -> Iterator[str]:
    """Check that original and replacement differ in what they say: "100" for "one hundred" changes nothing."""
    edit = item.edit
    if edit is None:
        return
    if normalise(edit.original) == normalise(edit.replacement) or means_the_same(edit.original, edit.replacement):
        yield f"The edit changes nothing: “{edit.original}” and “{edit.replacement}” say the same."


def original_stands_in_the_source(item: Item, article: Article) -> Iterator[str]:
    """Check that what was changed comes from the quote or its paragraph, also as a number word or another form."""
    edit = item.edit
    if edit is None or (item.key == NOT_STATED and not edit.original.strip()):
        return
    source = item.citation.quote + "\n" + paragraph_of(article.text, item.citation)
    if not stands_in(edit.original, source):
        yield f"The original “{edit.original}” is neither in the quote nor in its paragraph."


def a_false_statement_is_not_in_the_article(item: Item, article: Article) -> Iterator[str]:
    """Check that the article does not say, word for word, what is keyed as false or as not stated."""
    if item.type not in FIXED_OPTIONS or item.key == TRUE or not any(char.isalnum() for char in item.stem):
        return
    verdict = "false" if item.key == FALSE else "not stated"
    if has_words(normalise_article(article.text), normalise(item.stem)):
        yield f"The statement is keyed as {verdict}, but it stands in the article as it is."
    elif values_in(item.stem) and has_words(article_with_values(article.text), with_values(item.stem)):
        yield f"The statement is keyed as {verdict}, but it stands in the article with its number in another form."


def a_generated_stem_stands_alone(item: Item, article: Article) -> Iterator[str]:
    """Check that a generated stem can be understood without the sentence before it. (People are told by the lint.)"""
    if item.provenance is Provenance.GENERATED:
        for leaning in leaning_words(item.stem, article.text):
            yield f"“{leaning}” needs a context that the question does not show."


def stands_in(phrase: str, source: str) -> bool:
    """Tell whether a phrase stands in a text, also as a number in another form or with inflected words."""
    if has_words(normalise(source), normalise(phrase)):
        return True
    values = values_in(phrase)
    if values and values <= values_in(source):
        return True
    source_words = words(source)
    phrase_words = words(phrase)
    return bool(phrase_words) and all(any(same_word_form(w, s) for s in source_words) for w in phrase_words)


def _shortened(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
