"""Hold a page against axe, its own width, and a quiet console."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def faults(page: object) -> list[str]:
    options = {"resultTypes": ["violations", "incomplete"], "runOnly": RULES}
    found = Axe().run(page, options=options).response
    broken = [f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]]
    # Letters in the very colour of their ground are no violation to axe, only "cannot tell".
    for rule in found["incomplete"]:
        for node in rule["nodes"]:
            seen = [check["data"] for check in node["any"] if isinstance(check.get("data"), dict)]
            if any(one.get("messageKey") == "equalRatio" for one in seen):
                broken.append(f"invisible: {node['target']}")
    return broken


def assert_faultless(student: object, walk: Callable[[object], Iterator[str]]) -> None:
    """Walk through pages; hold each against axe and its own width, and the console against errors of the page."""
    found = {}
    for name in walk(student):
        broken = faults(student.page)
        width = student.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if broken or width > 0:
            found[name] = (broken, width)
    assert found == {}, found
    errors = [text for text in student.console if "the server responded with a status of 40" not in text]
    assert errors == [], errors


def assert_nothing_wider(student: object, walk: Callable[[object], Iterator[str]], width: int = 320) -> None:
    """Walk through pages on a narrow screen; 320 pixels are 1280 at 400 % (WCAG 2.2, 1.4.10 Reflow)."""
    student.page.set_viewport_size({"width": width, "height": 640})
    shown = ((name, student.page.evaluate("document.documentElement.scrollWidth")) for name in walk(student))
    assert [name for name, seen in shown if seen > width] == []
