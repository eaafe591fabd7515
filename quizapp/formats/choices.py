"""The options of a question: answer and distractors, their order, and the feedback for each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from quizapp.formats.fields import Fields
from quizapp.formats.ordering import in_order_of_value
from quizapp.formats.problems import Level
from quizapp.formats.yaml_tree import Broken, Mapping, Scalar, Sequence
from quizapp.items.wording import normalise
from quizapp.model import ItemType, Option

MOST_DISTRACTORS = 4
TYPES = (ItemType.MULTIPLE_CHOICE, ItemType.WHICH_STATEMENT, ItemType.EVIDENCE, ItemType.ATTRIBUTION)
_LETTER = re.compile(r"(?:(?:option|answer) )?\(?[A-E]\)?\.?", re.IGNORECASE)
_ALSO_SHORT = re.compile(r"(?:\w+ )?\(?[A-Z]\d*\)?\.?", re.IGNORECASE)  # "Which vitamin …?" has "A", "K" and "B12"
_LIST_EXAMPLE = "[59, 85, 105]"


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from, in the order in which it is kept, and which one is right."""

    type: ItemType
    options: tuple[Option, ...]
    key: int
    fixed_order: bool


def read_choices(fields: Fields) -> Choices | None:
    """Return the options of a question, answer first unless their order means something; None where any is wrong."""
    before = fields.report.errors
    item_type = _read_type(fields)
    answer = fields.text("answer", "95", required=True)
    distractors = fields.texts("distractors", _LIST_EXAMPLE, required=True)
    _check_number(fields, len(distractors))
    texts = (*((answer,) if answer else ()), *(text for text, _ in distractors))
    if answer is not None:
        _check_alike(fields, answer, distractors)
        _check_letter(fields, answer, distractors)
    options = with_feedback(fields, tuple(Option(text) for text in texts))
    order, fixed = _read_order(fields, texts)
    if answer is None or item_type is None or fields.report.errors > before:
        return None
    return Choices(item_type, tuple(options[index] for index in order), order.index(0), fixed)


def _read_type(fields: Fields) -> ItemType | None:
    text = fields.text("type", "multiple_choice")
    if text is None:
        return ItemType.MULTIPLE_CHOICE
    if text in TYPES:
        return ItemType(text)
    if text.casefold().replace("/", "_") in ("true_false", "three_verdicts"):
        fields.fail(
            "type", "a true/false question is written as a statement", "write “statement:” instead of “question:”"
        )
    else:
        fields.fail("type", f"“{text}” is not a type of question", f"write {' or '.join(TYPES)}, or leave it out")
    return None


def _check_number(fields: Fields, number: int) -> None:
    node = fields.mapping.get("distractors")
    if not isinstance(node, Sequence):
        return
    if not node.entries:
        fields.fail("distractors", "there is no distractor", "write two or three wrong answers that sound right")
    elif len(node.entries) > MOST_DISTRACTORS:
        advice = f"keep the {MOST_DISTRACTORS} (better: the two or three) that people would really choose"
        fields.fail("distractors", f"there are {len(node.entries)} distractors", advice)
    elif number == 1:
        advice = "add a second one, or write it as a statement to judge"
        fields.fail("distractors", "there is only one distractor", advice, Level.HINT)


def _check_alike(fields: Fields, answer: str, distractors: tuple[tuple[str, int], ...]) -> None:
    seen: dict[str, str] = {}
    for text, line in distractors:
        form = normalise(text)
        if text == answer:
            fields.report.add(
                line, fields.where, f"the answer “{answer}” is among the distractors", "put a wrong answer there"
            )
        elif form == normalise(answer):
            message = f"the distractor “{text}” reads the same as the answer “{answer}”"
            fields.report.add(line, fields.where, message, "put a wrong answer there")
        elif form in seen:
            message = f"the distractors “{seen[form]}” and “{text}” read the same"
            fields.report.add(line, fields.where, message, "put another wrong answer there, or remove one")
        seen.setdefault(form, text)


def _check_letter(fields: Fields, answer: str, distractors: tuple[tuple[str, int], ...]) -> None:
    """Note an answer that names its option by letter, as other tools have it: students would choose the text “B”."""
    if _LETTER.fullmatch(answer) and not any(_ALSO_SHORT.fullmatch(text) for text, _ in distractors):
        advice = "write the text of the right answer here, and only the wrong ones under “distractors”"
        fields.fail("answer", f"the answer “{answer}” is the letter of an option, not its text", advice)


def _read_order(fields: Fields, texts: tuple[str, ...]) -> tuple[tuple[int, ...], bool]:
    """Return the indices of the options in the order to keep, and whether that order is shown."""
    as_written = tuple(range(len(texts)))
    node = fields.mapping.get("order")
    if node is None or isinstance(node, Broken):
        return as_written, False
    if isinstance(node, Sequence):
        listed = [text for text, _ in fields.texts("order", "[first, second, third]")]
        if sorted(listed) == sorted(texts):
            return tuple(texts.index(text) for text in listed), True
        fields.fail(
            "order", "“order” does not list the answer and each distractor once", "list all of them, as written above"
        )
        return as_written, True
    text = fields.text("order", "fixed")
    if text is not None and text.casefold() == "fixed":
        return _fixed(fields, texts)
    if text is not None and text.casefold() != "shuffled":
        fields.fail("order", f"“{text}” is not an order", "write “order: fixed”, or list the options in their order")
    return as_written, False


def _fixed(fields: Fields, texts: tuple[str, ...]) -> tuple[tuple[int, ...], bool]:
    """Sort options that have a value; others would always show the answer first, which gives it away."""
    order = in_order_of_value(texts)
    if order is None and texts:
        advice = f"list them in the order to show: “order: [{', '.join(texts[1:] + texts[:1])}]”"
        message = "the options are neither numbers nor dates, so that “order: fixed” shows the answer first"
        fields.fail("order", message, advice, Level.WARNING)
    return order or tuple(range(len(texts))), True


def with_feedback(fields: Fields, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """Return the options with the feedback that the file gives for them, by their text."""
    node = fields.mapping.get("feedback")
    if node is None or isinstance(node, Broken):
        return options
    if not isinstance(node, Mapping):
        fields.fail(
            "feedback", "“feedback” is not a group of options with texts", 'write “feedback: {"59": Why it is wrong.}”'
        )
        return options
    given: dict[int, str] = {}
    for key, value in node.entries:
        index = _option_called(key.text, options)
        text = fields.text_of(value, "feedback", "Why it is wrong.")
        if index is None:
            _unknown_option(fields, key, options)
        elif index in given:
            fields.report.add(key.line, fields.where, f"there are two feedbacks for “{key.text}”", "remove one of them")
        elif text is not None:
            given[index] = text
    return tuple(Option(option.text, given.get(index)) for index, option in enumerate(options))


def _option_called(name: str, options: tuple[Option, ...]) -> int | None:
    texts = [option.text for option in options]
    if name.strip() in texts:
        return texts.index(name.strip())
    forms = [normalise(text) for text in texts]
    form = normalise(name)
    return forms.index(form) if form in forms else None


def _unknown_option(fields: Fields, key: Scalar, options: tuple[Option, ...]) -> None:
    texts = [option.text for option in options]
    near = process.extractOne(key.text, texts, scorer=fuzz.ratio, score_cutoff=60)
    advice = f"did you mean “{near[0]}”?" if near else f"the options are {', '.join(texts)}"
    fields.report.add(key.line, fields.where, f"there is feedback for “{key.text}”, which is not an option", advice)
