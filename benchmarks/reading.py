"""Measure reading: against the golden documents, half by half, and its speed and memory over the length of a text.

    python -m benchmarks.reading golden [--faults]
    python -m benchmarks.reading speed [--words 1000 5000 20000 50000 100000 200000]

`--faults` lists each row that went wrong, of the seen half only: the unseen half is for measuring.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time

from benchmarks.golden_scores import Tally, lines, score
from quizapp.model import Article, Record
from tests.golden.load import HALVES, golden_paths, load_half

WORDS = (1_000, 5_000, 20_000, 50_000, 100_000, 200_000)


def golden(with_faults: bool) -> None:
    """Print the figures of both halves."""
    from quizapp.reading.pipeline import load_english
    from quizapp.reading.read import read

    english = load_english()
    for half in HALVES:
        total: dict[str, Tally] = {}
        documents = load_half(half)
        for document in documents:
            reading = read(Article(document.text, Record(document.name)), english)
            for kind, tally in score(reading, document).items():
                total.setdefault(kind, Tally()).add(tally)
        words = sum(len(document.text.split()) for document in documents)
        print(f"{half}: {len(documents)} documents, {words:,} words")
        print("\n".join(lines(half, total, with_faults and half == "seen")))


def text_of(words: int) -> str:
    """Return a text of about so many words, made of the golden articles over and over."""
    stories = [path.read_text(encoding="utf-8") for path in golden_paths("seen")]
    parts: list[str] = []
    count = 0
    while count < words:
        story = stories[len(parts) % len(stories)]
        parts.append(story)
        count += len(story.split())
    return " ".join("\n\n".join(parts).split(" ")[: words + words // 8])


def measure(words: int) -> None:
    """Print words, seconds to load, processor seconds to read, words a second, claims and peak memory: one process."""
    start = time.process_time()
    from quizapp.reading.pipeline import load_english
    from quizapp.reading.read import read

    english = load_english()
    loaded = time.process_time() - start
    base = _megabytes()
    text = text_of(words)
    start = time.process_time()
    reading = read(Article(text, Record("A long read")), english)
    taken = time.process_time() - start
    count = len(text.split())
    print(
        f"| {count:,} | {loaded:.1f} | {taken:.2f} | {count / taken:,.0f} | {len(reading.claims):,} "
        f"| {_megabytes():.0f} | {base:.0f} |",
        flush=True,
    )


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def speed(lengths: list[int]) -> None:
    """Print the curve: a process of its own for each length, so that memory is that of the length alone."""
    print("| words | load, s CPU | read, s CPU | words a second | claims | peak memory, MB | of it loaded, MB |")
    print("|---|---|---|---|---|---|---|", flush=True)
    for words in lengths:
        subprocess.run([sys.executable, "-m", "benchmarks.reading", "measure", str(words)], check=True)


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked = parser.add_subparsers(dest="asked", required=True)
    asked.add_parser("golden").add_argument("--faults", action="store_true")
    asked.add_parser("speed").add_argument("--words", type=int, nargs="+", default=list(WORDS))
    asked.add_parser("measure").add_argument("words", type=int)
    options = parser.parse_args()
    if options.asked == "golden":
        golden(options.faults)
    elif options.asked == "speed":
        speed(options.words)
    else:
        measure(options.words)


if __name__ == "__main__":
    main()
