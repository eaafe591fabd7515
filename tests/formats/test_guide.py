"""The guide's examples work, and guide, schema and reader name the same keys."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
from bank_schema import as_json, schema

from quizapp.formats import bank, questions, settings, statements
from quizapp.formats.articles import parse_article
from quizapp.formats.bank import parse_bank
from quizapp.model import ItemType, Record

GUIDE = Path(__file__).parents[2] / "docs" / "yaml.md"
BLOCKS = re.findall(r"^```yaml\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.M | re.S)
WHOLE, SETTINGS, RECORD, SHAPES, FORMS, MODELINE = BLOCKS
HEAD = """quiz: Library
article: {title: Library, text: There are 60 seats. The board met from time to time.}
questions:
"""


def test_the_whole_bank_of_the_guide_has_no_problem() -> None:
    read = parse_bank(WHOLE.encode(), "guide.yaml")
    assert [str(problem) for problem in read.problems if problem.level != "hint"] == []
    assert read.quiz is not None
    assert [item.id for item in read.quiz.items] == ["donors", "months"]
    jsonschema.validate(as_json(WHOLE), schema())


def test_the_other_forms_of_the_guide_have_no_problem() -> None:
    text = WHOLE[: WHOLE.index("questions:")] + "questions:\n" + FORMS
    read = parse_bank(text.encode(), "guide.yaml")
    assert [str(problem) for problem in read.problems if problem.level != "hint"] == []
    assert read.quiz is not None
    types = [item.type for item in read.quiz.items]
    assert types == [
        ItemType.WHICH_STATEMENT,
        ItemType.EVIDENCE,
        ItemType.ATTRIBUTION,
        ItemType.THREE_VERDICTS,
    ]
    jsonschema.validate(as_json(text), schema())


def test_the_settings_of_the_guide_are_read_and_name_every_key() -> None:
    text = WHOLE.replace("article:", f"{SETTINGS}article:")
    read = parse_bank(text.encode(), "guide.yaml")
    assert [str(problem) for problem in read.problems if problem.level == "error"] == []
    assert read.quiz is not None
    assert read.quiz.settings is not None
    assert read.quiz.settings.time_limit == 20 * 60
    jsonschema.validate(as_json(text), schema())
    assert set(as_json(SETTINGS)["settings"]) == set(settings.SETTINGS_KEYS)


def test_the_record_of_the_guide_is_read() -> None:
    article = parse_article(f"---\n{RECORD}---\n\nThe text.\n".encode(), "library.md")
    assert article.record == Record(
        title="Library reopens after spring fire",
        author="Jo Roe",
        publisher="Marlow Lane News",
        published="2024-06-03",
        url="https://lane.example/library",
        note="What a reader should know about this text.",
    )


def test_the_questions_of_the_guide_have_no_error_and_are_in_order() -> None:
    read = parse_bank((HEAD + SHAPES).encode(), "guide.yaml")
    assert read.quiz is not None, [str(problem) for problem in read.problems]
    assert [[option.text for option in item.options] for item in read.quiz.items] == [
        ["45", "60", "95"],
        ["Never", "Sometimes", "Always"],
    ]


def test_the_line_for_editors_names_the_schema() -> None:
    path = MODELINE.partition("$schema=")[2].strip()
    assert (GUIDE.parents[1] / path).is_file()


def test_schema_and_reader_know_the_same_keys() -> None:
    published = schema()
    parts = published["$defs"]
    assert set(published["properties"]) == set(bank.BANK_KEYS)
    for name, keys in (
        ("article", bank.ARTICLE_KEYS),
        ("settings", settings.SETTINGS_KEYS),
        ("question", questions.QUESTION_KEYS),
        ("statement", questions.STATEMENT_KEYS),
        ("citation", questions.CITATION_KEYS),
        ("proof", questions.PROOF_KEYS),
        ("edit", statements.EDIT_KEYS),
    ):
        assert set(parts[name]["properties"]) == set(keys), name


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    for path in (GUIDE.parents[1] / "seed_questions.yaml",):
        jsonschema.validate(as_json(path.read_text(encoding="utf-8")), schema())
