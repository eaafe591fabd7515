"""CPU time and memory of checking a bank of up to 10,000 questions, and how both grow.

Run: python benchmarks/bank.py
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LARGEST = 10_000
LINES_OF_ARTICLE = 80  # about 1,000 words: an article of a newspaper, whatever the number of questions


def bank_text(questions: int) -> str:
    """Return a bank of which two thirds are questions with options, one third false statements."""
    lines = ["quiz: Police in every town", "article:", "  title: Police in every town", "  text: |"]
    for town in range(LINES_OF_ARTICLE):
        lines += [f"    In town number {town} there were {town + 1000} police officers on duty that night.", ""]
    lines.append("questions:")
    for number in range(questions):
        town = number % LINES_OF_ARTICLE
        lines += _statement(number, town) if number % 3 == 2 else _question(number, town)
    return "\n".join(lines) + "\n"


def _question(number: int, town: int) -> list[str]:
    officers = town + 1000
    inspector = number + 20_000
    return [
        f"  - id: question-{number}",
        f"    question: How many police officers did inspector {inspector} count in town number {town} that night?",
        f"    answer: {officers}",
        f"    distractors: [{officers + 2000}, {officers + 3000}, {officers + 4000}]",
        "    order: fixed",
        f'    citation: {{quote: "town number {town} there were {officers} police officers"}}',
        f"    rationale: The article gives {officers} for this town.",
        f'    feedback: {{"{officers + 2000}": That is twice as many as anywhere.}}',
        "    tags: [number, police]",
        "    difficulty: easy",
    ]


def _statement(number: int, town: int) -> list[str]:
    officers = town + 1000
    return [
        f"  - id: statement-{number}",
        f"    statement: Inspector {number + 20000} counted {officers + 5000} police officers in town number {town}.",
        "    answer: false",
        f'    edit: {{original: "{officers}", replacement: "{officers + 5000}", kind: number}}',
        f'    citation: {{quote: "town number {town} there were {officers} police officers"}}',
        "    difficulty: hard",
    ]


def measure(path: Path) -> None:
    """Check one bank in this process and print seconds of CPU, megabytes at most, questions and errors."""
    from quizapp.formats.bank import read_bank

    started = time.process_time()
    bank = read_bank(path)
    seconds = time.process_time() - started
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    errors = sum(problem.level == "error" for problem in bank.problems)
    read = len(bank.quiz.items) if bank.quiz else 0
    print(f"{seconds:.2f} {megabytes:.0f} {read} {errors} {len(bank.problems) - errors}")


def main() -> None:
    """Print a row for each size, each measured in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        measure(arguments.measure)
        return
    print(f"{'questions':>9}  {'MB file':>7}  {'CPU s':>7}  {'ms each':>7}  {'MB used':>7}  errors, other remarks")
    with tempfile.TemporaryDirectory() as folder:
        for size in (LARGEST // 8, LARGEST // 4, LARGEST // 2, LARGEST):
            path = Path(folder) / f"{size}.yaml"
            path.write_text(bank_text(size), encoding="utf-8")
            row = subprocess.run(
                [sys.executable, __file__, "--measure", str(path)], capture_output=True, text=True, check=True
            ).stdout.split()
            each = 1000 * float(row[0]) / size
            megabytes = path.stat().st_size / 2**20
            print(f"{size:9,}  {megabytes:7.1f}  {row[0]:>7}  {each:7.2f}  {row[1]:>7}  {row[3]}, {row[4]}", flush=True)


if __name__ == "__main__":
    main()
