"""A teacher picks by hand, reads which questions give each other away, and takes one of them out by keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from desk_fixtures import TEACHERS
from example_quiz import LEFT, QUIZ, RISE, WHO_CLOSED
from faultless import assert_faultless, assert_nothing_wider
from playwright.sync_api import expect
from served import served_in_a_thread

from quizapp import create_app
from quizapp.config import read_settings
from quizapp.model import TRUE_FALSE_OPTIONS, Edit, ItemType
from quizapp.services.importing import import_quiz

ROSE = replace(
    RISE,
    id="rose",
    type=ItemType.TRUE_FALSE,
    stem="The river rose by 85 centimetres overnight, as the water office of the town of Halden said on Monday.",
    options=TRUE_FALSE_OPTIONS,
)
LESS = replace(
    ROSE,
    id="less",
    stem=ROSE.stem.replace("85", "58"),
    key=1,
    edit=Edit("number", "85", "58", ROSE.stem.index("85")),
)
ENDLESS = replace(RISE, id="endless", stem="W" * 90 + "?")
Walk = Callable[[object], Iterator[str]]
HEADING = "Questions that give each other away"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[str]:
    """Serve the app with an article on which one fact is asked several times; give its address."""
    instance = tmp_path_factory.mktemp("town")
    shutil.copy(migrated_file, instance / "quizapp.sqlite3")
    app = create_app(read_settings({"QUIZAPP_INSTANCE": str(instance)}))
    app.extensions["quizapp.prepared"] = True
    with app.app_context():
        import_quiz(replace(QUIZ, items=(LEFT, RISE, ROSE, LESS, ENDLESS, WHO_CLOSED)))
        TEACHERS[0].store(app)
    with served_in_a_thread(app) as address:
        yield address


def pick_everything(teacher: object) -> None:
    """Make a quiz by hand of all the questions there are."""
    page = teacher.page
    teacher.open("/desk/quizzes/new")
    page.get_by_label("Title").fill("For 9b")
    page.get_by_role("button", name="Pick by hand").click()
    page.get_by_role("heading", name="Pick questions").wait_for()
    for box in page.locator("[name=item]").all():
        box.check()
    page.get_by_role("button", name="Keep this choice").click()
    page.get_by_role("heading", name=HEADING).wait_for()


def test_who_picks_by_hand_reads_it_before_publishing_and_mends_it_by_keyboard(
    new_student: Callable, town: str
) -> None:
    teacher = new_student(java_script_enabled=False)
    teacher.site = town
    teacher.sign_in()
    pick_everything(teacher)
    page = teacher.page
    told = page.get_by_text("pairs of questions give each other away.")
    publish = page.get_by_role("button", name="Publish", exact=True)
    assert told.bounding_box()["y"] < publish.bounding_box()["y"] < 800
    page.get_by_role("link", name="See which and why").focus()
    teacher.press("Enter")
    expect(page.get_by_role("heading", name=HEADING)).to_be_in_viewport()
    teacher.press("Tab", "Tab")
    expect(page.get_by_role("button", name="Take out question").first).to_be_focused()
    while page.get_by_role("heading", name=HEADING).count():
        page.get_by_role("button", name="Take out question").last.focus()
        teacher.press("Enter")
        page.get_by_text("Taken out.").wait_for()
    assert page.locator("ol.listed > li").count() == 3


def to_pick_from(teacher: object) -> None:
    teacher.open("/desk/quizzes/new")
    teacher.page.get_by_label("Title").fill("For 9c")
    teacher.page.get_by_role("button", name="Pick by hand").click()
    teacher.page.get_by_role("heading", name="Pick questions").wait_for()


def said_of_each(teacher: object) -> list[str]:
    return teacher.page.locator(".pick-list > li").evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('.pick-apart li')].map(line => line.textContent).join('|'))"
    )


def test_ticking_by_keyboard_says_at_once_what_does_not_go_together(new_student: Callable, town: str) -> None:
    teacher = new_student()
    teacher.site = town
    teacher.sign_in()
    to_pick_from(teacher)
    page = teacher.page
    count, told = page.locator("[data-pick-count]"), page.locator(".pick-apart")
    expect(page.get_by_role("button", name="Look over the choice")).to_be_hidden()
    boxes = [page.get_by_role("checkbox", name=one.stem) for one in (ROSE, RISE)]
    boxes[0].focus()
    teacher.press("Space")
    expect(count).to_have_text("1 question")
    expect(told).to_have_count(0)
    boxes[1].focus()
    teacher.press("Space")
    expect(count).to_have_text("2 questions; 2 of them give each other away")
    expect(told).to_have_count(2)
    expect(boxes[1]).to_have_accessible_description(
        f"The answer to this question, “85”, can be read in “{ROSE.stem[:90].rstrip()}…”."
    )
    teacher.press("Space")
    expect(told).to_have_count(0)
    expect(count).to_have_text("1 question")
    expect(boxes[0]).to_have_accessible_description("")
    assert teacher.quiet, teacher.console


def test_with_and_without_a_script_the_same_is_said(new_student: Callable, town: str) -> None:
    said = []
    for script in (True, False):
        teacher = new_student(java_script_enabled=script)
        teacher.site = town
        teacher.sign_in()
        to_pick_from(teacher)
        for box in teacher.page.locator("[name=item]").all():
            box.check()
        if not script:
            teacher.page.get_by_role("button", name="Look over the choice").click()
            teacher.says("6 questions chosen, nothing saved yet. 4 of them give each other away")
            assert teacher.page.locator("[name=item]:checked").count() == 6
        said.append(said_of_each(teacher))
    assert said[0] == said[1]
    assert sum(map(bool, said[0])) == 4


def picking(teacher: object) -> Iterator[str]:
    """Tick all that there is where one picks by hand."""
    teacher.sign_in()
    to_pick_from(teacher)
    for box in teacher.page.locator("[name=item]").all():
        box.check()
    yield "picking"


def with_pairs(teacher: object) -> Iterator[str]:
    """Visit the page of a quiz whose questions give each other away, as a draft and when it is published."""
    teacher.sign_in()
    pick_everything(teacher)
    yield "draft"
    teacher.page.get_by_role("button", name="Publish", exact=True).click()
    teacher.page.get_by_role("heading", name=HEADING).wait_for()
    yield "published"


@pytest.mark.parametrize("walk", [picking, with_pairs])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_axe_finds_nothing_where_questions_give_each_other_away(
    new_student: Callable, town: str, size: str, scheme: str, walk: Walk
) -> None:
    teacher = new_student(size, color_scheme=scheme)
    teacher.site = town
    assert_faultless(teacher, walk)


@pytest.mark.parametrize("walk", [picking, with_pairs])
def test_what_gives_each_other_away_does_not_scroll_sideways_at_320_pixels(
    new_student: Callable, town: str, walk: Walk
) -> None:
    teacher = new_student()
    teacher.site = town
    assert_nothing_wider(teacher, walk)
