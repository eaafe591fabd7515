"""From an article to a quiz that a student takes, with the real worker; and the pages on the way for everybody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desk_fixtures import PASSWORD
from faultless import assert_faultless, assert_nothing_wider, faults
from playwright.sync_api import expect
from served import Server, serving

SETUP = re.compile(r"Teachers: .* (http://\S+/setup/\S+)")
MINUTE = 60_000  # milliseconds
STORY = """\
Marrow Bay closes its main street to cars

The council of Marrow Bay voted on Tuesday to close the main street to cars from 1 June, after a trial of eight months.

Fourteen councillors voted for the plan and nine voted against it.

Mayor Helen Prowse said the trial had cut traffic in the centre by 38 per cent. "We counted 12,400 cars a day in March \
last year and 7,700 this March," she said.

A survey by the University of Brantley found that 61 per cent of visitors came to the centre as often as before. The \
researchers asked 1,850 people between October and February.

The council will spend 2.3 million pounds on trees, benches and a bus lane. The regional government will pay 900,000 \
pounds.

The hardware shop on Quay Street opened in 1998. Its owner, Daniel Okoro, said his sales had fallen by a fifth.

Police arrested 14 people at a protest against the plan in Marrow Bay on Saturday. About 3,000 people took part in the \
march, according to the police.

