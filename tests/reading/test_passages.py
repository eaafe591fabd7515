"""What is prose and what stands around it. Sentences are made up; the shapes are those of real pages."""

# ruff: noqa: E501 - a text under test stays on one line

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.model import PassageKind as K
from quizapp.reading.passages import find_passages

STORY = "The council of Easton voted on Monday to close the old bridge for repairs until the spring."
MORE = "Engineers found rust in two of its pillars last year, and the work is expected to cost £3m."


def kinds(text: str) -> list[tuple[K, str]]:
    return [(p.kind, text[p.start : p.end]) for p in find_passages(text)]


def page(*blocks: str) -> str:
    return "\n\n".join(blocks)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Mary Hill", K.BYLINE),
        ("By Mary Hill and Tom Reed, Transport Correspondents", K.BYLINE),
        ("Mary Hill, Transport Correspondent", K.BYLINE),
        ("Published 5 January 2022", K.BYLINE),
        ("12:47, 19 JUN 2024 UPDATED 14:10", K.BYLINE),
        ("5 min read", K.BYLINE),
        ("Sat 8 Feb 2025 19.42 GMT", K.BYLINE),
        ("Why the bridge matters", K.SUBHEADING),
        ("What happens next?", K.SUBHEADING),
        ("‘We want to cross’", K.SUBHEADING),
        ("ADVERTISEMENT", K.BOILERPLATE),
        ("Read more: Ten bridges that fell down", K.BOILERPLATE),
        ("Sign up to our weekly newsletter", K.BOILERPLATE),
        ("© 2022 The Easton Echo. All rights reserved.", K.BOILERPLATE),
        ("Reporting by Mary Hill; editing by Tom Reed", K.BOILERPLATE),
        ("Tom Reed contributed to this report.", K.BOILERPLATE),
        ("Follow Easton Echo on Facebook", K.BOILERPLATE),
        ("Our Standards: the principles of this paper", K.BOILERPLATE),
        ("Easton map", K.CAPTION),
        ("FILE PHOTO: Cars queue at the bridge in Easton", K.CAPTION),
        ("Image caption, The bridge has been shut to lorries since May.", K.CAPTION),
        ("The bridge carries 9,000 cars a day.", K.PROSE),
    ],
)
def test_a_line_between_paragraphs_has_its_kind(line: str, kind: K) -> None:
    text = page("Old bridge to close for repairs", STORY, line, MORE)
    assert (kind, line) in kinds(text)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        # caption and credit on one line, two blocks
        (
            "Cars queue at the bridge in Easton on Monday [Ann Poe/Reuters]",
            [(K.CAPTION, "Cars queue at the bridge in Easton on Monday"), (K.CREDIT, "[Ann Poe/Reuters]")],
        ),
        # alt text, caption and credit run together without a space
        (
            "Cars at the bridge in EastonOn Monday, cars queued for an hour [Ann Poe/AP]",
            [(K.CAPTION, "Cars at the bridge in EastonOn Monday, cars queued for an hour"), (K.CREDIT, "[Ann Poe/AP]")],
        ),
        # a credit that runs into the next sentence
        (
            f"A lorry on the bridge. Photograph: Ann Poe{STORY}",
            [(K.CAPTION, "A lorry on the bridge."), (K.CREDIT, "Photograph: Ann Poe"), (K.PROSE, STORY)],
        ),
        (
            f"A lorry on the bridge (Image: EchoPix){STORY}",
            [(K.CAPTION, "A lorry on the bridge"), (K.CREDIT, "(Image: EchoPix)"), (K.PROSE, STORY)],
        ),
        (
            "Lorries wait in Easton. Ann PereiraTransport Minister Joe Lind said it would be shut.",
            [
                (K.CAPTION, "Lorries wait in Easton."),
                (K.CREDIT, "Ann Pereira"),
                (K.PROSE, "Transport Minister Joe Lind said it would be shut."),
            ],
        ),
        (
            "Lorries wait in Easton. SK PressEaston’s council met on Monday.",
            [
                (K.CAPTION, "Lorries wait in Easton."),
                (K.CREDIT, "SK Press"),
                (K.PROSE, "Easton’s council met on Monday."),
            ],
        ),
        # a name that has a capital within it, and one that comes again
        ("The bridge closed. Jane FitzGerald said so.", [(K.PROSE, "The bridge closed. Jane FitzGerald said so.")]),
        (
            "The bridge closed. The EastLink group said so. EastLink owns it.",
            [(K.PROSE, "The bridge closed. The EastLink group said so. EastLink owns it.")],
        ),
        # only the sentence before a credit within a paragraph is its caption
        (
            f"{MORE} A lorry waits in Easton. [Ann Poe/AFP] {STORY}",
            [(K.PROSE, MORE), (K.CAPTION, "A lorry waits in Easton."), (K.CREDIT, "[Ann Poe/AFP]"), (K.PROSE, STORY)],
        ),
        (f"EASTON, Jan 5 (Reuters) - {STORY}", [(K.DATELINE, "EASTON, Jan 5 (Reuters) -"), (K.PROSE, STORY)]),
        # the dash was lost
        (f"EASTON, South Kent, June 23 {STORY}", [(K.DATELINE, "EASTON, South Kent, June 23"), (K.PROSE, STORY)]),
        (f"EASTON (AP) {STORY}", [(K.DATELINE, "EASTON (AP)"), (K.PROSE, STORY)]),
        (f"EASTON, Jan 5 (Reuters) {STORY}", [(K.DATELINE, "EASTON, Jan 5 (Reuters)"), (K.PROSE, STORY)]),
        (f"date 2022-01-05 {STORY}", [(K.DATELINE, "date 2022-01-05"), (K.PROSE, STORY)]),
        (f"2022-01-05 EASTON: {STORY}", [(K.DATELINE, "2022-01-05"), (K.DATELINE, "EASTON:"), (K.PROSE, STORY)]),
        (f"EASTON (AP) — {STORY}", [(K.DATELINE, "EASTON (AP) —"), (K.PROSE, STORY)]),
        (f"Easton, Kent – {STORY}", [(K.DATELINE, "Easton, Kent –"), (K.PROSE, STORY)]),
        (f"(CNN){STORY}", [(K.DATELINE, "(CNN)"), (K.PROSE, STORY)]),
        (f"Advertisement{STORY}", [(K.BOILERPLATE, "Advertisement"), (K.PROSE, STORY)]),
        (f"Easton map{STORY}", [(K.CAPTION, "Easton map"), (K.PROSE, STORY)]),
    ],
)  # fmt: skip
def test_what_ran_together_is_parted(block: str, expected: list[tuple[K, str]]) -> None:
    text = page("Old bridge to close for repairs", STORY, block, MORE)
    assert kinds(text)[2:-1] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The McDonald family and YouTube said that FedEx would deliver to the iPhone shop in Easton on Monday.",
        "He wrote that “[the] bridge is old [but] safe”, and nobody in Easton disagreed with him at the time.",
        "The Labour/Co-op group (which has nine seats) voted for it, and the others voted against it on Monday.",
        "May said she would cross the bridge on Monday, and Will said he would not.",
    ],
)
def test_prose_with_odd_capitals_and_brackets_stays_whole(sentence: str) -> None:
    assert (K.PROSE, sentence) in kinds(page("Old bridge to close for repairs", sentence, MORE))


