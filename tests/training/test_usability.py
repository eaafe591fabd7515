"""Learning from raters: what is held out is held out by report, and what is stored is what the app reads."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import numpy as np
import pytest

from quizapp.items.usability import Weights
from training.usability import LEARNED, cross_validated, learn, verdicts, worth


def rows(signal: bool) -> list[dict[str, str]]:
    """Return 400 questions of 40 reports; the verdict goes with "headline words" or with the report alone."""
    rng, made = Random(1), []
    for number in range(400):
        report = number % 40
        signs = {name: rng.randrange(4) for name in LEARNED}
        usable = signs["headline words"] > 1 if signal else report % 2
        made.append({"report": report, "round": 7, "made": 1, "usable": int(usable), **signs})
    return [{name: str(value) for name, value in row.items()} for row in made]


def test_a_sign_that_goes_with_the_verdict_is_found_and_stored_in_whole_points(tmp_path: Path) -> None:
    output = tmp_path / "weights.json"
    learn(rows(signal=True), output, 54)
    stored = Weights(**json.loads(output.read_text("utf-8")))
    assert stored.points.keys() == set(LEARNED)
    assert max(stored.points, key=lambda name: stored.points[name]) == "headline words"
    assert stored.least == 54
    learn(rows(signal=True), output, None)
    assert Weights(**json.loads(output.read_text("utf-8"))) == stored  # the threshold stays where none is given


def test_what_only_the_report_tells_does_not_count_as_learned() -> None:
    reports = np.repeat(np.arange(40), 10)
    usable = (reports * 7919 % 2).astype(float)
    mark = np.eye(40)[reports]  # a sign for each report: known by heart it is right every time
    chances = cross_validated(mark, usable, reports, reports >= 0)
    assert float(worth(usable, chances).split()[1]) < 0.6


def test_a_question_is_usable_if_every_rater_says_so(tmp_path: Path) -> None:
    form = tmp_path / "ratings.csv"
    form.write_text("round,item,usable\n7,q-1,y\n7,q-1,n\n7,q-2,y\n7,q-2,y\n8,q-1,y\n", "utf-8")
    assert [(row["round"], row["item"], row["usable"]) for row in verdicts(form)] == [
        ("7", "q-1", "n"),
        ("7", "q-2", "y"),
        ("8", "q-1", "y"),
    ]


@pytest.mark.parametrize(("chances", "area"), [([0.9, 0.8, 0.2, 0.1], 1.0), ([0.1, 0.2, 0.8, 0.9], 0.0)])
def test_the_area_under_the_curve_is_one_where_all_good_ones_come_first(chances: list[float], area: float) -> None:
    assert worth(np.array([1.0, 1.0, 0.0, 0.0]), np.array(chances)).startswith(f"AUC {area:.3f}")
