"""A test that was offered to everybody, and the teacher who looks at what came of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from lessons import add_teacher, offer_test


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[None]:
    with any_app.app_context():
        offer_test()
        yield


@pytest.fixture
def teacher(inside: None) -> int:
    return add_teacher("okafor")
