"""`quizapp read` for a person and for a program."""

# ruff: noqa: E501 - a text under test stays on one line

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizapp.cli.read import read_command
from quizapp.errors import BadInput, UnreadableArticle

STORY = (
    "Old bridge in Easton to close\n\nThe council of Easton voted on Monday to close the old bridge, and 95 shops signed a protest.\n\n"
    "Mayor Ann Reed said that the bridge of Easton may stay closed for two years.\n\nCars wait [Ann Poe/Reuters]\n"
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_a_person_sees_paragraphs_claims_and_reasons_in_plain_text_when_piped(story: Path) -> None:
    result = CliRunner().invoke(read_command, [str(story)], catch_exceptions=False)
    assert result.exit_code == 0
    shown = result.stdout
    assert "\x1b" not in shown
    assert "¶ 1  The council of Easton" in shown
    assert "The council of Easton voted on Monday to close the old bridge." in shown
    assert re.search(r"\(said by Mayor Ann Reed;[^)]*hedged: may\)", " ".join(shown.split()))
    assert "[credit] [Ann Poe/Reuters]" in shown
    assert shown.endswith("\n")


def test_json_has_spans_and_their_text(story: Path) -> None:
    result = CliRunner().invoke(read_command, [str(story), "--format", "json"], catch_exceptions=False)
    found = json.loads(result.stdout)
    text = found["article"]["text"]
    assert {
        "passages",
        "sentences",
        "mentions",
        "quantities",
        "times",
        "attributions",
        "references",
        "claims",
        "ledger",
    } < set(found)
    for group in ("quantities", "times", "ledger"):
        assert found[group]
        assert all(text[value["start"] : value["end"]] == value["text"] for value in found[group])
    [said] = found["attributions"]
    assert (said["speaker_text"], said["cue_text"]) == ("Mayor Ann Reed", "said")
    assert found["claims"][0]["statement"] == "".join(piece["text"] for piece in found["claims"][0]["pieces"])


def test_a_dash_reads_standard_input() -> None:
    result = CliRunner().invoke(read_command, ["-"], input=STORY.encode(), catch_exceptions=False)
    assert "95 shops signed a protest." in result.stdout


def test_a_dash_as_output_is_standard_output(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(read_command, [str(story), "--format", "json", "-o", "-"], catch_exceptions=False)
    assert result.output.startswith("{")
    assert not (tmp_path / "-").exists()


def test_output_goes_to_the_file_that_is_named(story: Path, tmp_path: Path) -> None:
    target = tmp_path / "reading.json"
    CliRunner().invoke(read_command, [str(story), "--format", "json", "-o", str(target)], catch_exceptions=False)
    assert json.loads(target.read_text(encoding="utf-8"))["claims"]


def test_a_file_that_cannot_be_written_is_named(story: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"cannot be written: .*Name another file with -o"):
        CliRunner().invoke(read_command, [str(story), "-o", str(tmp_path / "none" / "out")], catch_exceptions=False)


@pytest.mark.parametrize(
    ("content", "answer"),
    [(b"", "no text"), (b"Bonjour tout le monde, le pont de la ville est dans les travaux et il est long.", "French")],
)
def test_what_cannot_be_read_is_told_in_one_sentence(tmp_path: Path, content: bytes, answer: str) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(content)
    with pytest.raises(UnreadableArticle, match=answer):
        CliRunner().invoke(read_command, [str(path)], catch_exceptions=False)
