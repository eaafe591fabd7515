"""A reading for a person: each paragraph with its names, numbers and times marked, and what was made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from quizapp.model import Passage
from quizapp.reading.knowledge import Claim, LedgerEntry, Reading

STYLES = {"mention": "bold cyan", "quantity": "bold magenta", "time": "green", "speaker": "underline"}
PLAIN_WIDTH = 110
SHOWN = 70  # characters of a sentence that gave no claim


def show(reading: Reading, file: TextIO) -> None:
    """Write a reading: coloured where the file is a terminal, plain text where it is not."""
    console = Console(file=file, highlight=False, width=None if file.isatty() else PLAIN_WIDTH, soft_wrap=False)
    console.print(Text(reading.article.title, style="bold"))
    console.print(_summary(reading))
    if file.isatty():
        console.print(_legend())
    made = _by_passage(reading, (*reading.claims, *reading.ledger))
    for number, passage in enumerate(reading.passages):
        console.print()
        _show_passage(console, reading, passage, made.get(number, ()))


def _summary(reading: Reading) -> str:
    words = len(reading.article.text.split())
    names = len({mention.entity for mention in reading.mentions})
    return (
        f"{words:,} words, {len(reading.sentences):,} sentences, {len(reading.claims):,} claims; {names:,} names, "
        f"{len(reading.quantities):,} numbers, {len(reading.times):,} times, {len(reading.attributions):,} attributions"
    )


def _legend() -> Text:
    shown = {"mention": "name", "quantity": "number", "time": "time", "speaker": "speaker"}
    return Text("  ").join(Text(word, style=STYLES[kind]) for kind, word in shown.items())


def _by_passage(reading: Reading, values: Iterable[Claim | LedgerEntry]) -> dict[int, list[Claim | LedgerEntry]]:
    """Return claims or ledger entries by the passage in which they start."""
    grouped: dict[int, list[Claim | LedgerEntry]] = {}
    at = 0
    for value in sorted(values, key=lambda v: v.start):
        while at + 1 < len(reading.passages) and reading.passages[at + 1].start <= value.start:
            at += 1
        grouped.setdefault(at, []).append(value)
    return grouped


def _show_passage(
    console: Console,
    reading: Reading,
    passage: Passage,
    made: Iterable[Claim | LedgerEntry],
) -> None:
    text = reading.article.text
    if passage.number is None:
        console.print(Text(f"[{passage.kind}] {text[passage.start : passage.end]}", style="dim"))
        return
    console.print(Text(f"¶ {passage.number}  ").append_text(_marked(reading, passage)))
    for value in made:
        if isinstance(value, Claim):
            console.print(Padding(_claim_line(text, value), (0, 0, 0, 4), expand=False))
        else:
            words = text[value.start : value.end].replace("\n", " ")
            shown = words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
            console.print(Padding(Text(f"– {value.reason}: {shown}", style="dim"), (0, 0, 0, 4), expand=False))


def _marked(reading: Reading, passage: Passage) -> Text:
    """Return a passage with its names, quantities, times and speakers in their styles."""
    marked = Text(reading.article.text[passage.start : passage.end])
    speakers = ((a.speaker, "speaker") for a in reading.attributions if a.speaker is not None)
    for (start, end), kind in (*_spans(reading), *speakers):
        if passage.start <= start and end <= passage.end:
            marked.stylize(STYLES[kind], start - passage.start, end - passage.start)
    return marked


def _spans(reading: Reading) -> Iterator[tuple[tuple[int, int], str]]:
    yield from (((m.start, m.end), "mention") for m in reading.mentions)
    yield from (((q.start, q.end), "quantity") for q in reading.quantities)
    yield from (((t.start, t.end), "time") for t in reading.times)


def _claim_line(text: str, claim: Claim) -> Text:
    line = Text(f"+ {claim.score:.2f}  ", style="green").append(claim.statement, style="default")
    notes = []
    if claim.attribution is not None:
        speaker = claim.attribution.speaker
        notes.append(f"said by {text[slice(*speaker)]}" if speaker else "reported, nobody named")
    if claim.negated:
        notes.append("negated")
    notes.extend(claim.reasons)
    return line.append(f"  ({'; '.join(notes)})" if notes else "", style="dim")