A bus hit the town hall on Monday, killing two passengers and injuring 11, the fire service said.
"""
HOSTILE = "<script>document.title = 'taken over'</script> \"><img src=x onerror=\"document.title='taken over'\">"


def first_teacher(teacher: object, server: Server) -> None:
    """Set the first teacher up by the link that the first start has printed."""
    assert server.process.stdout is not None
    link = next(found[1] for line in server.process.stdout if (found := SETUP.search(line)))
    page = teacher.page
    teacher.site = server.address
    page.goto(link)
    page.get_by_label("Your name").fill("Ada Quinn")
    page.get_by_label("User name").fill("quinn")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Open my desk").click()
    page.wait_for_url("**/desk*")


def add_article(teacher: object, text: str = STORY, title: str = "") -> None:
    teacher.open("/desk/articles/new")
    teacher.page.get_by_label("Text of the article").fill(text)
    teacher.page.get_by_label("Title").fill(title)
    teacher.page.get_by_role("button", name="Add this text").click()
    teacher.page.get_by_role("status").get_by_text("Added.").wait_for()


def test_from_an_article_to_a_student_who_takes_the_quiz(new_student: Callable, tmp_path: Path) -> None:
    with serving(tmp_path / "instance") as server:
        teacher, student = new_student(), new_student(size="phone")
        first_teacher(teacher, server)
        student.site = server.address
        page = teacher.page
        add_article(teacher)
        page.get_by_role("button", name="Make questions").click()
        page.get_by_role("heading", name="Questions are being made").wait_for()
        page.get_by_role("heading", name=re.compile("drafts? to look through")).wait_for(timeout=2 * MINUTE)
        assert faults(page) == []
        page.get_by_role("link", name="Look through the drafts").click()
        page.get_by_role("button", name=re.compile("Approve all")).click()
        page.get_by_role("status").first.wait_for()
        teacher.open("/desk/quizzes/new")
        article = page.locator("option", has_text="Marrow Bay").get_attribute("value")
        page.get_by_label("Article").select_option(article)
        page.get_by_label("Title").fill("For 9b")
        page.get_by_label("How many").fill("10")
        page.get_by_role("button", name="Make a balanced quiz").click()
        page.get_by_role("heading", name="Publish it when it is as you want it").wait_for()
        asked = page.locator("ol.listed > li").count()
        assert 3 <= asked <= 10
        set_to_a_test_of_five_minutes(page)
        rehearse(page, asked)
        page.get_by_role("button", name="Publish").click()
        page.get_by_role("heading", name="Students can take it now").wait_for()
        take_it(student, asked)
        pages_of_paper(page)
        assert teacher.quiet
        assert student.quiet


def set_to_a_test_of_five_minutes(page: object) -> None:
    page.get_by_role("link", name="Settings").click()
    page.get_by_label("Test at the end").check()
    expect(page.get_by_label("Attempts")).to_have_value("1")  # proposed for a test
    page.get_by_label("Practice after each").check()
    expect(page.get_by_label("Attempts")).to_have_value("")
    page.get_by_label("Attempts").fill("3")
    page.get_by_label("Test at the end").check()
    expect(page.get_by_label("Attempts")).to_have_value("3")
    page.get_by_label("Time limit in minutes").fill("5")
    page.get_by_role("button", name="Save the settings").click()
    page.get_by_text("The settings are saved.").wait_for()
    page.get_by_text("Test: feedback at the end").wait_for()


def rehearse(page: object, asked: int) -> None:
    page.get_by_role("link", name="See it as a student").first.click()
    for number in range(1, asked + 1):
        page.locator(".option").first.click()
        page.get_by_role("button", name="Check my answer").click()
        page.get_by_role("heading", name="The proof").wait_for()
        page.get_by_role("link", name="Next question" if number < asked else "Done: back to the quiz").click()


def take_it(student: object, asked: int) -> None:
    student.open("/")
    student.page.get_by_role("link", name=re.compile(r"Start\W+For 9b")).click()
    student.page.get_by_label("Your name").fill("Mira")
    student.page.get_by_role("button", name="Start the test").click()
    student.page.wait_for_selector(".option")
    expect(student.page.locator(".progress-text")).to_have_text(f"Question 1 of {asked}")


def pages_of_paper(page: object) -> None:
    """The answer key never stands on a sheet that students get; the article, asked for, has a sheet of its own."""
    page.get_by_role("link", name="Print it, with the answer key").click()
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Back to the quiz")).not_to_be_visible()
    assert page.locator(".paper-key").evaluate("key => getComputedStyle(key).breakBefore") == "page"
    made = page.pdf()
    sheets = len(re.findall(rb"/Type\s*/Page\b", made))
    assert sheets >= 2
    page.emulate_media(media="screen")
    page.get_by_role("link", name="Put the article in front").click()
    page.get_by_role("link", name="Leave the article out").wait_for()
    page.emulate_media(media="print")
    assert page.locator(".paper-article").evaluate("article => getComputedStyle(article).breakAfter") == "page"
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf())) > sheets


def test_without_a_script_the_page_of_a_job_comes_to_its_end_by_itself(new_student: Callable, tmp_path: Path) -> None:
    with serving(tmp_path / "instance") as server:
        teacher = new_student(java_script_enabled=False)
        first_teacher(teacher, server)
        add_article(teacher)
        teacher.page.get_by_role("button", name="Make questions").click()
        teacher.page.get_by_role("heading", name=re.compile("to look through")).wait_for(timeout=2 * MINUTE)
        teacher.page.get_by_role("link", name="Look through the drafts").click()
        teacher.page.get_by_role("button", name="Approve").first.wait_for()


def test_a_page_that_cannot_be_fetched_brings_its_address_back_by_itself(new_student: Callable, tmp_path: Path) -> None:
    with serving(tmp_path / "instance") as server:
        teacher = new_student()
        first_teacher(teacher, server)
        teacher.open("/desk/articles/new")
        page = teacher.page
        page.get_by_label("Address of the page").fill("http://10.0.0.1/story")
        page.get_by_role("button", name="Fetch the page").click()
        page.get_by_role("heading", name="The page could not be fetched").wait_for(timeout=2 * MINUTE)
        page.get_by_text("10.0.0.1 is not on the public internet").wait_for()
        expect(page.get_by_label("Address of the page")).to_have_value("http://10.0.0.1/story")
        page.get_by_role("link", name="Paste the text instead").click()
        page.get_by_label("Text of the article").wait_for()
        teacher.open("/desk")
        expect(page.get_by_text("could not be fetched")).to_have_count(0)  # it was seen
        assert teacher.quiet


def test_a_hostile_text_is_shown_and_never_run(new_student: Callable) -> None:
    teacher = new_student()
    teacher.sign_in()
    add_article(teacher, f"{STORY}\n\n{HOSTILE}\n", HOSTILE)
    page = teacher.page
    shown = page.url.partition("?")[0]
    for path in (shown, f"{shown}/record", f"{shown}/text", f"{teacher.site}/desk/articles"):
        page.goto(path)
        assert "taken over" not in page.title().replace(HOSTILE, "")
        expect(page.locator("main img")).to_have_count(0)
    assert teacher.quiet


def every_page_of_articles_and_quizzes(teacher: object) -> Iterator[str]:
    """Visit every page of articles, jobs and quizzes in each of its states, and give its name."""
    page = teacher.page
    teacher.sign_in()
    teacher.open("/desk/articles")
    yield "articles"
    teacher.open("/desk/articles/new")
    yield "new article"
    page.get_by_role("button", name="Add this text").click()
    page.wait_for_selector(".error-summary")
    yield "new article without anything"
    add_article(teacher, STORY + f"\n{teacher.page.viewport_size} {page.evaluate('Math.random()')}\n", "W" * 120)
    yield "article"
    shown = page.url.partition("?")[0]
    page.get_by_label("How many").fill("none")
    page.get_by_role("button", name="Make questions").click()
    page.wait_for_selector(".error-summary")
    yield "article with a wrong number"
    page.goto(f"{shown}/record")
    page.get_by_label("Title").fill("")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector(".error-summary")
    yield "record without a title"
    page.goto(f"{shown}/text")
    yield "text"
    page.goto(shown)
    page.get_by_role("button", name="Make questions").click()
    page.wait_for_selector("[data-job]")
    yield "job that waits"
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("heading", name="Cancelled").wait_for()
    yield "job that was cancelled"
    teacher.open("/desk/articles/new")
    page.get_by_label("Address of the page").fill(f"example.org/{'w' * 200}/{page.evaluate('Math.random()')}")
    page.get_by_role("button", name="Fetch the page").click()
    page.wait_for_selector("[data-job]")
    yield "page that is being fetched"
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("heading", name="Cancelled").wait_for()
    yield "page that was not fetched"
    page.goto(shown)
    page.get_by_role("button", name="Archive it").click()
    page.get_by_text("Archived.").wait_for()
    yield "article that was put away"
    teacher.open("/desk/articles?away=1")
    yield "articles put away"
    yield from every_page_of_quizzes(teacher)


def every_page_of_quizzes(teacher: object) -> Iterator[str]:
    page = teacher.page
    teacher.open("/desk/quizzes/new")
    yield "new quiz"
    page.get_by_label("How many").fill("many")
    page.get_by_role("button", name="Make a balanced quiz").click()
    page.wait_for_selector(".error-summary")
    yield "new quiz with a wrong number"
    page.get_by_label("How many").fill("4")
    page.get_by_label("Title").fill("Q" * 150)
    page.get_by_role("button", name="Make a balanced quiz").click()
    page.wait_for_selector("ol.listed")
    yield "quiz that is a draft"
    shown = page.url.partition("?")[0]
    page.get_by_role("button", name="Take out").first.click()
    page.get_by_text("Taken out.").wait_for()
    yield "quiz without a question"
    page.goto(f"{shown}/pick")
    yield "pick"
    page.goto(f"{shown}/settings")
    yield "settings"
    page.get_by_label("Title").fill("")
    page.get_by_role("button", name="Save the settings").click()
    page.wait_for_selector(".error-summary")
    yield "settings without a title"
    page.goto(f"{shown}/preview")
    yield "preview"
    page.goto(f"{shown}/preview?question=1&choice=1")
    yield "preview with the outcome"
    page.goto(f"{shown}/print")
    yield "paper"
    page.get_by_role("link", name="Put the article in front").click()
    page.get_by_role("link", name="Leave the article out").wait_for()
    yield "paper with the article"
    page.goto(shown)
    for press, seen, name in (
        ("Publish", "Students can take it now.", "quiz that is published"),
        ("Close it", "Nobody can begin it", "quiz that is closed"),
        ("Archive it", "Its results stay.", "quiz that was put away"),
    ):
        page.get_by_role("button", name=press, exact=True).click()
        page.get_by_text(seen).first.wait_for()
        yield name
    teacher.open("/desk/quizzes")
    yield "quizzes"
    teacher.open("/desk/quizzes?away=1")
    yield "quizzes put away"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_axe_finds_nothing_on_pages_of_articles_and_quizzes(new_student: Callable, size: str, scheme: str) -> None:
    assert_faultless(new_student(size, color_scheme=scheme), every_page_of_articles_and_quizzes)


def test_no_page_of_articles_and_quizzes_scrolls_sideways_at_320_pixels(new_student: Callable) -> None:
    assert_nothing_wider(new_student(), every_page_of_articles_and_quizzes)
