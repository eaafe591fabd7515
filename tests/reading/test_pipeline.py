"""The pipeline is loaded when needed, once, and a wrong one is refused in one clear line."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from quizapp.errors import BadSettings
from quizapp.reading.pipeline import load_english


def test_the_pipeline_is_loaded_once_per_process() -> None:
    assert load_english() is load_english()


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    code = "import sys, quizapp.reading.pipeline; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_pipeline_that_is_not_there_is_refused_with_what_to_do() -> None:
    with pytest.raises(BadSettings, match=r"'no_such_pipeline' cannot be loaded.*QUIZAPP_ENGLISH"):
        load_english("no_such_pipeline")


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    bare = spacy.blank("en")
    bare.add_pipe("sentencizer")
    bare.to_disk(tmp_path / "bare")
    with pytest.raises(BadSettings, match="no tagger and no parser and no lemmatizer"):
        load_english(str(tmp_path / "bare"))


def test_a_pipeline_for_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path / "de")
    with pytest.raises(BadSettings, match="reads the language 'de'"):
        load_english(str(tmp_path / "de"))
