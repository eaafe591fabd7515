"""A folder of bad files, each with the lines that a teacher sees beside it."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
from bank_schema import as_json, schema

from quizapp.formats.bank import read_bank
from quizapp.formats.yaml_recovery import parse_bank_tree

FOLDER = Path(__file__).parent / "bad_banks"
BANKS = sorted(FOLDER.glob("*.yaml"))

# Bad banks whose shape is right: only reading the article, or comparing texts, shows what is wrong with them.
RIGHT_IN_SHAPE = {
    "answer-among-distractors",
    "distractor-means-the-answer",
    "distractors-alike",
    "duplicate-ids",
    "duplicate-questions",
    "edit-does-not-fit",
    "feedback-for-no-option",
    "quote-differs-in-signs",
    "quote-not-in-article",
}
NOT_FOR_A_SCHEMA = {"duplicate-keys"}  # YAML's own error, which an editor shows without the schema


def name(path: Path) -> str:
    return path.stem


def test_there_are_many_kinds_of_bad_files() -> None:
    assert len(BANKS) >= 25


@pytest.mark.parametrize("path", BANKS, ids=name)
def test_all_errors_of_a_bad_file_are_told_with_their_lines(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    bank = read_bank(Path(path.name))
    told = [str(problem) for problem in bank.problems if problem.level == "error"]
    assert told == path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert told
    assert bank.quiz is None


def is_yaml(path: Path) -> bool:
    try:
        return not parse_bank_tree(path.read_text(encoding="utf-8")).faults and path.stem not in NOT_FOR_A_SCHEMA
    except UnicodeDecodeError:
        return False


@pytest.mark.parametrize("path", list(filter(is_yaml, BANKS)), ids=name)
def test_the_schema_refuses_just_what_is_wrong_in_shape(path: Path) -> None:
    errors = list(jsonschema.Draft202012Validator(schema()).iter_errors(as_json(path.read_text(encoding="utf-8"))))
    assert (not errors) == (path.stem in RIGHT_IN_SHAPE)
