"""The review, the editor, the search and the YAML page without a script."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from desk_drafts import GENERATED, MISQUOTED, TELLTALE, keep_drafts
from example_quiz import ARTICLE, HALL, RISE, UNHURT, choice
from flask import Flask
from flask.testing import FlaskClient
from pages import words

from quizapp.model import THREE_VERDICTS_OPTIONS, ItemType
from quizapp.storage import articles, items, questions, reading, writing
from quizapp.storage.items import Standing

SLUG = "flood-closes-the-old-bridge-in-halden"
REVIEW = f"/desk/review/{SLUG}"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>'\"&lt;{{ 7*7 }}"


@pytest.fixture
def ids(app: Flask, teacher: int) -> dict[str, int]:
    return keep_drafts(app, teacher)


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(item|revision|based_on|merge_base|version)" value="(\d+)"', page))


def fields(page: str) -> dict[str, str]:
    """Return what a browser without a script would send back of the question form."""
    sent = hidden(page)
    for name, text in re.findall(r'<textarea[^>]*name="([\w-]+)"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL):
        sent[name] = html.unescape(text).replace("\n", "\r\n")
    for tag in re.findall(r"<input[^>]*>", page):
        found = {name: html.unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        kind = found.get("type", "text")
        if kind in ("text", "hidden") or (kind in ("radio", "checkbox") and tag.rstrip(">").endswith(" checked")):
            sent[found["name"]] = found.get("value", "on")
    for name, inner in re.findall(r'<select[^>]*name="([\w-]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.findall(r'value="([^"]*)" selected', inner) or re.findall(r'value="([^"]*)"', inner)
        sent[name] = chosen[0]
    return sent


def status(app: Flask, teacher: int, item_id: int) -> str:
    with app.app_context(), reading() as connection:
        return questions.head(connection, item_id, questions.usable_by(teacher)).status


def test_the_desk_leads_straight_to_the_only_article_with_drafts(
    app: Flask, teacher: int, teacher_client: FlaskClient, ids: dict[str, int]
) -> None:
    link = re.search(r'href="(/desk/review[^"]*)">Look through them', teacher_client.get("/desk").text)
    assert link
    assert teacher_client.get(link[1]).location == REVIEW
    with app.app_context(), writing() as connection:
        other = articles.keep_article(connection, replace(ARTICLE, text=ARTICLE.text + "More.\n"), teacher)
        items.add_items(connection, "job-2", [RISE], other, Standing(teacher, "draft"))
    assert "Look through them" in teacher_client.get(link[1], follow_redirects=True).text, (
        "there it is theirs to choose"
    )


def test_an_article_on_which_all_questions_are_is_named_once(
    app: Flask, teacher: int, teacher_client: FlaskClient, ids: dict[str, int]
) -> None:
    title = ARTICLE.record.title
    assert words(teacher_client.get("/desk/questions")).count(title) == 1
    assert f"5 questions on “ {title} ”" in words(teacher_client.get(f"/desk/questions?article={SLUG}"))
    with app.app_context(), writing() as connection:
        other = articles.keep_article(connection, replace(ARTICLE, text=ARTICLE.text + "More.\n"), teacher)
        items.add_items(connection, "job-2", [RISE], other, Standing(teacher, "draft"))
    assert words(teacher_client.get("/desk/questions")).count(title) == 6


def test_five_drafts_are_decided_one_by_one_and_taken_back(
    app: Flask, teacher: int, teacher_client: FlaskClient, ids: dict[str, int]
) -> None:
    overview = teacher_client.get("/desk/review").text
    assert "5 drafts to look through" in overview
    page = teacher_client.get(REVIEW).text
    assert "Draft <b>1</b> of 5 (0 decided)" in page
    assert '<mark class="quote">The river rose by 85 centimetres overnight</mark>' in page
    after = teacher_client.post(f"{REVIEW}/approve", data=hidden(page), follow_redirects=True)
    assert "Approved." in after.text
    assert "Draft <b>2</b> of 5 (1 decided)" in after.text
    sent = hidden(after.text) | {"reason": "It was asked already"}
    after = teacher_client.post(f"{REVIEW}/reject", data=sent, follow_redirects=True)
    assert "Rejected." in after.text
    after = teacher_client.post(f"{REVIEW}/approve-clear", follow_redirects=True)
    assert "3 questions approved." in after.text
    assert "All looked through" in after.text
    assert status(app, teacher, ids["who-closed"]) == "rejected"
    for back in (3, 1, 1):
        after = teacher_client.post(f"{REVIEW}/undo", follow_redirects=True)
        assert "Taken back" in after.text
        assert back
    assert "Draft <b>1</b> of 5 (0 decided)" in after.text


def test_a_hint_keeps_no_draft_from_being_approved_with_the_others_and_the_page_says_so(
    teacher_client: FlaskClient, ids: dict[str, int]
) -> None:
    page = teacher_client.get(REVIEW).text
    assert "Approve all 5 without a warning" in page
    assert "1 of them has a hint, which is only advice." in page
    after = teacher_client.post(f"{REVIEW}/approve-clear", follow_redirects=True)
    assert "5 questions approved." in after.text


def test_a_draft_with_a_warning_is_not_approved_with_the_others(
    app: Flask, teacher: int, teacher_client: FlaskClient
) -> None:
    keep_drafts(app, teacher, (*GENERATED[1:3], TELLTALE))
    assert "Approve all 2 without a warning" in teacher_client.get(REVIEW).text
    after = teacher_client.post(f"{REVIEW}/approve-clear", follow_redirects=True).text
    assert "2 questions approved." in after
    assert "Draft <b>3</b> of 3 (2 decided)" in after


def test_a_false_statement_shows_what_was_changed_in_both_places(
    teacher_client: FlaskClient, ids: dict[str, int]
) -> None:
    page = teacher_client.get(f"{REVIEW}?item={ids['hall']}").text
    assert '<mark class="now">21</mark>' in page
    assert '<span class="was">12</span>' in page


def test_rejecting_without_a_reason_asks_for_one(teacher_client: FlaskClient, ids: dict[str, int]) -> None:
    page = teacher_client.get(REVIEW).text
    answer = teacher_client.post(f"{REVIEW}/reject", data=hidden(page))
    assert answer.status_code == 400
    assert "Say why you reject it" in answer.text


def test_a_warning_is_told_and_its_reason_is_asked_for(app: Flask, teacher: int, teacher_client: FlaskClient) -> None:
    item = keep_drafts(app, teacher, (TELLTALE,))["telltale"]
    page = teacher_client.get(REVIEW).text
    assert "Why may it stay as it is?" in page
    after = teacher_client.post(f"{REVIEW}/approve", data=hidden(page), follow_redirects=True)
    assert "say in a few words why it may stay" in after.text
    sent = hidden(page) | {"why": "They know her."}
    assert "All looked through" in teacher_client.post(f"{REVIEW}/approve", data=sent, follow_redirects=True).text
    assert "Left as it is: They know her." in teacher_client.get(f"/desk/questions/{item}").text


def test_what_does_not_hold_has_no_button_to_approve_it(app: Flask, teacher: int, teacher_client: FlaskClient) -> None:
    keep_drafts(app, teacher, (MISQUOTED,))
    page = teacher_client.get(REVIEW).text
    assert "It cannot be approved as it is." in page
    assert "Must be corrected" in page
    after = teacher_client.post(f"{REVIEW}/approve", data=hidden(page) | {"why": "x"}, follow_redirects=True)
    assert "must be corrected first" in after.text


def test_a_question_is_written_checked_and_approved_without_a_script(
    teacher_client: FlaskClient, ids: dict[str, int]
) -> None:
    address = f"/desk/questions/new?article={SLUG}&quote=83-110"
    blank = teacher_client.get(address).text
    sent = fields(blank) | {"stem": "Who said it?", "option-1": "The water office", "option-2": "The mayor"}
    assert sent["quote"]
    wrong = teacher_client.post(
        address, data=sent | {"quote": "The water office said", "start": "", "act": "check"}
    ).text
    assert "write it as it stands there: “the water office said”" in html.unescape(wrong)
    assert 'value="The mayor"' in wrong
    refused = teacher_client.post(address, data=sent | {"quote": "", "act": "approve"})
    assert refused.status_code == 400
    assert "It cannot be kept like this" in refused.text
    kept = teacher_client.post(
        address,
        data=sent | {"quote": "the water office said on Monday", "start": "", "option-3": "Police", "act": "approve"},
        follow_redirects=True,
    )
    assert "Saved and approved." in kept.text
    undone = teacher_client.post(f"{REVIEW}/undo")
    assert undone.status_code == 303


def test_the_form_gives_back_what_it_was_given(teacher_client: FlaskClient, ids: dict[str, int]) -> None:
    for item_id in ids.values():
        address = f"/desk/questions/{item_id}/edit"
        kept = teacher_client.post(address, data=fields(teacher_client.get(address).text) | {"act": "keep"})
        assert kept.location.endswith("?done=same"), kept.location


def test_two_writers_are_brought_together_on_the_page(
    app: Flask, teacher: int, teacher_client: FlaskClient, other_teacher_client: FlaskClient
) -> None:
    item = keep_drafts(app, None, (RISE,))["rise"]
    address = f"/desk/questions/{item}/edit"
    mine, theirs = fields(teacher_client.get(address).text), fields(other_teacher_client.get(address).text)
    saved = other_teacher_client.post(address, data=theirs | {"rationale": "Theirs.", "tags": "river", "act": "keep"})
    assert saved.status_code == 303
    told = teacher_client.post(address, data=mine | {"rationale": "Mine.", "act": "keep"})
    assert told.status_code == 409
    assert "Ben Otieno changed this question while you were writing" in told.text
    assert "Taken from the other: tags" in told.text
    again = fields(told.text)
    assert (again["rationale"], again["tags"], again["based_on"]) == ("Mine.", "river", "2")
    taken = teacher_client.post(address, data=again | {"act": "take-rationale"})
    assert fields(taken.text)["rationale"] == "Theirs."
    kept = teacher_client.post(address, data=again | {"act": "keep"})
    assert kept.status_code == 303
    page = teacher_client.get(f"/desk/questions/{item}").text
    assert "<del>Theirs</del><ins>Mine</ins>" in page


def test_a_state_is_restored_from_the_history(teacher_client: FlaskClient, ids: dict[str, int]) -> None:
    address = f"/desk/questions/{ids['rise']}/edit"
    sent = fields(teacher_client.get(address).text) | {"stem": "How far did it rise?", "act": "keep"}
    teacher_client.post(address, data=sent)
    after = teacher_client.post(f"/desk/questions/{ids['rise']}/restore", data={"number": "1"}, follow_redirects=True)
    assert "It says again what it said then" in after.text
    assert RISE.stem in html.unescape(after.text)


def test_questions_are_searched_by_words_and_tags(app: Flask, teacher: int, teacher_client: FlaskClient) -> None:
    keep_drafts(app, teacher, (replace(RISE, tags=("river & sea",)), UNHURT))
    found = teacher_client.get("/desk/questions?words=centimetre").text
    assert "1 question with “centimetre”" in found
    assert "By how many centimetres" in found
    tagged = teacher_client.get("/desk/questions?tag=river+%26+sea").text
    assert "1 question tagged river &amp; sea" in tagged
    assert "There are no such questions" in teacher_client.get("/desk/questions?status=approved").text
    assert teacher_client.get("/desk/questions?page=999&status=x&article=y&words=%00").status_code == 200


def test_yaml_is_written_checked_and_kept_in_the_page(
    app: Flask, teacher: int, teacher_client: FlaskClient, ids: dict[str, int]
) -> None:
    begun = html.unescape(teacher_client.get(f"/desk/yaml/new?article={SLUG}").text)
    assert f"article: {SLUG}" in begun
    text = (
        f"quiz: Two\r\narticle: {SLUG}\r\nquestions:\r\n  - question: Who closed it?   # short\r\n"
        "    answer: Police\r\n    distractors: [Firefighters, Police]\r\n"
        '    citation: {quote: "Police closed the old bridge"}\r\n'
    )
    told = teacher_client.post("/desk/yaml/check", data={"text": text}).get_json()["problems"]
    assert [(one["line"], one["level"]) for one in told] == [(6, "error")]
    kept = teacher_client.post("/desk/yaml/new", data={"name": "two", "text": text}, follow_redirects=True).text
    assert "Your text is kept, but it has errors" in kept
    assert "Line 6" in kept
    address = re.search(r'action="(/desk/yaml/\d+)"', kept)[1]
    mended = text.replace("Firefighters, Police", "Firefighters, The army")
    saved = teacher_client.post(address, data=hidden(kept) | {"text": mended}, follow_redirects=True).text
    assert "Saved: 1 new, 0 changed, 0 taken out." in saved
    for named in ("See the questions", "See the quiz"):
        link = html.unescape(re.search(rf'href="([^"]+)">{named}<', saved)[1])
        assert ("Who closed it?" if "questions" in named else "Two") in teacher_client.get(link).text
    stale = teacher_client.post(address, data=hidden(kept) | {"text": mended + "# mine\r\n"})
    assert stale.status_code == 409
    assert "+# mine" in stale.text
    sent = teacher_client.get(f"{address}/download")
    assert sent.data == mended.replace("\r\n", "\n").encode()
    assert "attachment" in sent.headers["Content-Disposition"]


def test_a_new_yaml_file_begins_with_the_choice_of_an_article(teacher_client: FlaskClient, ids: dict[str, int]) -> None:
    page = teacher_client.get("/desk/yaml/new").text
    assert "On which article?" in page
    assert f'href="/desk/yaml/new?article={SLUG}"' in page
    assert "problem-error" not in page
    assert ids


def test_a_wrong_name_of_an_article_is_told_with_the_right_ones(
    teacher_client: FlaskClient, other_teacher_client: FlaskClient, ids: dict[str, int]
) -> None:
    text = "quiz: Two\narticle: zzz\nquestions: []\n"
    told = teacher_client.post("/desk/yaml/check", data={"text": text}).get_json()["problems"][0]
    assert told["message"].endswith(f"those that you have are called {SLUG}")
    assert told["advice"] == ""
    told = other_teacher_client.post("/desk/yaml/check", data={"text": text}).get_json()["problems"][0]
    assert "bring one first" in told["message"]
    assert ids


def test_an_uploaded_file_is_kept_byte_for_byte(teacher_client: FlaskClient, ids: dict[str, int]) -> None:
    from io import BytesIO

    content = (
        b"\xef\xbb\xbf# caf\xc3\xa9\r\nquiz: Up\r\narticle: "
        + SLUG.encode()
        + b"\r\nquestions:\r\n- statement: No one was"
        b" injured, they said.\r\n  answer: true\r\n  citation: {quote: 'No one was injured'}\r\n"
    )
    sent = {"file": (BytesIO(content), "../bad name<b>.yaml")}
    page = teacher_client.post("/desk/yaml/new", data=sent, content_type="multipart/form-data", follow_redirects=True)
    assert "bad name-b.yaml" in page.text
    address = re.search(r'action="(/desk/yaml/\d+)"', page.text)[1]
    assert teacher_client.get(f"{address}/download").data == content
    picture = {"file": (BytesIO(b"\x89PNG\r\n\x1a\n\x00\xff"), "x.yaml")}
    refused = teacher_client.post("/desk/yaml/new", data=picture, content_type="multipart/form-data")
    assert refused.status_code == 400
    assert "not a text file" in refused.text


def test_large_files_are_taken_and_larger_ones_refused(teacher_client: FlaskClient, ids: dict[str, int]) -> None:
    text = f"quiz: Big\narticle: {SLUG}\n# {'x' * 3_000_000}\nquestions: []\n"
    told = teacher_client.post("/desk/yaml/check", data={"text": text})
    assert told.status_code == 200
    assert teacher_client.post("/desk/yaml/check", data={"text": "x" * 30_000_000}).status_code == 413


def test_hostile_texts_are_shown_and_never_executed(app: Flask, teacher: int, teacher_client: FlaskClient) -> None:
    text = f"{ARTICLE.text}\n{HOSTILE} said the mayor of Halden on Tuesday.\n"
    article = replace(ARTICLE, text=text, record=replace(ARTICLE.record, title=HOSTILE))
    start = text.index(HOSTILE)
    citation = replace(RISE.citation, quote=HOSTILE, start=start, end=start + len(HOSTILE))
    options = tuple(f"{HOSTILE} {number}" for number in range(3))
    bad = replace(choice("bad", HOSTILE, options, "Police"), citation=citation, rationale=HOSTILE, tags=(HOSTILE,))
    with app.app_context(), writing() as connection:
        kept = articles.keep_article(connection, article, teacher)
        slug = (
            articles.article_by_id(connection, kept)
            and connection.exec_driver_sql(f"SELECT slug FROM article WHERE id = {kept}").scalar_one()
        )
        item = items.add_items(connection, "x", [bad], kept, Standing(teacher, "draft"))["bad"]
    pages = [
        "/desk/review",
        f"/desk/review/{slug}",
        "/desk/questions",
        f"/desk/questions?words={HOSTILE}&tag={HOSTILE}",
        f"/desk/questions/{item}",
        f"/desk/questions/{item}/edit",
        "/desk/questions/new",
        f"/desk/yaml/new?article={slug}",
        "/desk/questions/duplicates",
    ]
    for address in pages:
        page = teacher_client.get(address).text
        assert "<script>alert" not in page, address
        assert "<img src=x" not in page, address
        assert "49" not in re.findall(r"&lt;(\d+)", page), address
    yaml = f"quiz: {HOSTILE}\n</textarea><script>alert(1)</script>: 1\n"
    shown = teacher_client.post("/desk/yaml/new", data={"name": "</script>", "text": yaml}, follow_redirects=True).text
    assert "<script>alert" not in shown


def test_duplicates_are_numbered_and_each_pair_stands_under_its_reason(
    app: Flask, teacher_client: FlaskClient, teacher: int, ids: dict[str, int]
) -> None:
    true = replace(HALL, id="hall-true", stem=f"{HALL.true_statement}", key=0, edit=None)
    in_three = replace(true, id="hall-3", type=ItemType.THREE_VERDICTS, options=THREE_VERDICTS_OPTIONS)
    keep_drafts(app, teacher, (true,))
    alone = words(teacher_client.get("/desk/questions/duplicates"))
    assert "The same fact, once as the article says it and once changed: whoever sees both has the answer." in alone
    assert "1 and 2:" not in alone, "two are a pair without their numbers"
    keep_drafts(app, teacher, (in_three,))
    page = words(teacher_client.get("/desk/questions/duplicates"))
    assert "2 and 3: The same statement, once with true and false, once with three verdicts." in page
    assert "1 and 2, 1 and 3: The same fact" in page


def test_what_a_script_asks_is_answered_as_the_form_would_be(teacher_client: FlaskClient, ids: dict[str, int]) -> None:
    sent = fields(teacher_client.get(f"/desk/questions/{ids['hall']}/edit").text)
    sent |= {"article": SLUG, "item": str(ids["hall"])}
    told = teacher_client.post("/desk/questions/check", data=sent).get_json()
    assert (told["blocked"], told["paragraph"]) == (False, 2)
    told = teacher_client.post("/desk/questions/check", data=sent | {"replacement": "22"}).get_json()
    assert [(one["field"], one["level"]) for one in told["remarks"]] == [("replacement", "fault")]
    assert GENERATED


def test_forms_with_nothing_or_nonsense_in_them_break_nothing(teacher_client: FlaskClient, ids: dict[str, int]) -> None:
    item = ids["rise"]
    for address in (f"{REVIEW}/approve", f"{REVIEW}/reject"):
        assert teacher_client.post(address).status_code == 400
        assert teacher_client.post(address, data={"item": "x", "revision": "9" * 40}).status_code == 400
        assert teacher_client.post(address, data={"item": "99999", "revision": "1", "reason": "x"}).status_code == 404
    assert teacher_client.post(f"/desk/questions/{item}/edit").status_code == 404
    nonsense = {
        "type": "\x00",
        "key": "-1",
        "start": "9" * 30,
        "based_on": "1",
        "stem": "\ud800".encode("utf-8", "replace"),
    }
    assert teacher_client.post(f"/desk/questions/{item}/edit", data=nonsense).status_code == 400
    assert teacher_client.post(f"/desk/questions/{item}/restore", data={"number": "x"}).status_code == 404
    assert teacher_client.get(f"/desk/questions/new?article={SLUG}&quote=9-3").status_code == 200
    assert teacher_client.get("/desk/questions/new?article=nowhere").status_code == 404
    assert teacher_client.get(f"{REVIEW}?item=abc").status_code == 200
