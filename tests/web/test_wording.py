"""Dates and counts as they are read."""

from __future__ import annotations

import pytest

from quizapp.web.wording import counted, long_date, with_blanks, without_hashes


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2022-01-05", "5 January 2022"),
        ("2022-01-05T10:00:00Z", "5 January 2022"),
        ("2022", "2022"),
        ("2022-01", "2022-01"),
        ("about 5 January", "about 5 January"),
        ("2022-13-40", "2022-13-40"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_date_reads_as_words_and_nothing_is_added_to_it(written: str | None, read: str) -> None:
    assert long_date(written) == read


def test_counts_agree_with_their_nouns() -> None:
    assert [counted(number, "question") for number in (0, 1, 2)] == ["0 questions", "1 question", "2 questions"]


def test_a_heading_loses_its_markdown_and_never_its_words() -> None:
    assert [without_hashes(text) for text in ("## What next", "What #1 did", "###")] == [
        "What next",
        "What #1 did",
        "###",
    ]


def test_a_gap_is_read_aloud_as_a_blank_and_the_rest_stays_text() -> None:
    shown = with_blanks("More than ____ <b>people</b>, in snake_case")
    assert shown.count("blank</span>") == 1
    assert "&lt;b&gt;people&lt;/b&gt;, in snake_case" in shown
    assert "__" not in shown
