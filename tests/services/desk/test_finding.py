"""Search, tags and duplicates, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from desk_drafts import keep_drafts, two_teachers
from example_quiz import HALL, LEFT, RISE, WHO_CLOSED
from flask import Flask

from quizapp.model import THREE_VERDICTS_OPTIONS, ItemType
from quizapp.services.desk import finding, writing
from quizapp.services.desk.finding import Reason, Wanted
from quizapp.services.importing import import_quiz
from quizapp.storage import migrating
from quizapp.storage import reading as read
from quizapp.storage.search import POSTGRESQL_TEXT


@pytest.fixture
def teacher(any_app: Flask) -> int:
    with any_app.app_context():
        return two_teachers(any_app)[0]


@pytest.fixture
def ids(any_app: Flask, teacher: int):
    tagged = (
        replace(RISE, tags=("river", "numbers")),
        replace(LEFT, tags=("numbers",)),
        replace(WHO_CLOSED, rationale="The café owner’s naïve view"),
        HALL,
    )
    ids = keep_drafts(any_app, teacher, tagged)
    with any_app.app_context():
        yield ids


def found(teacher: int, **wanted: object) -> set[str]:
    names = {"rise": "By how many", "left": "About how many", "who-closed": "Who closed", "hall": "In Halden"}
    stems = [one.stem for one in finding.listing(teacher, Wanted(**wanted)).questions]
    return {name for name, start in names.items() if any(stem.startswith(start) for stem in stems)}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("river", {"rise"}),
        ("closing bridges", {"who-closed"}),  # stems, not letters
        ("firefight", {"who-closed"}),  # an option, and a word that is still being typed
        ("people NIGHT", {"hall"}),
        ("", {"rise", "left", "who-closed", "hall"}),
        ("zebra", set()),
        ('"); DROP TABLE item; --', set()),
        ("stem:river OR *", set()),
        ("' \" * ^ ( NEAR AND", set()),
    ],
)
def test_words_are_found_in_stem_options_quote_and_rationale(
    teacher: int, ids: dict[str, int], words: str, expected: set[str]
) -> None:
    if words.startswith("' \""):  # only signs and words of the query language: nothing breaks
        found(teacher, words=words)
        return
    assert found(teacher, words=words) == expected


def test_what_was_edited_is_found_by_its_new_words_only(teacher: int, ids: dict[str, int]) -> None:
    form = writing.editor(teacher, ids["who-closed"])
    changed = replace(form.typed, stem="Who shut the ancient crossing?", quote="Police closed")
    writing.save(teacher, ids["who-closed"], 1, changed, approved=False)
    assert [one.item_id for one in finding.listing(teacher, Wanted("crossing")).questions] == [ids["who-closed"]]
    assert finding.listing(teacher, Wanted("old bridge")).total == 0


def test_questions_are_narrowed_by_tag_status_and_article(teacher: int, ids: dict[str, int]) -> None:
    assert found(teacher, tag="numbers") == {"rise", "left"}
    assert found(teacher, tag="number") == set()
    assert found(teacher, tag="numbers", words="river") == {"rise"}
    assert found(teacher, status="approved") == set()
    assert found(teacher, article="flood-closes-the-old-bridge-in-halden") == set(ids)
    assert found(teacher, article="other") == set()
    assert dict(finding.listing(teacher, Wanted()).tags) == {"numbers": 2, "river": 1}


def test_other_teachers_find_only_what_is_everybodys_or_shared(
    any_app: Flask, teacher: int, ids: dict[str, int]
) -> None:
    other = teacher + 1
    assert found(other) == set()
    keep_drafts(any_app, None, (HALL,), "approved")
    assert found(other) == {"hall"}
    from quizapp.storage import writing as to_write

    with to_write() as connection:
        connection.exec_driver_sql("UPDATE article SET shared = TRUE WHERE owner_id IS NOT NULL")
        connection.exec_driver_sql("UPDATE item SET status = 'approved' WHERE public_id = 'rise'")
    assert found(other) == {"hall", "rise"}
    assert found(other, shared=False) == {"hall"}


def test_a_page_holds_twenty_five(any_app: Flask, teacher: int, ids: dict[str, int]) -> None:
    many = tuple(replace(HALL, id=f"hall-{number}") for number in range(40))
    keep_drafts(any_app, teacher + 1, many)
    first = finding.listing(teacher + 1, Wanted())
    second = finding.listing(teacher + 1, Wanted(), 2)
    assert (len(first.questions), len(second.questions), first.total, first.pages) == (25, 15, 40, 2)
    assert not {one.item_id for one in first.questions} & {one.item_id for one in second.questions}


def test_questions_that_ask_nearly_the_same_are_grouped(any_app: Flask, teacher: int, ids: dict[str, int]) -> None:
    again = replace(LEFT, id="left-2", stem="About how many of the people left their homes?")
    twice = keep_drafts(any_app, teacher, (again, replace(LEFT, id="left-3")))
    found = finding.duplicates(teacher)
    assert [{one.item_id for one in group.questions} for group in found.groups] == [{ids["left"], *twice.values()}]
    assert found.groups[0].reasons == (Reason("They ask nearly the same.", ((1, 2), (1, 3), (2, 3))),)
    assert found.compared == 6


def test_a_statement_and_its_twin_in_another_form_are_one_pair_with_the_reason(
    any_app: Flask, teacher: int, ids: dict[str, int]
) -> None:
    true = replace(HALL, id="hall-true", stem=f"{HALL.true_statement}", key=0, edit=None)
    in_three = replace(true, id="hall-3", type=ItemType.THREE_VERDICTS, options=THREE_VERDICTS_OPTIONS)
    keep_drafts(any_app, teacher, (true, in_three))
    [group] = finding.duplicates(teacher).groups
    assert [(one.stem, one.key) for one in group.questions] == [
        (HALL.stem, "False"),
        (true.stem, "True"),
        (true.stem, "Supported"),
    ]
    assert [(reason.words[:37], reason.pairs) for reason in group.reasons] == [
        ("The same statement, once with true an", ((2, 3),)),
        ("The same fact, once as the article sa", ((1, 2), (1, 3))),
    ]


def test_what_was_stored_before_the_index_came_is_found(bare_app: Flask) -> None:
    from example_quiz import QUIZ

    with bare_app.app_context():
        migrating.upgrade()
        import_quiz(QUIZ)
        migrating.downgrade("0003")
        migrating.upgrade()
        teacher, _ = two_teachers(bare_app)
        assert found(teacher, words="river") == {"rise"}


@pytest.mark.parametrize(
    "database_url",
    [
        "sqlite",
        pytest.param(
            "postgresql",
            marks=[
                pytest.mark.postgres,
                pytest.mark.xfail(strict=True, reason="PostgreSQL's own configurations keep accents"),
            ],
        ),
    ],
    indirect=True,
)
def test_words_are_found_without_their_accents(teacher: int, ids: dict[str, int]) -> None:
    assert found(teacher, words="naive cafe") == {"who-closed"}


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_postgresql_searches_by_its_index(teacher: int, ids: dict[str, int]) -> None:
    with read() as connection:
        connection.exec_driver_sql("SET enable_seqscan = off")
        asked = f"SELECT 1 FROM item_revision WHERE {POSTGRESQL_TEXT} @@ to_tsquery('english', 'river')"
        plan = "\n".join(connection.exec_driver_sql(f"EXPLAIN {asked}").scalars())
    assert "item_revision_search" in plan
