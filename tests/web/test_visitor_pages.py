"""Home, article, colours, health."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from harbour import HARBOUR
from pages import Visitor, marked, title, words

from quizapp.model import Article, Citation, Provenance, Record
from quizapp.services import catalogue
from quizapp.services.importing import import_quiz

if TYPE_CHECKING:
    from flask import Flask

ARTICLE = "/articles/storm-closes-harbour"


def test_home_lists_each_quiz_with_source_length_and_one_way_to_start(visitor: Visitor) -> None:
    page = visitor.get("/")
    text = words(page)
    for part in ("Storm & harbour", "Three questions.", "Storm closes harbour", "Ellis Post", "5 March 2024"):
        assert part in text
    assert "3 questions" in text
    assert "Made by hand" in text
    assert page.text.count('href="/quizzes/harbour"') == 1


def test_home_says_what_to_do_where_there_is_no_quiz(client: object) -> None:
    assert "There is no quiz yet" in words(client.get("/"))


def test_looking_around_writes_no_cookie(visitor: Visitor) -> None:
    for path in ("/", ARTICLE, "/healthz"):
        assert "Set-Cookie" not in visitor.get(path).headers


def test_the_article_stands_whole_with_numbered_paragraphs_and_its_record(visitor: Visitor) -> None:
    page = visitor.get(ARTICLE)
    text = words(page)
    for part in (
        "closed on Monday after a storm sank 14 boats",
        '"We were lucky & <very> quick,"',
        "2.5 million euros",
    ):
        assert part in text
    assert [f'id="p{number}"' in page.text for number in (1, 2, 3, 4)] == [True, True, True, False]
    for part in ("Sam Lee", "Ellis Post", "5 March 2024", "https://example.org/storm", "A made-up article."):
        assert part in text
    assert "## What" not in text
    assert "What comes next" in text
    assert marked(page) == []


def test_a_caption_is_shown_as_one_and_is_no_numbered_paragraph(visitor: Visitor) -> None:
    page = visitor.get(ARTICLE)
    assert "Photo caption Boats lie on their sides" in words(page)
    block = re.search(r'<p class="block block-caption"[^>]*>', page.text)[0]
    assert "id=" not in block


def test_a_citation_is_marked_where_it_stands(visitor: Visitor, app: object) -> None:
    text = catalogue.article_page("storm-closes-harbour").text
    start = text.index("lucky & <very> quick")
    page = visitor.get(f"{ARTICLE}?cite={start}-{start + 20}")
    assert marked(page) == ["lucky & <very> quick"]
    assert page.text.count('id="cited"') == 1


def test_a_citation_over_two_paragraphs_is_marked_in_both_and_scrolls_to_the_first(visitor: Visitor) -> None:
    page = visitor.get(f"{ARTICLE}?cite=70-100")
    assert len(marked(page)) == 2
    assert page.text.count('id="cited"') == 1


@pytest.mark.parametrize("cite", ["9-4", "0-999999", "-1-5", "a-b", "5", "1-2-3", "٣-٩", "<script>", "4-4", "9" * 400])
def test_a_citation_that_leads_nowhere_is_said_and_marks_nothing(visitor: Visitor, cite: str) -> None:
    page = visitor.client.get(ARTICLE, query_string={"cite": cite})
    assert page.status_code == 200
    assert "is not in this article" in words(page)
    assert marked(page) == []


def test_the_choice_of_dark_is_kept_and_leads_back(visitor: Visitor) -> None:
    answer = visitor.client.post(
        "/theme", data={"theme": "dark"}, headers={"Referer": f"http://localhost{ARTICLE}?cite=1-5"}
    )
    assert (answer.status_code, answer.location) == (303, f"{ARTICLE}?cite=1-5")
    assert 'data-theme="dark"' in visitor.get("/").text


@pytest.mark.parametrize(
    "referrer", ["https://elsewhere.example/x", "http://localhost//elsewhere.example", "http://[", "nonsense", ""]
)
def test_the_choice_of_colours_never_leads_to_another_site(visitor: Visitor, referrer: str) -> None:
    answer = visitor.client.post("/theme", data={"theme": "sepia"}, headers={"Referer": referrer})
    assert answer.location == "/"
    assert "Set-Cookie" not in answer.headers


def test_a_forged_colour_cookie_is_ignored(visitor: Visitor) -> None:
    visitor.client.set_cookie("theme", '"><script>')
    assert "data-theme" not in visitor.get("/").text


def test_health_answers_a_monitor(visitor: Visitor) -> None:
    answer = visitor.get("/healthz")
    assert (answer.status_code, answer.json["status"]) == (200, "ok")


def test_ids_are_unique_and_every_reference_finds_its_own(visitor: Visitor) -> None:
    attempt = visitor.begin()
    pages = [visitor.get(path) for path in ("/", ARTICLE, "/quizzes/harbour", f"{attempt}/1")]
    pages.append(visitor.client.post("/quizzes/harbour", data={"name": ""}))
    pages.append(visitor.client.post(f"{attempt}/1", data={}))
    pages.append(visitor.answer(attempt, 1, 0))
    pages.append(visitor.finish(visitor.begin("Ben"), "True", "Ada Quinn", "lucky & <very> quick"))
    for page in pages:
        ids = re.findall(r'\sid="([^"]+)"', page.text)
        assert len(ids) == len(set(ids)), page.request.path
        wanted = re.findall(r'\s(?:for|aria-describedby|aria-labelledby)="([^"]+)"|\shref="#([^"]+)"', page.text)
        assert wanted
        for one in " ".join(a or b for a, b in wanted).split():
            assert one in ids, (page.request.path, one)


@pytest.mark.parametrize("path", ["/", ARTICLE, "/quizzes/harbour"])
def test_every_page_has_one_heading_of_the_first_level_and_a_title(visitor: Visitor, path: str) -> None:
    page = visitor.get(path)
    assert page.text.count("<h1") == 1
    assert title(page).endswith("– quizapp")


def test_a_headline_that_only_repeats_the_title_stands_once(app: Flask, visitor: Visitor) -> None:
    text = "# Storm closes HARBOUR\n\nThe harbour was closed on Monday.\n"
    article = Article(text, Record("Storm closes harbour"))
    quote = "The harbour was closed on Monday."
    item = replace(HARBOUR.items[1], citation=Citation(quote, text.index(quote), text.index(quote) + len(quote)))
    with app.app_context():
        import_quiz(replace(HARBOUR, id="headed", title="Headed", article=article, items=(item,)), Provenance.AUTHORED)
    where = re.search(r'href="(/articles/[^"?]+)"', visitor.get("/quizzes/headed").text)[1]
    page = visitor.get(where)
    assert page.text.casefold().count("storm closes harbour</h") == 1
    assert len(marked(visitor.get(f"{where}?cite=2-7"))) == 1, "a headline that is cited is shown"


@pytest.mark.parametrize(
    ("place", "said"),
    [("/2", "Back to question 2"), ("/2?saved=1", "Back to question 2"), ("/result", "Back to your score")],
)
def test_the_article_leads_back_to_where_it_was_opened(visitor: Visitor, place: str, said: str) -> None:
    before = f"{visitor.begin()}{place}"
    page = visitor.client.get(ARTICLE, headers={"Referer": f"http://localhost{before}"})
    assert words(page).count(said) == 2
    assert f'href="{before}"' in page.text
    cited = visitor.client.get(f"{ARTICLE}?cite=0-5", headers={"Referer": f"http://localhost{before}"})
    assert words(cited).count(said) == 3, "also beside the marked passage, where the link from the proof leads"


def test_who_reads_the_article_before_the_quiz_finds_the_way_on_at_its_head_and_its_end(visitor: Visitor) -> None:
    page = visitor.client.get(ARTICLE, headers={"Referer": "http://localhost/quizzes/harbour"})
    assert words(page).count("Go on to the quiz") == 2
    assert page.text.count('href="/quizzes/harbour"') == 2


@pytest.mark.parametrize(
    "referrer",
    ["", "http://localhost/", "http://elsewhere.example/attempts/x/2", "http://localhost/attempts/x/2/report"],
)
def test_the_article_offers_no_way_back_that_it_does_not_know(visitor: Visitor, referrer: str) -> None:
    assert "Back to" not in words(visitor.client.get(ARTICLE, headers={"Referer": referrer}))
