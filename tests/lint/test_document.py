"""The page about the rules is the rules' own words."""

from pathlib import Path

from quizapp.lint.document import as_markdown

PAGE = Path(__file__).parents[2] / "docs" / "lint.md"


def test_the_page_about_the_rules_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8").strip() == as_markdown().strip(), (
        "write it again: python -m quizapp.lint.document > docs/lint.md"
    )
