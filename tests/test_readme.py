"""What the README tells a newcomer to type is what CI types, and the pictures that it shows exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def command_with(word: str) -> str:
    [line] = [line.strip() for line in README.splitlines() if line.startswith("    python3 -m venv") and word in line]
    return line


def test_ci_runs_the_test_command_of_the_readme_word_for_word() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert command_with("pytest") in ci


def test_the_run_command_installs_and_serves() -> None:
    assert command_with("serve").endswith("quizapp serve")


def test_every_picture_and_page_that_the_readme_links_to_exists() -> None:
    links = re.findall(r"\]\(([^)#]+)", README)
    missing = [link for link in links if "://" not in link and not (ROOT / link).exists()]
    assert not missing
