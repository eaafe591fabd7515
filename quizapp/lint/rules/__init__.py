"""The rules of item writing, one a module. `RULES` is the registry: a rule that is not listed here does not exist."""

from __future__ import annotations

from quizapp.lint.rule import Rule
from quizapp.lint.rules import (
    absolute_words,
    all_or_none_of_the_above,
    copied_sentence,
    dangling_reference,
    double_negation,
    gives_away,
    grammatical_cue,
    gratuitous_words,
    key_position,
    longest_key,
    mixed_options,
    opinion_without_holder,
    options_joined,
    out_of_order,
    overlapping_options,
    plain_negation,
    reading_level,
    repeated_opening,
    repeated_word,
    unfocused_stem,
    vague_quantifiers,
    yes_no_options,
)

RULES: tuple[Rule, ...] = (
    overlapping_options.RULE,
    unfocused_stem.RULE,
    dangling_reference.RULE,
    opinion_without_holder.RULE,
    plain_negation.RULE,
    double_negation.RULE,
    absolute_words.RULE,
    vague_quantifiers.RULE,
    longest_key.RULE,
    repeated_word.RULE,
    grammatical_cue.RULE,
    mixed_options.RULE,
    yes_no_options.RULE,
    all_or_none_of_the_above.RULE,
    options_joined.RULE,
    key_position.RULE,
    gives_away.RULE,
    copied_sentence.RULE,
    out_of_order.RULE,
    repeated_opening.RULE,
    gratuitous_words.RULE,
    reading_level.RULE,
)
