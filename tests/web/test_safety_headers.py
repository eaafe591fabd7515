"""Headers, and pages that obey them."""

from __future__ import annotations

import re

import pytest
from pages import Visitor

PATHS = ("/", "/quizzes/harbour", "/articles/storm-closes-harbour", "/nothing", "/healthz")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_forbids_what_is_not_ours(visitor: Visitor, path: str) -> None:
    headers = visitor.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"]


def test_no_page_has_an_inline_script_or_style_or_asks_another_host(visitor: Visitor) -> None:
    attempt = visitor.begin()
    pages = [visitor.get(path) for path in (*PATHS[:4], f"{attempt}/1")]
    pages += [visitor.answer(attempt, position, 0) for position in (1, 2, 3)]
    pages.append(visitor.get(f"{attempt}/result"))
    for page in pages:
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page.text), page.request.path
        assert not re.search(r"<script(?![^>]*\ssrc=)", page.text), page.request.path
        assert not re.search(r'(?:src|<link[^>]*href)="(?:https?:)?//', page.text), page.request.path
