"""The review: what waits, what may be approved, and taking back."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from desk_drafts import MISQUOTED, TELLTALE, keep_drafts, two_teachers
from example_quiz import HALL, LEFT, RISE, TEXT, UNHURT, WHO_CLOSED
from flask import Flask

from quizapp.errors import BadInput, NotFound
from quizapp.services.desk import history, review, writing
from quizapp.services.desk.review import Outcome
from quizapp.storage import articles, jobs, questions, reading
from quizapp.storage import writing as to_write
from quizapp.storage.jobs import NewJob

SLUG = "flood-closes-the-old-bridge-in-halden"
WHY = "My class knows the names."


@pytest.fixture
def teacher(any_app: Flask) -> int:
    with any_app.app_context():
        first, _ = two_teachers(any_app)
        return first


@pytest.fixture
def ids(any_app: Flask, teacher: int):
    ids = keep_drafts(any_app, teacher)
    with any_app.app_context():
        yield ids


def status_of(item_id: int, teacher: int) -> tuple[str, str | None]:
    with reading() as connection:
        head = questions.head(connection, item_id, questions.usable_by(teacher))
    return head.status, head.reason


def approve(teacher: int, item_id: int, reason: str = "") -> review.Decided:
    revision = review.desk(teacher, SLUG, item_id).question.revision_id
    return review.approve(teacher, SLUG, item_id, revision, reason)


def generated(teacher: int, unused: dict[str, str]) -> None:
    """Leave what a generation leaves that could use none of these words, each with the reason."""
    ledger = [
        {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "reason": unused[words]} for words in unused
    ]
    with to_write() as connection:
        article = articles.article_by_slug(connection, SLUG)[0]
        jobs.add_job(connection, NewJob(f"job-{teacher}", "generate", teacher, article, {}))
        jobs.end(connection, f"job-{teacher}", "done", result={"ledger": ledger})


def test_drafts_come_in_the_order_of_the_article(teacher: int, ids: dict[str, int]) -> None:
    seen = []
    at: int | None = None
    while True:
        desk = review.desk(teacher, SLUG, at)
        seen.append(desk.question.item_id)
        assert desk.position == len(seen)
        at = desk.next
        if at is None:
            break
    order = sorted((RISE, WHO_CLOSED, LEFT, HALL, UNHURT), key=lambda item: item.citation.start)
    assert seen == [ids[item.id] for item in order]


def test_a_draft_shows_its_passage_with_quote_and_changed_words(teacher: int, ids: dict[str, int]) -> None:
    question = review.desk(teacher, SLUG, ids["hall"]).question
    assert [(part.text, part.role) for part in question.passage if part.role != "plain"] == [
        ("12", "original"),
        (" of them spent the night in the sports hall", "quote"),
    ]
    assert [part.text for part in question.stem if part.role == "replacement"] == ["21"]
    assert "".join(part.text for part in question.passage).startswith("About 340 people left their homes")
    assert (question.paragraph, question.edit) == (2, ("12", "21"))


def test_approving_leads_to_the_next_draft_and_to_none_at_the_end(teacher: int, ids: dict[str, int]) -> None:
    assert approve(teacher, ids["rise"]) == review.Decided(Outcome.DONE, ids["who-closed"])
    assert review.approve_clear(teacher, SLUG) == 4
    assert review.desk(teacher, SLUG).question is None
    assert review.overview(teacher)[0].approved == 5


def test_a_question_that_does_not_hold_is_never_approved(any_app: Flask, teacher: int, ids: dict[str, int]) -> None:
    bad = keep_drafts(any_app, teacher, (MISQUOTED,))["misquoted"]
    assert approve(teacher, bad, "It is fine, believe me.").outcome is Outcome.BLOCKED
    assert review.approve_clear(teacher, SLUG) == 5
    assert status_of(bad, teacher)[0] == "draft"


def test_a_warning_stays_only_with_a_reason_that_is_kept(any_app: Flask, teacher: int, ids: dict[str, int]) -> None:
    told = keep_drafts(any_app, teacher, (TELLTALE,))["telltale"]
    assert approve(teacher, told).outcome is Outcome.UNEXPLAINED
    assert approve(teacher, told, "  ").outcome is Outcome.UNEXPLAINED
    assert review.approve_clear(teacher, SLUG) == 5
    assert approve(teacher, told, WHY).outcome is Outcome.DONE
    shown = history.history(teacher, told).question
    assert {one.left for one in shown.proved.remarks if one.level == "warning"} == {WHY}
    review.undo(teacher, SLUG)
    assert review.desk(teacher, SLUG, told).question.proved.open_warnings


def test_rejecting_keeps_the_reason_and_needs_one(teacher: int, ids: dict[str, int]) -> None:
    revision = review.desk(teacher, SLUG, ids["left"]).question.revision_id
    with pytest.raises(BadInput, match="why"):
        review.reject(teacher, SLUG, ids["left"], revision, " ")
    review.reject(teacher, SLUG, ids["left"], revision, "Asked\x00\n already." + " " * 900)
    assert status_of(ids["left"], teacher) == ("rejected", "Asked already.")


def test_undo_takes_back_one_press_after_the_other_also_of_many_at_once(teacher: int, ids: dict[str, int]) -> None:
    approve(teacher, ids["rise"])
    assert review.approve_clear(teacher, SLUG) == 4
    assert set(review.undo(teacher, SLUG)) == set(ids.values()) - {ids["rise"]}
    assert status_of(ids["hall"], teacher)[0] == "draft"
    assert status_of(ids["rise"], teacher)[0] == "approved"
    assert review.undo(teacher, SLUG) == (ids["rise"],)
    assert review.undo(teacher, SLUG) == ()
    assert review.overview(teacher)[0].drafts == 5


def test_undo_leaves_what_was_decided_anew_since(teacher: int, ids: dict[str, int]) -> None:
    review.approve_clear(teacher, SLUG)
    review.reopen(teacher, ids["hall"])
    revision = review.desk(teacher, SLUG, ids["hall"]).question.revision_id
    review.reject(teacher, SLUG, ids["hall"], revision, "No.")
    assert review.undo(teacher, SLUG) == (ids["hall"],)
    assert review.undo(teacher, SLUG) == (ids["hall"],)
    assert status_of(ids["hall"], teacher)[0] == "approved"


def test_a_second_press_and_a_stale_page_change_nothing(teacher: int, ids: dict[str, int]) -> None:
    revision = review.desk(teacher, SLUG, ids["rise"]).question.revision_id
    assert review.approve(teacher, SLUG, ids["rise"], revision).outcome is Outcome.DONE
    assert review.approve(teacher, SLUG, ids["rise"], revision).outcome is Outcome.DECIDED
    old = review.desk(teacher, SLUG, ids["left"]).question
    form = writing.editor(teacher, ids["left"])
    writing.save(teacher, ids["left"], 1, replace(form.typed, rationale="Paragraph 2 says so."), approved=False)
    assert review.approve(teacher, SLUG, ids["left"], old.revision_id).outcome is Outcome.CHANGED
    assert status_of(ids["left"], teacher)[0] == "draft"


def test_another_teachers_drafts_are_not_there(any_app: Flask, teacher: int, ids: dict[str, int]) -> None:
    other = teacher + 1
    assert review.overview(other) == ()
    with pytest.raises(NotFound):
        review.desk(other, SLUG)
    with pytest.raises(NotFound):
        review.undo(other, SLUG)
    shipped = keep_drafts(any_app, None, (RISE,))["rise"]
    slug = review.overview(other)[0].slug
    with pytest.raises(NotFound):
        review.approve(other, slug, ids["rise"], 1)
    assert review.desk(other, slug).question.item_id == shipped


def test_undo_does_not_approve_what_was_changed_for_the_worse_since(
    any_app: Flask, teacher: int, ids: dict[str, int]
) -> None:
    approve(teacher, ids["who-closed"])
    review.reopen(teacher, ids["who-closed"])
    form = writing.editor(teacher, ids["who-closed"])
    negative = replace(form.typed, stem="Who did not close the old bridge?")
    assert writing.save(teacher, ids["who-closed"], 1, negative, approved=False).status == "draft"
    review.undo(teacher, SLUG)
    assert status_of(ids["who-closed"], teacher)[0] == "draft"


def test_two_people_saving_at_the_same_moment_make_one_revision_after_the_other(
    any_app: Flask, teacher: int, ids: dict[str, int]
) -> None:
    form = writing.editor(teacher, ids["rise"])
    answers: list[object] = []

    def save(words: str) -> None:
        with any_app.app_context():
            typed = replace(form.typed, rationale=words)
            answers.append(writing.save(teacher, ids["rise"], 1, typed, approved=False))

    threads = [threading.Thread(target=save, args=(words,)) for words in ("One.", "Two.", "Three.", "Four.")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(type(answer).__name__ for answer in answers) == ["Editor", "Editor", "Editor", "Saved"]
    assert len(history.history(teacher, ids["rise"]).states) == 2


def test_what_the_generation_did_not_use_is_listed_with_its_reason(
    any_app: Flask, teacher: int, ids: dict[str, int]
) -> None:
    generated(teacher, {"Mayor Ines Dahl said": "it is hearsay"})
    generated(teacher + 1, {"Mayor Ines Dahl said": "another teacher's"})
    assert [(one.text, one.reason) for one in review.desk(teacher, SLUG).unused] == [
        ("Mayor Ines Dahl said", "it is hearsay")
    ]


def test_what_stands_around_the_story_is_no_sentence_to_ask_about(teacher: int, ids: dict[str, int]) -> None:
    generated(teacher, {"Flood closes the old bridge in Halden": "a headline", "Mayor Ines Dahl said": "it is hearsay"})
    assert [one.text for one in review.desk(teacher, SLUG).unused] == ["Mayor Ines Dahl said"]


def test_a_sentence_that_a_question_was_written_on_is_not_listed_as_unused_until_that_is_rejected(
    teacher: int, ids: dict[str, int]
) -> None:
    generated(teacher, {"No one was injured": "it is hearsay"})
    assert review.desk(teacher, SLUG).unused == ()
    approve(teacher, ids["unhurt"])
    assert review.desk(teacher, SLUG).unused == ()
    assert review.undo(teacher, SLUG)
    revision = review.desk(teacher, SLUG, ids["unhurt"]).question.revision_id
    review.reject(teacher, SLUG, ids["unhurt"], revision, "It is not worth asking")
    assert [one.text for one in review.desk(teacher, SLUG).unused] == ["No one was injured"]


def test_an_article_that_was_put_away_is_listed_only_while_drafts_wait_on_it(
    any_app: Flask, teacher: int, ids: dict[str, int]
) -> None:
    with to_write() as connection:
        connection.exec_driver_sql("UPDATE article SET archived = TRUE")
    assert [pile.drafts for pile in review.overview(teacher)] == [5]
    review.approve_clear(teacher, SLUG)
    assert review.overview(teacher) == ()
    assert review.desk(teacher, SLUG).pile.approved == 5
