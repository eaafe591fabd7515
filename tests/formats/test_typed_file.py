"""A file edited in a browser keeps its own line ends, mark and encoding."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.formats.typed_file import kept, shown

MIXED = "one\r\ntwo\nthree\rfour\r\n"
TEXTS = st.text(st.sampled_from("ab #\n\r\u0085\u2028é"), max_size=40)


def through_a_browser(text: str) -> str:
    """Return what a form sends of the text of a textarea: each line end as CR LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")


@given(TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
@example(MIXED, "utf-8")
@example("", "utf-8-sig")
def test_what_was_not_changed_comes_back_byte_for_byte(text: str, encoding: str) -> None:
    content = text.encode(encoding)
    assert kept(through_a_browser(shown(content)), content) == content


def test_only_the_changed_line_is_another() -> None:
    assert kept("one\r\nTWO\r\nthree\r\nfour\r\n", MIXED.encode()) == b"one\r\nTWO\r\nthree\rfour\r\n"
    assert kept("one\ntwo\nnew\nthree\nfour\n", MIXED.encode()) == b"one\r\ntwo\nnew\r\nthree\rfour\r\n"


def test_a_new_file_has_plain_line_ends() -> None:
    assert kept("a\r\nb\r\n", b"") == b"a\nb\n"


@given(TEXTS, TEXTS)
@example("\r#\r\n\n", "a\r\r")
def test_what_was_typed_is_what_is_kept(before: str, typed: str) -> None:
    content = kept(through_a_browser(typed), before.encode())
    assert shown(content) == shown(typed.encode())
