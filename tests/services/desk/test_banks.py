"""YAML on the desk: checked as `quizapp check` does, kept byte for byte, and one with its questions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from desk_drafts import keep_drafts, two_teachers
from example_quiz import ARTICLE, TEXT
from flask import Flask

from quizapp.errors import BadInput, NotFound
from quizapp.formats.bank import parse_bank, read_bank
from quizapp.services.desk import banks, finding, history, new_text, review, writing
from quizapp.services.desk.finding import Wanted
from quizapp.storage import quizzes, reading

SLUG = "flood-closes-the-old-bridge-in-halden"
BANK = """\
# mine
quiz: The flood   # draft
article: flood-closes-the-old-bridge-in-halden
questions:
  - id: rise
    question: By how many centimetres did the river rise overnight?   # ok
    answer: 85
    distractors: [58, 95]
    citation: {quote: "The river rose by 85 centimetres overnight"}

  # the hall
  - id: hall
    statement: In Halden, 21 people spent the night in the sports hall.
    answer: false
    edit: {original: "12", replacement: "21"}
    citation: {quote: "12 of them spent the night in the sports hall"}
"""


@pytest.fixture
def teacher(app: Flask):
    with app.app_context():
        teacher, _ = two_teachers(app)
        keep_drafts(app, teacher, ())
        yield teacher


def status(teacher: int) -> dict[str, str]:
    return {one.stem.split()[0]: one.status for one in finding.listing(teacher, Wanted()).questions}


def test_a_file_brings_its_questions_and_a_quiz_that_is_not_published(teacher: int) -> None:
    kept = banks.create(teacher, "../../etc/My bank?.yml", BANK.replace("\n", "\r\n").encode())
    assert (kept.name, kept.errors) == ("My bank.yaml", 0)
    assert (kept.stored.added, kept.stored.waiting, kept.stored.article_slug) == (2, 0, SLUG)
    assert status(teacher) == {"By": "approved", "In": "approved"}
    with reading() as connection:
        quiz = quizzes.quiz_by_slug(connection, kept.stored.quiz_slug)
    assert (quiz.title, quiz.state, quiz.owner_id, quiz.questions) == ("The flood", "draft", teacher, 2)
    assert banks.download(teacher, kept.id) == ("My bank.yaml", BANK.replace("\n", "\r\n").encode())


def test_the_page_finds_what_the_command_line_finds(teacher: int, tmp_path) -> None:
    bad = (
        BANK.replace("distractors: [58, 95]", "distractors: [58, 85]")
        .replace("edit:", "edits:")
        .replace("article: " + SLUG, "article: flood.md")
    )
    (tmp_path / "flood.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "bank.yaml").write_text(bad, encoding="utf-8")
    expected = read_bank(tmp_path / "bank.yaml").problems
    told = banks.check(teacher, bad.replace("article: flood.md", "article: " + SLUG))
    assert [(one.line, one.message) for one in told] == [(one.line, one.message) for one in expected]
    assert len(expected) == 3, expected


def test_an_article_that_is_not_ones_own_is_not_found_in_a_file(app: Flask, teacher: int) -> None:
    assert "no article" in str(banks.check(teacher + 1, BANK)[0])
    assert "did you mean" in str(banks.check(teacher, BANK.replace("old-bridge", "new-bridge"))[0])


def test_a_text_with_errors_is_kept_and_the_questions_stay(teacher: int) -> None:
    kept = banks.create(teacher, "b", BANK.encode())
    broken = BANK.replace("answer: 85", "answer: 86 and [")
    broken = broken.replace('quote: "The', 'quote: "THE')
    told = banks.save(teacher, kept.id, kept.version, broken)
    assert told.errors == 1
    assert told.stored is None
    again = banks.opened(teacher, kept.id)
    assert (again.text, again.errors) == (broken, 1)
    assert status(teacher)["By"] == "approved"
    assert banks.download(teacher, kept.id)[1] == broken.encode()
    mended = banks.save(teacher, kept.id, again.version, BANK)
    assert (mended.errors, mended.stored.unchanged) == (0, 2)
    assert banks.download(teacher, kept.id)[1] == BANK.encode()


def test_saving_updates_by_id_and_takes_out_what_is_gone(teacher: int) -> None:
    kept = banks.create(teacher, "b", BANK.encode())
    changed = BANK.replace("[58, 95]", "[58, 105]")
    changed = changed[: changed.index("  # the hall")]
    saved = banks.save(teacher, kept.id, kept.version, changed)
    assert (saved.stored.added, saved.stored.updated, saved.stored.removed) == (0, 1, 1)
    assert status(teacher) == {"By": "approved", "In": "rejected"}
    back = banks.save(teacher, kept.id, saved.version, BANK)
    assert (back.stored.added, back.stored.updated) == (0, 1)
    assert status(teacher) == {"By": "approved", "In": "approved"}


def test_a_question_that_the_lint_warns_of_waits_for_the_review(teacher: int) -> None:
    warned = BANK.replace(
        "By how many centimetres did the river rise overnight", "What did the river not rise by overnight"
    )
    kept = banks.create(teacher, "b", warned.encode())
    assert kept.stored.waiting == 1
    desk = review.desk(teacher, SLUG)
    assert desk.pile.drafts == 1
    review.approve(teacher, SLUG, desk.question.item_id, desk.question.revision_id, "They can take it.")
    again = banks.save(teacher, kept.id, kept.version, warned.replace("[58, 95]", "[58, 96]"))
    assert again.stored.waiting == 0, "the reason was given before"


def test_an_approved_question_that_is_changed_for_the_worse_waits_too(teacher: int) -> None:
    kept = banks.create(teacher, "b", BANK.encode())
    assert kept.stored.waiting == 0
    worse = BANK.replace("By how many centimetres did the river rise", "What did the river not rise by")
    saved = banks.save(teacher, kept.id, kept.version, worse)
    assert (saved.stored.updated, saved.stored.waiting) == (1, 1)
    assert status(teacher) == {"What": "draft", "In": "approved"}


def test_editing_in_the_form_changes_the_lines_of_the_question_in_the_file(teacher: int) -> None:
    kept = banks.create(teacher, "b", BANK.replace("\n", "\r\n").encode())
    hall = next(one for one in finding.listing(teacher, Wanted()).questions if one.stem.startswith("In"))
    form = writing.editor(teacher, hall.item_id)
    writing.save(teacher, hall.item_id, 1, replace(form.typed, rationale="It was 12."), approved=False)
    content = banks.download(teacher, kept.id)[1].decode()
    assert content == (BANK + "    rationale: It was 12.\n").replace("\n", "\r\n")
    stale = banks.save(teacher, kept.id, kept.version, BANK)
    assert "-    rationale: It was 12." in stale.difference
    history.restore(teacher, hall.item_id, 1)
    assert banks.download(teacher, kept.id)[1].decode() == BANK.replace("\n", "\r\n")
    newest = banks.opened(teacher, kept.id)
    assert banks.save(teacher, kept.id, newest.version, BANK).stored.unchanged == 2


def test_a_question_is_not_edited_while_its_file_has_errors(teacher: int) -> None:
    kept = banks.create(teacher, "b", BANK.encode())
    banks.save(teacher, kept.id, kept.version, BANK + "\n  - broken")
    item = finding.listing(teacher, Wanted()).questions[0]
    form = writing.editor(teacher, item.item_id)
    with pytest.raises(BadInput, match="text has errors"):
        writing.save(teacher, item.item_id, 1, replace(form.typed, rationale="New."), approved=False)
    assert len(history.history(teacher, item.item_id).states) == 1


def test_what_is_no_text_is_refused_and_nothing_is_kept(teacher: int) -> None:
    with pytest.raises(BadInput, match="UTF-8"):
        banks.create(teacher, "b", b"quiz: caf\xe9")
    with pytest.raises(BadInput, match="NUL"):
        banks.create(teacher, "b", b"quiz: a\0b")
    assert banks.listed(teacher) == ()


BAD_BANKS = sorted((Path(__file__).parents[2] / "formats" / "bad_banks").glob("*.yaml"))


def test_bad_files_are_kept_with_their_errors_or_refused_and_bring_no_question(teacher: int) -> None:
    assert len(BAD_BANKS) >= 25
    for path in BAD_BANKS:
        try:
            kept = banks.create(teacher, path.name, path.read_bytes())
        except BadInput:
            continue
        again = banks.opened(teacher, kept.id)
        assert again.errors == kept.errors
        assert (kept.stored is None) is (kept.errors > 0), path.name
        assert banks.download(teacher, kept.id)[1] == path.read_bytes()


def test_a_new_file_starts_with_an_example_that_names_the_article(teacher: int) -> None:
    begun = banks.blank(teacher, SLUG)
    problems = banks.check(teacher, begun.text)
    assert {problem.line for problem in problems if problem.level == "error"} == {7}, problems
    assert parse_bank(begun.text.encode(), "x").problems


def test_a_file_goes_on_with_its_article_when_the_text_has_a_new_version(teacher: int) -> None:
    kept = banks.create(teacher, "b", BANK.encode())
    text = TEXT.replace("Flood closes", "FLOOD CLOSES").replace("No one was", "Nobody was")
    new_text.new_version(teacher, SLUG, text)
    rise = finding.listing(teacher, Wanted("centimetres")).questions[0]
    assert rise.slug != SLUG
    form = writing.editor(teacher, rise.item_id)
    typed = replace(form.typed, rationale="Paragraph 1.")
    assert isinstance(writing.save(teacher, rise.item_id, form.based_on, typed, approved=False), writing.Saved)
    newest = banks.opened(teacher, kept.id)
    assert newest.text == BANK.replace('overnight"}\n\n', 'overnight"}\n    rationale: Paragraph 1.\n\n')
    assert banks.save(teacher, kept.id, newest.version, newest.text).stored.unchanged == 2


def test_files_of_others_are_not_there(teacher: int) -> None:
    kept = banks.create(teacher, "b", BANK.encode())
    other = teacher + 1
    assert banks.listed(other) == ()
    for attempt in (
        lambda: banks.opened(other, kept.id),
        lambda: banks.save(other, kept.id, 1, BANK),
        lambda: banks.download(other, kept.id),
        lambda: banks.export(other, SLUG),
        lambda: banks.blank(other, SLUG),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_approved_questions_are_given_out_as_a_file_that_reads_back(teacher: int) -> None:
    with pytest.raises(NotFound, match="no approved questions"):
        banks.export(teacher, SLUG)
    banks.create(teacher, "b", BANK.encode())
    name, content = banks.export(teacher, SLUG)
    quiz = parse_bank(content, name).quiz
    assert [item.id for item in quiz.items] == ["rise", "hall"]
    assert quiz.article.text == ARTICLE.text


def test_questions_of_one_id_from_two_files_are_both_given_out(teacher: int) -> None:
    banks.create(teacher, "a", BANK.encode())
    asked_otherwise = BANK.replace("By how many centimetres", "How far, in centimetres,").replace(
        "In Halden, 21", "In Halden, some 21"
    )
    other = banks.create(teacher, "b", asked_otherwise.encode())
    assert other.stored is not None, other.problems
    quiz = parse_bank(*reversed(banks.export(teacher, SLUG))).quiz
    assert quiz is not None
    assert sorted(item.id for item in quiz.items) == ["hall", "hall-2", "rise", "rise-2"]