def test_a_list_is_kept_apart_entry_by_entry() -> None:
    text = page("Old bridge to close for repairs", STORY, "- Cars must use the tunnel.\n- Buses stop at the station.")
    assert kinds(text)[2:] == [(K.LIST, "- Cars must use the tunnel."), (K.LIST, "- Buses stop at the station.")]


def test_links_under_read_more_are_no_list() -> None:
    text = page("Old bridge to close for repairs", STORY, "Read more:", "• Ten bridges\n• The tunnel at night")
    assert [kind for kind, _ in kinds(text)][2:] == [K.BOILERPLATE] * 3


def test_a_table_is_one_block() -> None:
    table = "Year | Cars | Lorries\n2020 | 8,000 | 900\n2021 | 9,000 | 950"
    assert (K.TABLE, table) in kinds(page("Old bridge to close for repairs", STORY, table))


def test_lines_of_equal_width_are_one_paragraph() -> None:
    wrapped = "The council of Easton voted on Monday to close\nthe old bridge for repairs until the spring, and\nto open the tunnel at night for the first time."
    assert (K.PROSE, wrapped) in kinds(page("Old bridge to close for repairs", wrapped))


COLUMN = (
    "The council of Easton voted on Monday to close the old bridge until\nthe spring.",
    "Mayor Ann Byrne said that the repairs of the pier would cost about\n£12 million. “We must never sell the bridge of Easton,” the mayor of\nEaston said.",
    "Engineer Tom Hale said that the tunnel could be closed as well, for\na week or two.",
)


