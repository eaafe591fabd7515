"""The pages on articles and jobs, as a browser without scripts uses them."""

from __future__ import annotations

import re
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING

import pytest
from harbour import HARBOUR
from pages import Visitor

from quizapp.services import taking
from quizapp.services.desk import composing, new_text
from quizapp.services.intake.addresses import Address
from quizapp.services.intake.fetching import Limits
from quizapp.services.jobs.running import Runner
from quizapp.storage import jobs, writing

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

TEXT = "Old bridge reopens\n\nThe old bridge reopened on Monday after repairs that cost 4.2 million euros.\n"
HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> {{ 7*7 }} \u202egnp.exe'


def pasted(client: FlaskClient, text: str = TEXT, **more: str) -> str:
    answer = client.post("/desk/articles/paste", data={"text": text} | more)
    assert answer.status_code == 303, answer.text
    return answer.location


def sent(client: FlaskClient, content: bytes, name: str) -> TestResponse:
    answer = client.post("/desk/articles/upload", data={"file": (BytesIO(content), name)})
    answer.request.environ["wsgi.input"].close()  # the test client keeps a large body in a file
    return answer


def test_the_first_article_is_offered_to_be_added(teacher_client: FlaskClient) -> None:
    page = teacher_client.get("/desk/articles").text
    assert "Add your first article" in page


def test_a_pasted_text_leads_to_its_page_with_one_next_step(teacher_client: FlaskClient) -> None:
    page = teacher_client.get(pasted(teacher_client)).text
    assert "Added." in page
    assert "repairs that cost 4.2 million euros" in page
    assert "Make questions" in page
    assert "Old bridge reopens" in teacher_client.get("/desk/articles").text


def test_what_was_typed_comes_back_with_the_reason(teacher_client: FlaskClient) -> None:
    answer = teacher_client.post("/desk/articles/paste", data={"text": " ", "title": "My title"})
    assert answer.status_code == 400
    assert "Paste the text of an article first." in answer.text
    assert "My title" in answer.text


