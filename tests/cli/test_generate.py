"""`quizapp generate` makes a file that `quizapp import` reads, or JSON for programs, and says what it left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import quizapp
from quizapp.cli.generate import generate_command
from quizapp.errors import QuizappError
from quizapp.formats.bank import read_bank

LIBRARY = Path(quizapp.__file__).parent / "library" / "kazakhstan-2022.md"
LETTER = "Dear reader,\n\nWe do hope that you like it here, and that you will come back to see us again some day soon."


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(generate_command, list(arguments), input=stdin)


def test_the_yaml_is_a_bank_that_reads_back_with_the_same_questions(tmp_path: Path) -> None:
    file = tmp_path / "quiz.yaml"
    result = run(str(LIBRARY), "--count", "5", "-o", str(file))
    assert result.exit_code == 0, result.output
    bank = read_bank(file)
    assert bank.quiz is not None, bank.problems
    assert len(bank.quiz.items) == 5
    assert result.stdout == ""
    assert "5 questions" in result.stderr


def test_the_json_carries_quotes_that_stand_at_their_offsets() -> None:
    result = run(str(LIBRARY), "--count", "4", "--format", "json")
    content = json.loads(result.stdout)
    assert len(content["items"]) == 4
    for item in content["items"]:
        cited = item["citation"]
        assert content["article"]["text"][cited["start"] : cited["end"]] == cited["quote"]
        assert 0 <= item["key"] < len(item["options"])
    assert content["rejected"]


def test_the_same_call_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.yaml", "two.yaml"):
        run(str(LIBRARY), "--count", "6", "--seed", "7", "-o", str(tmp_path / name))
    assert (tmp_path / "one.yaml").read_bytes() == (tmp_path / "two.yaml").read_bytes()


def test_a_dash_reads_standard_input() -> None:
    text = LIBRARY.read_text(encoding="utf-8").split("---\n", 2)[2]
    result = run("-", "--count", "2", stdin=text)
    assert result.exit_code == 0, result.output
    assert "quiz:" in result.stdout


def test_explain_tells_what_became_of_each_sentence() -> None:
    result = run(str(LIBRARY), "--count", "2", "--explain")
    assert "a subheading" in result.stderr
    assert "enough questions without it" in result.stderr


def test_progress_keeps_standard_output_clean(tmp_path: Path) -> None:
    result = run(str(LIBRARY), "--count", "2", "--format", "json", "--progress")
    assert len(json.loads(result.stdout)["items"]) == 2


def test_fewer_questions_than_asked_for_are_explained() -> None:
    result = run(str(LIBRARY), "--count", "900")
    assert result.exit_code == 0
    assert "Asked for 900, but only" in result.stderr


def test_an_article_without_claims_ends_with_a_reason_and_an_exit_code() -> None:
    result = run("-", "--count", "3", stdin=LETTER)
    assert result.exit_code == 1
    assert "no claim that a question can be made of" in result.stderr


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_an_article_that_cannot_be_read_is_named(name: str, tmp_path: Path) -> None:
    result = run(str(tmp_path / name))
    assert isinstance(result.exception, QuizappError)
    assert str(tmp_path) in str(result.exception)


def test_an_output_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    result = run(str(LIBRARY), "--count", "1", "-o", str(tmp_path / "no" / "such" / "quiz.yaml"))
    assert isinstance(result.exception, QuizappError)
    assert "quiz.yaml cannot be written" in str(result.exception)


def test_a_file_that_is_there_is_written_over_only_by_force(tmp_path: Path) -> None:
    file = tmp_path / "quiz.yaml"
    file.write_text("# an hour of edits\n", encoding="utf-8")
    refused = run(str(LIBRARY), "--count", "1", "-o", str(file))
    assert isinstance(refused.exception, QuizappError)
    assert "--force" in str(refused.exception)
    assert file.read_text(encoding="utf-8") == "# an hour of edits\n"
    assert run(str(LIBRARY), "--count", "1", "-o", str(file), "--force").exit_code == 0
    assert "questions:" in file.read_text(encoding="utf-8")
