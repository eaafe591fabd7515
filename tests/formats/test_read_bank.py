"""A teacher's file is read as it was meant, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.articles import read_article
from quizapp.formats.bank import Bank, parse_bank, read_bank
from quizapp.model import Difficulty, Edit, Item, ItemType, Option, Provenance

FOLDER = Path(__file__).parent / "bad_banks"
SEED = Path(__file__).parents[2] / "seed_questions.yaml"
ARTICLE = """quiz: Fire
article:
  title: A fire
  text: |
    A fire broke out on Marlow Lane. The bill was 95 pounds, he said.

    Nobody was hurt. The bill was paid by the council.
questions:
"""
QUESTION = """  - question: What was the bill?
    answer: {answer}
    distractors: [{distractors}]
    citation: {{quote: "The bill was 95 pounds"}}
"""


def bank_of(questions: str) -> Bank:
    return parse_bank((ARTICLE + questions).encode(), "b.yaml")


def item_of(questions: str) -> Item:
    bank = bank_of(questions)
    assert bank.quiz is not None, [str(problem) for problem in bank.problems]
    return bank.quiz.items[0]


def messages(questions: str, level: str = "error") -> list[str]:
    return [str(problem) for problem in bank_of(questions).problems if problem.level == level]


@pytest.mark.parametrize(
    "typed", ["No", "On", "y", "012", "1:30", "1e3", "~", "null", "2022-01-05", "95", "1_000", "0x1F", "1.50"]
)
def test_an_option_stays_the_very_text_that_was_typed(typed: str) -> None:
    assert item_of(QUESTION.format(answer=typed, distractors="something, else")).key_text == typed
    assert item_of(QUESTION.format(answer="another one", distractors=f"{typed}, other")).options[1].text == typed


@pytest.mark.parametrize("typed", ["true", "True", "TRUE", '"true"', "'True'"])
def test_true_is_true_however_it_is_typed(typed: str) -> None:
    item = item_of(
        f"  - statement: The council paid.\n    answer: {typed}\n    citation: {{quote: Nobody was hurt.}}\n"
    )
    assert (item.type, item.key_text) == (ItemType.TRUE_FALSE, "True")


def test_a_question_has_all_that_was_written() -> None:
    item = item_of(
        QUESTION.format(answer=95, distractors="59, 105")
        + "    id: bill\n    rationale: See above.\n    feedback: {59: Turned round.}\n    tags: [number, fire]\n"
        "    difficulty: Hard\n    kind: number\n"
    )
    assert item == Item(
        id="bill",
        type=ItemType.MULTIPLE_CHOICE,
        stem="What was the bill?",
        options=(Option("95"), Option("59", "Turned round."), Option("105")),
        key=0,
        citation=item.citation,
        rationale="See above.",
        kind="number",
        difficulty=Difficulty.HARD,
        tags=("number", "fire"),
        provenance=Provenance.AUTHORED,
    )


def test_a_quote_is_cited_where_it_stands() -> None:
    bank = bank_of(QUESTION.format(answer=95, distractors="59, 105"))
    assert bank.quiz is not None
    citation = bank.quiz.items[0].citation
    assert bank.quiz.article.text[citation.start : citation.end] == citation.quote == "The bill was 95 pounds"


def test_a_false_statement_says_what_was_changed_and_where() -> None:
    item = item_of(
        "  - statement: The bill was 59 pounds.\n    answer: false\n"
        '    edit: {original: "95", replacement: "59", kind: number}\n    citation: {quote: The bill was 95 pounds}\n'
    )
    assert item.edit == Edit("number", "95", "59", 13)
    assert item.true_statement == "The bill was 95 pounds."


@pytest.mark.parametrize(("answer", "key"), [("supported", 0), ("Contradicted", 1), ("not stated", 2)])
def test_a_statement_may_have_three_verdicts(answer: str, key: int) -> None:
    edit = '    edit: {original: "95", replacement: "59"}\n' if key == 1 else ""
    stem = "The bill was 59 pounds" if key == 1 else "The mayor was there"
    item = item_of(
        f"  - statement: {stem}.\n    answer: {answer}\n{edit}    citation: {{quote: The bill was 95 pounds}}\n"
    )
    assert (item.type, item.key) == (ItemType.THREE_VERDICTS, key)


@pytest.mark.parametrize(
    ("answer", "distractors", "shown"),
    [
        ("95", "105, 59", ["59", "95", "105"]),
        ('"1,000"', '"200", 30000', ["200", "1,000", "30000"]),
        ("5 January 2022", "4 February 2021, 1 March 2023", ["4 February 2021", "5 January 2022", "1 March 2023"]),
        ("2022-01-05", "2021-12-31, 2022-01-04", ["2021-12-31", "2022-01-04", "2022-01-05"]),
        ("9:30", "10:00, 8:45", ["8:45", "9:30", "10:00"]),
        ("9:30 pm", "10:00 am, 12:15 pm", ["10:00 am", "12:15 pm", "9:30 pm"]),
        ("Wednesday", "Friday, Monday", ["Monday", "Wednesday", "Friday"]),
        ("95 pounds", "five pounds, 105 pounds", ["five pounds", "95 pounds", "105 pounds"]),
    ],
)
def test_numbers_and_dates_in_fixed_order_ascend(answer: str, distractors: str, shown: list[str]) -> None:
    item = item_of(QUESTION.format(answer=answer, distractors=distractors) + "    order: fixed\n")
    assert [option.text for option in item.options] == shown
    assert item.key_text == answer.strip('"')
    assert item.fixed_order


def test_an_order_may_be_listed() -> None:
    item = item_of(QUESTION.format(answer="a few", distractors="none, many") + "    order: [none, a few, many]\n")
    assert [option.text for option in item.options] == ["none", "a few", "many"]
    assert (item.key, item.fixed_order) == (1, True)


def test_a_fixed_order_that_would_show_the_answer_first_is_warned_of() -> None:
    questions = QUESTION.format(answer="a few", distractors="none, many") + "    order: fixed\n"
    assert any("shows the answer first" in message for message in messages(questions, "warning"))


def test_a_number_sign_that_cuts_off_a_text_is_warned_of() -> None:
    cut = QUESTION.replace("What was the bill?", "What was bill #1 of the fire?").format(
        answer=95, distractors="59, 60"
    )
    assert any("“#1 of the fire?” was read as a comment" in message for message in messages(cut, "warning"))
    remark = QUESTION.format(answer="95  # checked", distractors="59, 60")
    assert not any("comment" in message for message in messages(remark, "warning"))


@pytest.mark.parametrize("letter", ["B", "(b)", "C.", "option A"])
def test_the_letter_of_an_option_is_no_answer(letter: str) -> None:
    [told] = messages(QUESTION.format(answer=letter, distractors="95 pounds, 59 pounds, nothing"))
    assert f"the answer “{letter}” is the letter of an option" in told
    assert not any("letter" in told for told in messages(QUESTION.format(answer=letter, distractors="K, B12")))


def test_one_distractor_is_only_a_hint() -> None:
    assert any(
        "only one distractor" in message for message in messages(QUESTION.format(answer=95, distractors=59), "hint")
    )


@pytest.mark.parametrize(("paragraph", "start"), [(1, 33), (2, 84)])
def test_a_paragraph_tells_which_of_two_places_is_meant(paragraph: int, start: int) -> None:
    question = QUESTION.format(answer=95, distractors="59, 105").replace(' 95 pounds"', f'", paragraph: {paragraph}')
    assert item_of(question).citation.start == start


def test_a_quote_over_two_lines_of_a_wrapped_article_is_found() -> None:
    text = ARTICLE.replace("broke out on", "broke out\n    on")
    question = (
        "  - statement: A fire was on Marlow Lane.\n    answer: true\n    citation: {quote: broke out on Marlow}\n"
    )
    bank = parse_bank((text + question).encode(), "b.yaml")
    assert bank.quiz is not None
    assert bank.quiz.items[0].citation.quote == "broke out\non Marlow"


def test_a_question_without_an_id_keeps_its_id_when_only_the_rationale_changes() -> None:
    question = QUESTION.format(answer=95, distractors="59, 105")
    other_order = QUESTION.format(answer=95, distractors="105, 59") + "    rationale: Because.\n"
    assert item_of(question).id == item_of(other_order).id
    assert item_of(question).id != item_of(question.replace("105", "106")).id


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_encodings_and_line_ends_of_all_systems_are_read(encoding: str, line_end: str) -> None:
    text = ARTICLE + QUESTION.format(answer="95", distractors="59, 105")
    bank = parse_bank(text.replace("\n", line_end).encode(encoding), "b.yaml")
    assert bank.quiz is not None
    assert bank.quiz == parse_bank(text.encode(), "b.yaml").quiz


def test_an_uploaded_bank_cannot_name_a_file_of_the_server() -> None:
    bank = parse_bank(b"quiz: x\narticle: /etc/hostname\nquestions: []\n", "upload.yaml")
    assert any("cannot name a file" in str(problem) for problem in bank.problems)


def test_a_file_that_is_not_there_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    bank = read_bank(tmp_path / "missing.yaml")
    assert bank.quiz is None
    assert "cannot be opened" in str(bank.problems[0])


def test_problems_come_in_the_order_of_the_lines() -> None:
    for path in FOLDER.glob("*.yaml"):
        lines = [problem.line for problem in read_bank(path).problems]
        assert lines == sorted(lines)


def test_a_small_alias_may_be_used() -> None:
    first = QUESTION.format(answer=95, distractors="59, 105").replace("citation: {", "citation: &bill {")
    second = "  - statement: The bill was 95 pounds.\n    answer: true\n    citation: *bill\n"
    bank = bank_of(first + second)
    assert bank.quiz is not None
    assert bank.quiz.items[0].citation == bank.quiz.items[1].citation


def test_a_generated_item_is_proved_more_strictly_than_a_teachers() -> None:
    text = ARTICLE + QUESTION.format(answer=95, distractors="59, 105").replace(
        "What was the bill?", "What was the bill on that day?"
    )
    assert parse_bank(text.encode(), "b.yaml").quiz is not None
    assert parse_bank(text.encode(), "b.yaml", provenance=Provenance.GENERATED).quiz is None


def test_the_bank_that_ships_with_the_app_has_no_problem() -> None:
    assert [str(problem) for problem in read_bank(SEED).problems] == []


INSERTED = [
    '"',
    "'",
    ": ",
    "- ",
    "\n",
    "\t",
    "{",
    "}",
    "[",
    "&a ",
    "*a ",
    "!x ",
    "|",
    "#",
    "\x00",
    "---\n",
    "<<: ",
    "\u2028",
    "\udcff",
]


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_slip_of_the_hand_makes_reading_crash(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(sorted(path.read_bytes() for path in FOLDER.glob("*.yaml")))).decode("latin-1")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 20))
        text = text[:at] + data.draw(st.sampled_from(INSERTED)) + text[at + gone :]
    article = read_article(FOLDER / "library-fire.md")
    bank = parse_bank(text.encode("utf-8", "surrogateescape"), "b.yaml", lambda name: article)
    assert (bank.quiz is None) == any(problem.level == "error" for problem in bank.problems)