@pytest.mark.parametrize(
    "content, name, words",
    [
        (b"", "a.txt", "empty"),
        (b"PK\x03\x04garbage", "a.docx", "damaged"),
        (b"%PDF-1.4 garbage", "a.pdf", "damaged"),
        (b"\x89PNG\r\n", "a.txt", "picture"),
        (b"\x00\x01\x02" * 50, "a.txt", "NUL"),
        (b"x" * (10 * 1024 * 1024 + 1), "a.txt", "at most 10"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    teacher_client: FlaskClient, content: bytes, name: str, words: str
) -> None:
    answer = sent(teacher_client, content, name)
    assert answer.status_code == 400
    assert words in answer.text


def test_no_file_at_all_says_so(teacher_client: FlaskClient) -> None:
    for fields in ({}, {"file": "text instead"}, {"file": (BytesIO(b"x"), "")}):
        answer = teacher_client.post("/desk/articles/upload", data=fields, content_type="multipart/form-data")
        assert answer.status_code == 400
        assert "Choose a file first" in answer.text


def test_a_file_of_megabytes_is_taken_from_a_teacher_and_from_nobody_else(
    teacher_client: FlaskClient, visitor: Visitor
) -> None:
    text = (TEXT * 20_000).encode()
    answer = sent(teacher_client, text, "long.txt")
    assert answer.status_code == 303
    assert visitor.client.post("/join", data={"code": text.decode()}).status_code == 413


def test_a_request_that_is_far_too_large_is_refused(teacher_client: FlaskClient) -> None:
    answer = sent(teacher_client, b"x" * 12_000_000, "long.txt")
    assert answer.status_code == 413


def test_markup_in_text_title_and_file_name_is_only_text(teacher_client: FlaskClient) -> None:
    where = pasted(teacher_client, f"{HOSTILE}\n\n{TEXT}{HOSTILE}\n", title=HOSTILE)
    for page in (where, "/desk/articles", where.partition("?")[0] + "/record", where.partition("?")[0] + "/text"):
        shown = teacher_client.get(page).text
        assert "<script>alert" not in shown
        assert "<img" not in shown
    answer = sent(teacher_client, b"\x89PNG", HOSTILE)
    assert "<img" not in answer.text


def test_the_record_is_put_right_and_a_bad_address_refused(teacher_client: FlaskClient) -> None:
    slug = pasted(teacher_client).partition("?")[0]
    fields = {"title": "The bridge", "publisher": "Halden Courier", "published": "2026-03-02", "url": ""}
    assert teacher_client.post(f"{slug}/record", data=fields).status_code == 303
    page = teacher_client.get(f"{slug}?done=record").text
    assert "Halden Courier" in page
    assert "2 March 2026" in page
    answer = teacher_client.post(f"{slug}/record", data=fields | {"url": "javascript:alert(1)"})
    assert answer.status_code == 400
    assert "must begin with https://" in answer.text


def test_putting_away_offers_the_way_back(teacher_client: FlaskClient) -> None:
    slug = pasted(teacher_client).partition("?")[0]
    page = teacher_client.get(teacher_client.post(f"{slug}/archive").location).text
    assert "Archived." in page
    assert "Undo" in page
    assert "Old bridge" not in teacher_client.get("/desk/articles").text
    teacher_client.post(f"{slug}/archive", data={"undo": "1"})
    assert "Old bridge" in teacher_client.get("/desk/articles").text


def test_a_changed_text_says_what_became_of_the_questions(teacher_client: FlaskClient) -> None:
    slug = pasted(teacher_client).partition("?")[0]
    answer = teacher_client.post(f"{slug}/text", data={"text": TEXT + "\nMore.\n"})
    page = teacher_client.get(answer.location).text
    assert "The text is changed. 0 questions moved to it." in page
    assert "This text has been replaced" in teacher_client.get(slug).text


def test_asking_for_questions_leads_to_a_job_that_can_be_cancelled_and_started_again(
    teacher_client: FlaskClient, other_teacher_client: FlaskClient
) -> None:
    slug = pasted(teacher_client).partition("?")[0]
    where = teacher_client.post(f"{slug}/questions", data={"count": "5"}).location
    page = teacher_client.get(where).text
    assert "Waiting for its turn" in page
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page
    assert teacher_client.get(f"{where}/state").json == {
        "state": "waiting",
        "percent": 0,
        "message": "",
        "unattended": False,
    }
    assert other_teacher_client.get(where).status_code == 404
    assert other_teacher_client.post(f"{where}/cancel").status_code == 404
    assert "Questions are being made" in teacher_client.get(slug).text
    assert "Cancelled" in teacher_client.get(teacher_client.post(f"{where}/cancel").location).text
    again = teacher_client.post(f"{where}/again").location
    assert again != where
    assert "Waiting for its turn" in teacher_client.get(again).text


def test_a_worker_that_is_not_there_is_said_after_a_while(teacher_client: FlaskClient, clock: object) -> None:
    slug = pasted(teacher_client).partition("?")[0]
    where = teacher_client.post(f"{slug}/questions", data={"count": ""}).location
    clock.move(seconds=21)  # type: ignore[attr-defined]
    assert "quizapp worker" in teacher_client.get(where).text


@pytest.mark.parametrize("count", ["0", "-1", "x", "9999", "²", "1e3", "20 "])
def test_a_number_that_cannot_be_is_refused_or_read_as_meant(teacher_client: FlaskClient, count: str) -> None:
    slug = pasted(teacher_client).partition("?")[0]
    answer = teacher_client.post(f"{slug}/questions", data={"count": count})
    assert answer.status_code == (303 if count == "20 " else 400)
    if count != "20 ":
        assert re.search("Ask for 1 to 200|Write a number", answer.text)


def fetched(client: FlaskClient, app: Flask, address: str) -> str:
    """Have a page fetched by a worker; return the address of the job's page."""
    answer = client.post("/desk/articles/fetch", data={"address": address})
    assert answer.status_code == 303, answer.text
    Runner(app).run(answer.location.rpartition("/")[2])
    return str(answer.location)


@pytest.mark.parametrize("address", ["http://127.0.0.1:5432/", "http://localhost/", "http://169.254.169.254/"])
def test_a_page_of_this_machine_is_not_fetched_and_its_address_comes_back(
    app: Flask, teacher_client: FlaskClient, address: str
) -> None:
    page = teacher_client.get(fetched(teacher_client, app, address)).text
    assert "is not on the public internet" in page
    assert f'value="{address}"' in page
    assert "Fetch the page" in page


def test_what_is_no_address_of_a_page_is_refused_at_once(teacher_client: FlaskClient) -> None:
    answer = teacher_client.post("/desk/articles/fetch", data={"address": "file:///etc/passwd"})
    assert answer.status_code == 400
    assert "file:///etc/passwd" in answer.text


def test_a_page_is_asked_for_once_and_by_one_teacher_not_without_end(
    teacher_client: FlaskClient, other_teacher_client: FlaskClient
) -> None:
    def ask(client: FlaskClient, number: int) -> TestResponse:
        return client.post("/desk/articles/fetch", data={"address": f"https://example.org/{number}"})

    first = ask(teacher_client, 1).location
    assert "The page is being fetched" in teacher_client.get(first).text
    assert other_teacher_client.get(first).status_code == 404
    assert ask(teacher_client, 1).location == first
    assert {ask(teacher_client, number).status_code for number in range(2, 6)} == {303}
    refused = ask(teacher_client, 6)
    assert refused.status_code == 400
    assert "5 pages are being fetched" in refused.text
    assert "https://example.org/6" in refused.text
    assert ask(other_teacher_client, 1).status_code == 303
    assert "Cancelled" in teacher_client.get(teacher_client.post(f"{first}/cancel").location).text
    again = teacher_client.post(f"{first}/again").location
    assert again != first
    assert teacher_client.post(f"{first}/again").location == again


def test_a_fetched_page_becomes_an_article_with_its_address(app: Flask, teacher_client: FlaskClient) -> None:
    import threading
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = (
                "<html><head><title>Bridge reopens</title><meta name='author' content='Ines Dahl'></head><body>"
                "<nav>Home | Sport</nav><article><h1>Bridge reopens</h1>"
                + "<p>The old bridge reopened on Monday after repairs that cost 4.2 million euros.</p>" * 1
                + "<p>About 340 people watched as the mayor cut the ribbon at noon.</p></article></body></html>"
            ).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    def here(address: Address) -> bool:
        return str(address) == "127.0.0.1"

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    app.extensions["quizapp.fetch"] = Limits(may_reach=here)
    address = f"http://127.0.0.1:{server.server_address[1]}/story"
    jobs_page = fetched(teacher_client, app, address)
    server.shutdown()
    server.server_close()
    thread.join()
    answer = teacher_client.get(jobs_page)
    assert answer.status_code == 303, answer.text
    assert answer.location.endswith("done=new")
    page = teacher_client.get(answer.location).text
    assert "About 340 people watched" in page
    assert address in page


def test_fetching_can_be_switched_off(app: Flask, teacher_client: FlaskClient) -> None:
    from dataclasses import replace

    app.extensions["quizapp.settings"] = replace(app.extensions["quizapp.settings"], fetch=False)
    assert "Give an address" not in teacher_client.get("/desk/articles/new").text
    answer = teacher_client.post("/desk/articles/fetch", data={"address": "https://example.org/"})
    assert answer.status_code == 400


def test_a_page_that_was_asked_for_before_fetching_was_switched_off_is_not_fetched(
    app: Flask, teacher_client: FlaskClient
) -> None:
    from dataclasses import replace

    settings = app.extensions["quizapp.settings"]
    where = teacher_client.post("/desk/articles/fetch", data={"address": "https://example.org/"}).location
    app.extensions["quizapp.settings"] = replace(settings, fetch=False)
    Runner(app).run(where.rpartition("/")[2])
    assert "switched off" in teacher_client.get(where).text


def test_an_article_is_its_teachers_alone_until_a_quiz_on_it_is_out(
    app: Flask, teacher_client: FlaskClient, other_teacher_client: FlaskClient, visitor: Visitor, teacher: int
) -> None:
    slug = pasted(teacher_client).partition("?")[0].removeprefix("/desk/articles/")
    for page in (f"/articles/{slug}", f"/articles/{slug}/reading"):
        assert visitor.client.get(page).status_code == 404
        assert other_teacher_client.get(page).status_code == 404
        assert teacher_client.get(page).status_code in (200, 202)  # a reading may take a while
    with app.app_context():
        quiz = composing.make_quiz(teacher, slug, "", None, Random(1)).slug
    assert visitor.client.get(f"/articles/{slug}").status_code == 404
    with app.app_context(), writing() as connection:
        connection.exec_driver_sql(f"UPDATE quiz SET state = 'published' WHERE slug = '{quiz}'")
    assert visitor.client.get(f"/articles/{slug}").status_code == 200


def test_an_article_that_answers_rest_on_stays_readable_when_its_text_is_replaced(
    app: Flask, teacher_client: FlaskClient, visitor: Visitor, teacher: int
) -> None:
    with app.app_context(), writing() as connection:
        connection.exec_driver_sql(f"UPDATE article SET owner_id = {teacher}")
        connection.exec_driver_sql(f"UPDATE item SET owner_id = {teacher}")
        connection.exec_driver_sql(f"UPDATE quiz SET owner_id = {teacher}")
    with app.app_context():
        taking.start("harbour", "Amina", None, Random(1))
        outcome = new_text.new_version(teacher, "storm-closes-harbour", HARBOUR.article.text + "\nMore.\n")
    assert outcome.moved
    assert visitor.client.get("/articles/storm-closes-harbour").status_code == 200


def test_a_text_longer_than_any_report_is_refused(teacher_client: FlaskClient) -> None:
    answer = sent(teacher_client, b"The bridge is old. " * 110_000, "long.txt")
    assert answer.status_code == 400
    assert "at most 2,000,000 fit" in answer.text


def test_a_job_without_questions_says_why_once_and_leads_to_what_was_not_used_and_to_writing_one(
    app: Flask, teacher_client: FlaskClient
) -> None:
    where = pasted(teacher_client).partition("?")[0]
    job = teacher_client.post(f"{where}/questions", data={"count": "20"}).location
    start = TEXT.index("The old bridge")
    told = {"made": 0, "known": 0, "shortfall": "Asked for 20, but the article has no claim that can be asked about."}
    told["ledger"] = [{"start": start, "end": start + 14, "reason": "it is hearsay"}]
    with app.app_context(), writing() as connection:
        jobs.end(connection, job.rpartition("/")[2], "done", result=told)
    page = teacher_client.get(job).text
    assert page.count("has no claim") == 1
    slug = where.rpartition("/")[2]
    assert f"/desk/questions/new?article={slug}" in page
    link = re.search(r'href="([^"]*not-used)"', page)
    assert link
    ledger = teacher_client.get(link[1])
    assert ledger.status_code == 200
    assert "It is hearsay" in ledger.text
    assert "Write a question on this" in ledger.text
    assert "No questions yet" in teacher_client.get(f"/desk/review/{slug}").text


def test_an_article_of_another_teacher_without_questions_has_no_review(
    teacher_client: FlaskClient, other_teacher_client: FlaskClient
) -> None:
    slug = pasted(teacher_client).partition("?")[0].rpartition("/")[2]
    assert other_teacher_client.get(f"/desk/review/{slug}").status_code == 404
    assert other_teacher_client.get(f"/desk/review/{slug}/not-used").status_code == 404


def test_the_record_tells_all_that_is_wrong_at_once_each_at_its_field(teacher_client: FlaskClient) -> None:
    where = pasted(teacher_client).partition("?")[0]
    sent = {"title": "", "published": "last week", "url": "javascript:alert(1)", "author": "Ines Dahl"}
    answer = teacher_client.post(f"{where}/record", data=sent)
    assert answer.status_code == 400
    for field in ("title", "published", "url"):
        assert f'<li><a href="#{field}">' in answer.text
        assert f'id="{field}-error"' in answer.text
    assert "last week" in answer.text
    assert "Ines Dahl" in answer.text


def test_a_headline_is_shown_once_and_named_where_the_title_is_another(teacher_client: FlaskClient) -> None:
    text = "Old bridge reopens after repairs\n\nThe old bridge reopened on Monday. It cost 4.2 million euros.\n"
    own = teacher_client.get(pasted(teacher_client, text)).text
    assert own.count("Old bridge reopens after repairs</h") == 1
    assert "Headline</span>" not in own
    where = pasted(teacher_client, text.replace("Monday", "Tuesday"), title="For 9b")
    for page in (where, f"/articles/{where.partition('?')[0].rpartition('/')[2]}"):
        shown = teacher_client.get(page).text
        assert re.search(r'<span class="block-label">Headline</span> *Old bridge reopens after repairs</h2>', shown)
        assert re.search(r"<h1[^>]*>For 9b</h1>", shown)