@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["an empty line between paragraphs", "none"])
@pytest.mark.parametrize("headline", ["Old bridge to close for repairs", ""], ids=["a headline", "no headline"])
def test_hard_line_ends_part_no_paragraph(gap: str, headline: str) -> None:
    found = kinds(gap.join((headline, *COLUMN) if headline else COLUMN))
    assert [words for kind, words in found if kind is K.PROSE] == list(COLUMN)
    assert [words for kind, words in found if kind is not K.PROSE] == ([headline] if headline else [])


def test_paragraphs_on_lines_of_their_own_are_no_column() -> None:
    lines = [" ".join(paragraph.split()) for paragraph in COLUMN]
    assert [words for kind, words in kinds("\n".join(lines)) if kind is K.PROSE] == lines


def test_a_stanza_is_one_block() -> None:
    stanza = "The bridge is old and tired of us\nAnd we are tired of the river too\nBut every day the crowded bus\nGoes over it as buses do"
    assert (K.PROSE, stanza) in kinds(page("Old bridge to close for repairs", stanza))


def test_paragraph_numbers_count_what_a_reader_counts() -> None:
    text = page("Old bridge to close for repairs", "By Mary Hill", STORY, "What next?", "• Cars stop.", MORE)
    numbers = [(p.kind, p.number) for p in find_passages(text)]
    assert numbers == [
        (K.HEADLINE, None), (K.BYLINE, None), (K.PROSE, 1), (K.SUBHEADING, None), (K.LIST, 2), (K.PROSE, 3),
    ]  # fmt: skip


def test_a_single_paragraph_is_prose() -> None:
    assert kinds(STORY) == [(K.PROSE, STORY)]


def test_marks_without_width_at_the_edges_belong_to_no_passage() -> None:
    assert kinds(f"\ufeff\u200f{STORY}\u00a0\u200e") == [(K.PROSE, STORY)]


PARTS = st.sampled_from(
    [
        "\n",
        "\n\n",
        " ",
        "[A B/Reuters]",
        "(AP) —",
        "On ",
        "map",
        "|",
        "\t",
        "- ",
        "The end.",
        "“",
        "”",
        "©",
        "\u00ad",
        "#",
        "a",
        "É",
        "1",
        ".",
        "LONDON",
    ]
)


@given(st.one_of(st.text(max_size=300), st.lists(PARTS, max_size=60).map("".join)))
def test_for_any_text_passages_are_trimmed_ordered_and_apart(text: str) -> None:
    last = 0
    number = 0
    for passage in find_passages(text):
        assert last <= passage.start < passage.end <= len(text)
        assert not text[passage.start].isspace() and not text[passage.end - 1].isspace()
        if passage.number is not None:
            number += 1
            assert passage.number == number
        last = passage.end


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "[A ",
        "(A/",
        "On the ",
        "LONDON ",
        "“",
        "\n",
        "A b. ",
        "12:",
        "Photo: A ",
        "aOn ",
        "| ",
        "- a\n",
        "REUTERS/A ",
    ],
)
def test_cost_grows_in_proportion_to_length(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        start = time.process_time()
        find_passages(text)
        return time.process_time() - start

    # 8 times the text: 8 times the work; a square would take 64 times as long in every one of the tries, a busy machine does not
    assert any(seconds(160_000) < 24 * seconds(20_000) for _ in range(12))
