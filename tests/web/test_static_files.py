"""Static files: compressed, kept for a year, small."""

from __future__ import annotations

import gzip
import re

import pytest
from pages import Visitor

from quizapp.web.assets import HERE

BUDGET = 100_000  # bytes over the wire on a first visit, with everything that the page asks for


def files_of(html: str) -> list[str]:
    return re.findall(r'(?:src|href)="(/static/[^"]+)"', html)


def test_a_file_is_kept_for_a_year_under_an_address_that_holds_its_hash(visitor: Visitor) -> None:
    for path in files_of(visitor.get("/").text):
        answer = visitor.get(path)
        assert answer.status_code == 200
        assert answer.cache_control.immutable
        assert answer.cache_control.max_age == 31_536_000
        assert answer.headers["Vary"] == "Accept-Encoding"


def test_an_old_address_gives_the_new_file_and_does_not_keep_it(visitor: Visitor) -> None:
    path = files_of(visitor.get("/").text)[0]
    answer = visitor.get(re.sub(r"/static/\w+/", "/static/older/", path))
    assert answer.status_code == 200
    assert answer.cache_control.max_age == 0


@pytest.mark.parametrize(
    "name", ["../__init__.py", "css/tokens.css", "js/none.js", "js/../mark.svg", "%2e%2e/assets.py"]
)
def test_only_the_files_of_the_bundle_are_served(visitor: Visitor, name: str) -> None:
    assert visitor.client.get(f"/static/x/{name}").status_code == 404


def test_both_forms_of_a_file_say_the_same(visitor: Visitor) -> None:
    path = files_of(visitor.get("/").text)[1]
    plain = visitor.client.get(path, headers={"Accept-Encoding": "identity"})
    packed = visitor.client.get(path, headers={"Accept-Encoding": "gzip"})
    refused = visitor.client.get(path, headers={"Accept-Encoding": "gzip;q=0"})
    assert refused.data == plain.data
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data) == plain.data
    assert packed.mimetype == plain.mimetype == "text/css"


def test_a_first_visit_of_any_page_stays_within_the_budget(visitor: Visitor) -> None:
    attempt = visitor.begin()
    score = visitor.finish(attempt, "True", "Ada Quinn", "lucky & <very> quick")
    for page in (visitor.get("/"), visitor.get(f"{attempt}/1"), visitor.get("/articles/storm-closes-harbour"), score):
        total = len(page.data)
        for path in files_of(page.text):
            total += len(visitor.client.get(path, headers={"Accept-Encoding": "gzip"}).data)
        assert total < BUDGET, page.request.path


def test_bootstrap_lies_in_a_layer_below_our_own_styles(visitor: Visitor) -> None:
    path = files_of(visitor.get("/").text)[1]
    css = visitor.client.get(path, headers={"Accept-Encoding": "identity"}).text
    assert css.startswith("@layer bootstrap {")
    assert "@charset" not in css
    assert "sourceMappingURL" not in css
    assert "http://" not in re.sub(r"data:[^)]*|http://www\.w3\.org[^)\"]*", "", css)


def test_the_dark_page_looks_the_same_by_the_devices_wish_and_by_the_readers() -> None:
    css = (HERE / "css" / "tokens.css").read_text(encoding="utf-8")
    wished = re.search(r':root:not\(\[data-theme="light"\]\) \{(.*?)\}', css, re.S)[1]
    chosen = re.search(r'\n:root\[data-theme="dark"\] \{(.*?)\}', css, re.S)[1]
    assert wished.split() == chosen.split()


def test_every_style_sheet_in_the_folder_is_in_the_bundle() -> None:
    from quizapp.web.assets import STYLES, desk_styles

    assert {path.stem for path in (HERE / "css").glob("*.css")} == {*STYLES, *desk_styles()}
    assert not set(STYLES) & set(desk_styles())
