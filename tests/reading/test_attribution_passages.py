"""Who says what, over many short passages in the habits of news: `attributed.txt` has them with what a reader finds.

A line `T` is a passage. Below it stand its attributions, `A` for indirect and `D` for direct speech: speaker | cue |
content, where "…" in a content stands for the words between; `O` names the cue of one that two readers may see
differently. A passage with nothing below it reports nothing.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from spacy.language import Language

from quizapp.reading.attribution import find_sayings
from quizapp.reading.sentences import parse_passages, sentences_of

Row = tuple[str, str, str, str]  # kind, speaker, cue, content
WORD = re.compile(r"[\w$£€%]+")


def passages() -> list[tuple[str, list[Row]]]:
    """Return the passages of the file with their rows."""
    found: list[tuple[str, list[Row]]] = []
    for line in Path(__file__).with_name("attributed.txt").read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "T":
            found.append((rest, []))
        elif kind == "O":
            found[-1][1].append((kind, "", rest, ""))
        elif kind:
            speaker, cue, content = (part.strip() for part in rest.split("|"))
            found[-1][1].append((kind, speaker, cue, content))
    return found


def words(text: str) -> list[str]:
    return [w for w in WORD.findall(text.lower()) if w not in ("the", "a", "an", "that", "and", "mr", "mrs", "ms")]


def within(part: list[str], whole: list[str]) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def agrees(row: Row, found: Row) -> bool:
    """Say whether an attribution is what a row has: its cue, its speaker with or without apposition, its content."""
    kind, speaker, cue, content = row
    if not set(words(cue)) & set(words(found[2])):
        return False
    if kind == "O":
        return True
    first, _, last = content.partition("…")
    given = words(found[3])
    whole = given[: len(words(first))] == words(first) and given[len(given) - len(words(last)) :] == words(last)
    same = whole if last else given == words(content)
    named = within(words(found[1]), words(speaker)) or within(words(speaker), words(found[1]))
    return kind == found[0] and same and bool(found[1]) and named


@pytest.mark.parametrize(("text", "rows"), passages())
def test_what_is_said_has_its_speaker_and_its_extent(english: Language, text: str, rows: list[Row]) -> None:
    spans = [(0, len(text))]
    docs = parse_passages(english, text, tuple(enumerate(spans)))
    sentences = [sentence for number, base, doc in docs for sentence in sentences_of(number, base, doc)]
    found = [
        (
            "D" if s.direct else "A",
            text[slice(*s.speaker)] if s.speaker else "",
            text[slice(*s.cue)],
            text[slice(*s.content)],
        )
        for s in find_sayings(text, sentences, spans)
    ]
    for row in rows:
        match = next((f for f in found if agrees(row, f)), None)
        assert match is not None or row[0] == "O", f"{row} not in {found}"
        if match is not None:
            found.remove(match)
    assert not found, f"found besides: {found}"
