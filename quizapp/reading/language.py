"""Whether a text can be read at all: a clear answer for everything that is not an English news article."""

from __future__ import annotations

import re

from quizapp.errors import UnreadableArticle

LONGEST = 2_000_000  # characters, about 330,000 words: several novels, minutes of work
FEWEST_WORDS = 8
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
FUNCTION_WORDS = frozenset(
    "the of and to a in is was that for on with as it by at from he be are his were an have has had not this but they "
    "which or who their its will would been said after more than also her she one two about into when there up out "
    "over".split()
)
# the commonest words of neighbours in script, to name the language that was given
OTHERS = {
    "French": frozenset(
        "le la les des et est une du dans que pour qui sur pas plus au avec ce par sont aux été".split()
    ),
    "Spanish": frozenset("el la los las de y que en un una por con para del se su es al como más fue ha".split()),
    "German": frozenset(
        "der die das und ist nicht ein eine mit von zu den dem im auf für sich auch es des wurde".split()
    ),
    "Italian": frozenset("il di che la e un una per non sono del della con gli le al da nel è anche più".split()),
    "Portuguese": frozenset("o a os as de que e do da em um uma para com não por se mais dos das foi ao".split()),
    "Dutch": frozenset("de het een en van in is dat op te zijn met voor niet aan er die ook om bij door".split()),
}
ENOUGH_FUNCTION_WORDS = 0.12  # English prose has 0.25 to 0.4; headlines and lists of names fall below
SAMPLE = 60_000


def check_readable(text: str) -> None:
    """Raise UnreadableArticle with one clear sentence unless the text may be an English news article."""
    if len(text) > LONGEST:
        raise UnreadableArticle(
            f"The text has {len(text):,} characters; at most {LONGEST:,} can be read at once. Split it into parts."
        )
    if not text.strip():
        raise UnreadableArticle("The article is empty. Give the text of a news article.")
    sample = text[:SAMPLE]
    odd = sum(
        1 for mark in sample if mark == "\ufffd" or (ord(mark) < 32 and mark not in "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f")
    )
    if odd * 100 > len(sample):
        raise UnreadableArticle("This is not text but a binary file. Give plain text, Markdown, HTML, .docx or PDF.")
    words = WORD.findall(sample)
    if len(words) < FEWEST_WORDS:
        raise UnreadableArticle(f"The text has only {_count(len(words))}; a news article of a few sentences is needed.")
    _check_language(sample, [word.lower() for word in words])
    _check_capitals(words)


def _count(words: int) -> str:
    return "no words" if words == 0 else "one word" if words == 1 else f"{words} words"


def _check_language(sample: str, words: list[str]) -> None:
    letters = sum(1 for mark in sample if mark.isalpha())
    latin = sum(1 for mark in sample if mark.isalpha() and mark < "ɐ")
    if latin * 2 < letters:
        raise UnreadableArticle(
            "The text is not in English: most of it is not in the Latin alphabet. Only English is read."
        )
    share = sum(1 for word in words if word in FUNCTION_WORDS) / len(words)
    shares = {name: sum(1 for word in words if word in common) / len(words) for name, common in OTHERS.items()}
    nearest = max(shares, key=lambda name: shares[name])
    if shares[nearest] > share and shares[nearest] >= ENOUGH_FUNCTION_WORDS:
        raise UnreadableArticle(f"The text is not in English; it looks like {nearest}. Only English is read.")
    if share < ENOUGH_FUNCTION_WORDS and len(words) >= 40:
        raise UnreadableArticle(
            "The text does not read like English sentences. Give the text of an English news article."
        )


def _check_capitals(words: list[str]) -> None:
    long = [word for word in words if len(word) > 1]
    if len(long) >= 20 and sum(1 for word in long if word.isupper()) > 0.8 * len(long):
        raise UnreadableArticle(
            "The text is in capitals throughout, so names cannot be told from other words. Give it in usual spelling."
        )
