"""Where sentences end, and which are broken."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from quizapp.reading.faults import fault_of
from quizapp.reading.sentences import Sentence, parse_passages, sentences_of, split_sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ("Mr. Hill met Dr. Reed on Jan. 5.", "They talked."),
        ("Gen. Poe and Sen. Lee spoke at 5 p.m.", "Nobody listened."),
        ("The U.S. Senate voted.", "It was late."),
        ("He lives in the U.S.", "The others do not."),
        ("J. K. Hill wrote it.", "Inc. is a short word."),
        ("Hill Corp. lost $3.5 million.", "Reed Inc. won."),
        ("“It is old.", "It is rusty,” she said.", "Nobody disagreed."),
        ("“Why close it?” Hill asked.", "Nobody knew."),
        ("“Close it!” said Reed.", "He left."),
        ("He waited… and waited.", "She left…", "The end."),
        ("The work is No. 3 on the list.", "He agreed."),
        ("It cost £3m.", "“Too much,” said Reed."),
        ("The bridge (see p. 5) is old.", "(It was built in 1902.)", "It is rusty."),
        ("He saw it at 3.30pm.", "2022 was worse."),
        ("Airports in Ardley-St. Paul, Oban and Leith were closed.", "Nobody left."),
        ("Wins went to Orel and Lorel-St. Joseph's.", "The others lost."),
        ("Oban–St. Mary is the first stage.", "It is long."),
        ("Ferries from Sault-Ste. Marie sail in May.", "They are full."),
        ("He walked down West-St. Anne Road.", "It was dark."),
        ("They played the post-test.", "Paul won."),
        ("It was the latest contest.", "St. Paul lost."),
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: tuple[str, ...]) -> None:
    assert split(" ".join(sentences)) == list(sentences)


def test_a_lost_space_between_sentences_parts_them_too() -> None:
    assert split("The bridge is old.The tunnel is new.") == ["The bridge is old.", "The tunnel is new."]


@given(st.text(max_size=300) | st.text(alphabet="aA .!?“”\"'’)(…1", max_size=80))
def test_for_any_text_sentences_are_in_order_and_lose_only_spaces(text: str) -> None:
    last = 0
    for start, end in split_sentences(text):
        assert start < end and not text[last:start].strip()
        last = end
    assert not text[last:].strip()


def parsed(english: Language, text: str) -> list[Sentence]:
    docs = parse_passages(english, text, ((0, (0, len(text))),))
    return [sentence for number, base, doc in docs for sentence in sentences_of(number, base, doc)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Is the bridge safe for lorries?", "a question"),
        ("Close the old bridge now!", "an exclamation"),
        ("Next week.", "too short"),
        ("The bridge in Easton was closed on Monday", "no final full stop"),
        ("was closed on Monday by the council.", "lower case"),
        ("Easton It is very proud of the old bridge.", "run together"),
        ("The line of cars Start in the old town of Easton.", "a capital in the middle"),
        ("The chief, who blamed the rain, Be sacked on Monday.", "a capital in the middle"),
        ("The council closed the the old bridge on Monday.", "repeated"),
        ("The council (which is poor closed the bridge.", "brackets"),
        ("The council closed … the bridge on Monday.", "left out"),
        ("Write to news@easton.example to get the paper.", "address"),
        ("THE COUNCIL CLOSED THE BRIDGE.", "capitals"),
        ("REED: The bridge was closed in 1990.", "transcript"),
        ("Q: The bridge was closed in 1990.", "transcript"),
        ("Not the lorries, or not all of them.", "no verb"),
        ("Tom Reed contributed to this report.", "notice"),
    ],
)
def test_a_broken_sentence_is_left_alone_with_its_reason(english: Language, text: str, reason: str) -> None:
    [sentence] = parsed(english, text)
    assert reason in (fault_of(sentence) or "")


@pytest.mark.parametrize(
    "text",
    [
        "Will Baxter has been at the wheel for 23 years.",
        "Said said that the bridge was safe.",
        "Police, National Guard and military units took part in the search.",
        "Since the start of the floods, more than 200 people have been rescued.",
        "The price of rice, its highest since 1977, reached $3.48 a pound.",
        "A final vote is due on 12 February.",
    ],
)
def test_a_sound_sentence_is_not_called_broken(english: Language, text: str) -> None:
    [sentence] = parsed(english, text)
    assert fault_of(sentence) is None


def test_a_stretch_without_full_stop_is_not_parsed(english: Language) -> None:
    assert parsed(english, "word " * 1_000) == []


def test_splitting_sentences_does_not_load_the_parser() -> None:
    code = "import sys, quizapp.reading.sentences; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
