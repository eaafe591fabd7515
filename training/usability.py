"""Learn from raters which questions will do, and store the weights for `quizapp.items.usability`.

    python -m training.usability signs RATINGS.csv TEXTS SIGNS.csv
    python -m training.usability learn SIGNS.csv

The first command reads filled-in forms (docs/rating.md, several in one file) and a folder of the texts that were rated,
reads the texts as the app does today, and writes what is learned from: no text, only a number for each report, the
verdict and the signs of each question. Where two people rated a question, it is usable if both say so. The second
fits a logistic regression with an L2 penalty, shows what it is worth on reports that it has not seen, and stores it.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from spacy.language import Language

from quizapp.formats.articles import read_article
from quizapp.items.generate import candidates
from quizapp.items.usability import WEIGHTS
from quizapp.items.usability_signs import Asked, Told, signs
from quizapp.reading.knowledge import Reading
from quizapp.reading.pipeline import load_english
from quizapp.reading.read import read

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Rows = list[dict[str, str]]
LEARNED = (
    "headline words",
    "share of the statement",
    "depth",
    "clauses",
    "place",
)
FIRST_ROUND = 6  # the generator of the rounds before made other faults
PENALTY = 100.0
FOLDS = 10
ROUNDS = 25  # of Newton's method
UNIT = 100  # weights are whole hundredths of the log odds
OUTPUT = Path(__file__).parents[1] / "quizapp/items" / WEIGHTS
MARKS = ("report", "round", "made", "usable")


def main() -> int:
    """Run one of the two commands; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.usability", description=__doc__)
    commands = parser.add_subparsers(required=True, dest="command")
    first = commands.add_parser("signs")
    first.add_argument("ratings", type=Path)
    first.add_argument("texts", type=Path)
    first.add_argument("signs", type=Path)
    second = commands.add_parser("learn")
    second.add_argument("signs", type=Path)
    second.add_argument("--output", type=Path, default=OUTPUT)
    second.add_argument("--least", type=int, help="the least score, per cent, of a question that is made")
    given = parser.parse_args()
    if given.command == "signs":
        return write_signs(given.ratings, given.texts, given.signs)
    with given.signs.open(encoding="utf-8", newline="") as file:
        return learn(list(csv.DictReader(file)), given.output, given.least)


def write_signs(ratings: Path, texts: Path, output: Path) -> int:
    """Write the signs and the verdict of every rated question."""
    english = load_english()
    reports = [read(read_article(file), english) for file in sorted(texts.rglob("*.txt"))]
    made = {one.item.stem for reading in reports for one in candidates(reading, english, least=0)[0]}
    rows = []
    for rated in verdicts(ratings):
        number = next((i for i, one in enumerate(reports) if rated["quote"] in one.article.text), None)
        if number is None:
            print(f"left out: no text has the quote of {rated['item']}", file=sys.stderr)
            continue
        found = signs(as_rated(rated, reports[number], english))
        marks = {"report": number, "round": rated["round"], "made": int(rated["stem"] in made)}
        rows.append({**marks, "usable": int(rated["usable"] == "y"), **found})
    with output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} questions of {len({row['report'] for row in rows})} reports in {output}")
    return 0


def verdicts(ratings: Path) -> Rows:
    """Return one row for each rated question, usable only where every rater says so."""
    found: dict[str, dict[str, str]] = {}
    with ratings.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            known = found.setdefault(f"{row['round']} {row['item']}", row)
            known["usable"] = min(known["usable"], row["usable"])
    return list(found.values())


def as_rated(rated: dict[str, str], reading: Reading, english: Language) -> Asked:
    """Return what a rated question rested on: its stem with the change taken back, or the sentence it asked about."""
    stem, start = rated["stem"], reading.article.text.find(rated["quote"])
    lead = stem.find(", ") + 2 if stem.startswith("According to ") else 0
    original, _, replacement = rated["changed"].partition(" → ")
    changed = stem.find(replacement) if replacement else -1
    if rated["options"] != "True / False":
        claims = (claim for claim in (*reading.claims, *reading.printed) if claim.start == start)
        statement = next((claim.statement for claim in claims), rated["quote"])
    else:
        statement = stem[lead:] if changed < 0 else stem[lead:changed] + original + stem[changed + len(replacement) :]
    statement = statement[:1].upper() + statement[1:]
    doc = english.make_doc(statement)
    for token in doc:
        token.is_sent_start = token.i == 0
    return Asked(statement, english(doc), start, Told(reading))


