"""What a score says beyond its points: by kind, how sure, and whether the place was found."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.analysis.calibration import Reliability


@dataclass(frozen=True, slots=True)
class KindScore:
    """How many questions of one kind were right; `label` in plain words, `advice` what to look at next, or ""."""

    kind: str
    label: str
    right: int
    asked: int
    advice: str


@dataclass(frozen=True, slots=True)
class CalibrationView:
    """Whether the student is as often right as they are sure. `brier` is 0 at best, 1 at worst."""

    brier: float | None
    rows: tuple[Reliability, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class WhereScore:
    """How many times the right sentence was marked, of the questions that asked for it, and how many times any was."""

    right: int
    asked: int
    marked: int
