"""`quizapp check` and `quizapp import` as a teacher types them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizapp.cli import group

BAD = Path(__file__).parents[1] / "formats" / "bad_banks"
SEED = Path(__file__).parents[2] / "seed_questions.yaml"
BANK = """quiz: Fire
id: fire
article: {title: A fire, text: "A fire broke out on Marlow Lane. The bill was 95 pounds, he said."}
questions:
  - id: bill
    statement: After the fire there was a bill of 95 pounds.
    answer: true
    citation: {quote: The bill was 95 pounds}
"""
SECOND = """  - id: where
    question: Where did the fire break out?
    answer: On Marlow Lane
    distractors: [On Harrow Road, On Mill Street]
    citation: {quote: A fire broke out on Marlow Lane.}
"""


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZAPP_INSTANCE", str(tmp_path / "instance"))
    path = tmp_path / "fire.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(group, [str(argument) for argument in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def test_a_folder_of_bad_files_prints_the_expected_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BAD)
    code, output = run("check", "--quiet", ".")
    expected = [line for path in sorted(BAD.glob("*.expected")) for line in path.read_text("utf-8").splitlines()]
    assert output.splitlines()[:-1] == expected
    assert output.splitlines()[-1].startswith(f"{len(expected)} errors, ")
    assert code == 1


def test_a_good_bank_passes() -> None:
    assert run("check", SEED) == (0, "37 questions, no problem\n")


def test_warnings_fail_only_when_asked_to(bank: Path) -> None:
    questions = (
        'question: Which street was it?\n    answer: "Marlow Lane"\n    distractors: [All of the above, Mill Street]'
    )
    bank.write_text(
        BANK.partition("  - id: bill")[0] + f"  - {questions}\n    citation: {{quote: on Marlow Lane}}\n", "utf-8"
    )
    code, output = run("check", bank)
    assert code == 0
    assert "warning: question 1: " in output
    assert run("check", "--strict", bank)[0] == 1


def test_a_folder_without_banks_and_a_missing_file_are_told(tmp_path: Path) -> None:
    for path, said in ((tmp_path, "there is no YAML file"), (tmp_path / "nothing.yaml", "cannot be opened")):
        command = [sys.executable, "-m", "quizapp", "check", str(path)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        assert result.returncode != 0
        assert said in result.stdout + result.stderr
        assert "Traceback" not in result.stderr


def test_what_is_piped_has_no_colours() -> None:
    command = [sys.executable, "-m", "quizapp", "check", str(BAD / "tabs.yaml")]
    assert "\x1b" not in subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_an_import_says_what_it_did_and_never_doubles(bank: Path) -> None:
    assert run("import", bank)[1].splitlines()[-1] == "Fire: 1 added."
    assert run("import", bank) == (0, "Fire: 1 unchanged.\n")
    bank.write_text(BANK.replace("After the fire there", "There") + SECOND, "utf-8")
    assert run("import", bank)[1].splitlines()[-1] == "Fire: 1 added, 1 updated."
    assert run("import", bank)[1].splitlines()[-1] == "Fire: 2 unchanged."


def test_a_dry_run_changes_nothing(bank: Path) -> None:
    for _ in range(2):
        code, output = run("import", bank, "--dry-run")
        assert (code, output.splitlines()[-1]) == (0, "Dry run, nothing was changed. It would be: Fire: 1 added.")


def test_a_bad_file_imports_nothing(bank: Path) -> None:
    run("import", bank)
    bank.write_text(BANK.replace("95 pounds, he", "96 pounds, he") + SECOND, "utf-8")
    code, output = run("import", bank)
    assert code == 1
    assert "fire.yaml:8: question 1: the quote is not in the article" in output
    assert "Nothing was imported: 1 error" in output
    bank.write_text(BANK, "utf-8")
    assert run("import", bank) == (0, "Fire: 1 unchanged.\n")


def test_a_bank_may_lie_anywhere(tmp_path: Path, bank: Path) -> None:
    folder = tmp_path / "ein Ordner"
    folder.mkdir()
    shutil.copy(BAD / "library-fire.md", folder / "die Geschichte.md")
    text = BANK.partition("article:")[0] + "article: die Geschichte.md\nquestions:\n"
    text += "  - statement: The reading room seats sixty people.\n    answer: true\n"
    text += "    citation: {quote: has 60 seats now}\n"
    (folder / "bank.yml").write_text(text, "utf-8")
    assert run("check", folder) == (0, "1 question, no problem\n")
