"""Read pages as a visitor does: by their words, links and form fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse


def words(response: TestResponse) -> str:
    """Return the visible text of a page, with single spaces."""
    body = re.sub(r"(?s)<head>.*?</head>|<svg.*?</svg>", "", response.text)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def title(response: TestResponse) -> str:
    found = re.search(r"(?s)<title>(.*?)</title>", response.text)
    return " ".join(unescape(found[1]).split()) if found else ""


def marked(response: TestResponse) -> list[str]:
    """Return the words under the highlighter."""
    return [unescape(text) for text in re.findall(r'(?s)<mark class="quote"[^>]*>(.*?)</mark>', response.text)]


def hidden(response: TestResponse, name: str) -> str:
    found = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', response.text)
    return unescape(found[1]) if found else ""


def checked(page: TestResponse) -> list[str]:
    """Return name and value of what is chosen on a page."""
    return [
        f"{name}={value}" for name, value in re.findall(r'name="([^"]+)"[^>]* value="([^"]*)"[^>]* checked', page.text)
    ]


@dataclass
class Visitor:
    """One browser: its cookies, and what one does on the pages."""

    client: FlaskClient

    def get(self, path: str) -> TestResponse:
        return self.client.get(path)

    def begin(self, name: str = "Amina", slug: str = "harbour") -> str:
        """Start the quiz and return the path of the attempt."""
        response = self.client.post(f"/quizzes/{slug}", data={"name": name})
        assert response.status_code == 303, words(response)
        return str(response.location)

    def answer(self, attempt: str, position: int, choice: object) -> TestResponse:
        """Answer a question and return the page after it."""
        return self.client.post(f"{attempt}/{position}", data={"choice": choice}, follow_redirects=True)

    def answer_by_text(self, attempt: str, position: int, text: str) -> TestResponse:
        page = self.get(f"{attempt}/{position}").text
        shown = [unescape(found) for found in re.findall(r'class="option-text"[^>]*>(.*?)</span>', page)]
        return self.answer(attempt, position, shown.index(text))

    def finish(self, attempt: str, *texts: str) -> TestResponse:
        for position, text in enumerate(texts, 1):
            self.answer_by_text(attempt, position, text)
        return self.get(f"{attempt}/result")

    def save(self, attempt: str, position: int, **draft: object) -> TestResponse:
        """Send a choice as the script of the page does."""
        return self.client.post(f"{attempt}/{position}/choice", json=draft)

    def press(self, attempt: str, position: int, go: object, **fields: object) -> TestResponse:
        """Press a button of a test's form, as a browser without a script does."""
        shown = self.get(f"{attempt}/{position}")
        sent = {"version": hidden(shown, "version"), "flags": "1", "go": go} | fields
        return self.client.post(f"{attempt}/{position}", data=sent)