def learn(rows: Rows, output: Path, least: int | None) -> int:
    """Show what the weights are worth on reports that they were not learned from, and store those of all reports."""
    table = np.array([[float(row[name]) for name in LEARNED] for row in rows])
    usable = np.array([float(row["usable"]) for row in rows])
    reports = np.array([int(row["report"]) for row in rows])
    made = np.array([row["made"] == "1" for row in rows])
    latest = np.array([int(row["round"]) for row in rows])
    told = made | (latest >= FIRST_ROUND)
    held_out = cross_validated(table, usable, reports, told)
    for name, part in (
        ("all", made | True),
        ("from round 6", latest > 5),
        ("latest round", latest == latest.max()),
        ("still made", made),
        ("latest round, still made", made & (latest == latest.max())),
    ):
        print(f"{name:<26}{int(part.sum()):>5}  {worth(usable[part], held_out[part])}")
    print("calibration:", calibration(usable, held_out))
    centre, weights = fitted(table[told], usable[told])
    points = {name: round(UNIT * float(weight)) for name, weight in zip(LEARNED, weights[1:], strict=True)}
    base = round(UNIT * float(weights[0]))
    middle = {name: round(float(value), 2) for name, value in zip(LEARNED, centre, strict=True)}
    known = json.loads(output.read_text("utf-8")) if output.exists() else {}
    stored = {
        "unit": UNIT,
        "base": base,
        "least": known.get("least", 0) if least is None else least,
        "usual": middle,
        "points": points,
    }
    output.write_text(json.dumps(stored, indent=2) + "\n", "utf-8")
    print(json.dumps(stored))
    return 0


def cross_validated(table: Floats, usable: Floats, reports: Floats, told: Floats, seed: int = 0) -> Floats:
    """Return the chance that each question is usable, by weights learned from those of `told` in other reports."""
    names = np.unique(reports)
    np.random.default_rng(seed).shuffle(names)
    fold_of = {name: i % FOLDS for i, name in enumerate(names)}
    folds = np.array([fold_of[name] for name in reports])
    chances = np.zeros(len(usable))
    for fold in range(FOLDS):
        out = folds == fold
        _, weights = fitted(table[~out & told], usable[~out & told])
        chances[out] = 1 / (1 + np.exp(-(weights[0] + table[out] @ weights[1:])))
    return chances


def fitted(table: Floats, usable: Floats) -> tuple[Floats, Floats]:
    """Return the usual value of each sign, and weights for the signs as they are: first the constant, then one each."""
    centre, spread = table.mean(0), table.std(0) + 1e-9
    scaled = np.c_[np.ones(len(table)), (table - centre) / spread]
    penalty = np.r_[0.0, np.full(table.shape[1], PENALTY)]
    weights = np.zeros(scaled.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        curve = (scaled * (chance * (1 - chance))[:, None]).T @ scaled + np.diag(penalty)
        weights += np.linalg.solve(curve, scaled.T @ (usable - chance) - penalty * weights)
    slopes = weights[1:] / spread
    return centre, np.r_[weights[0] - slopes @ centre, slopes]


def worth(usable: Floats, chances: Floats, shares: Sequence[float] = (1, 0.75, 0.5, 0.33)) -> str:
    """Return the area under the curve, and how many of the best share of the questions are usable."""
    good, bad = chances[usable == 1], chances[usable == 0]
    area = np.mean((good[:, None] > bad[None]) + 0.5 * (good[:, None] == bad[None]))
    best = usable[np.argsort(-chances, kind="stable")]
    kept = (f"best {100 * share:.0f} %: {100 * best[: max(1, int(len(best) * share))].mean():.0f}" for share in shares)
    return f"AUC {area:.3f}  " + "  ".join(kept)


def calibration(usable: Floats, chances: Floats, parts: int = 5) -> str:
    """Return, for fifths of the questions from the lowest chance up, the mean chance and the share that is usable."""
    order = np.array_split(np.argsort(chances, kind="stable"), parts)
    return ", ".join(f"{100 * chances[part].mean():.0f} → {100 * usable[part].mean():.0f}" for part in order)


if __name__ == "__main__":
    sys.exit(main())
