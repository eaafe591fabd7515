"""Weigh the evidence for names: a linear-chain conditional random field over the tokens of a passage.

The model is that of Lafferty, McCallum and Pereira (ICML 2001), with seven labels (B and I for person, organisation
and place, O for the rest). Its weights are learned by `training.name_evidence`; they ship as
`lists/name_evidence.json.gz`. What comes out are marginal probabilities, so that a name carries how sure we are of it.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from quizapp.reading.name_features import Evidence, context_features, far_features, outer_features, own_features

Array = NDArray[np.float64]
LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
_INSIDE = (2, 4, 6)
# Against a name that runs on over the end of a sentence.
_BROKEN = 4.0
_WINDOW = ((-1, "l"), (1, "r"), (-2, "ll"), (2, "rr"))


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """Tokens `first` to `last` (exclusive) name a PER, ORG or LOC, with its mean probability."""

    first: int
    last: int
    label: str
    confidence: float


class Weights:
    """The learned weights: a row of seven for each feature, and the scores of one label after another."""

    def __init__(self, features: dict[str, list[float]], transitions: Array) -> None:
        self.rows = {name: np.array(row) for name, row in features.items()}
        self.transitions = transitions
        self.cache: dict[tuple[str, str, str], Array] = {}

    def score(self, features: Sequence[str]) -> Array:
        """Return the sum of the rows of features; what was never learned counts nothing."""
        total = np.zeros(len(LABELS))
        for name in features:
            if name in self.rows:
                total += self.rows[name]
        return total

    def token_score(self, side: str, word: str, tag: str) -> Array:
        """Return the score of a token's own features, or of what it shows to a neighbour, kept for the next time."""
        key = (side, word, tag)
        if key not in self.cache:
            if len(self.cache) > 200_000:
                self.cache.clear()
            self.cache[key] = self.score(token_features(side, word, tag))
        return self.cache[key]


def token_features(side: str, word: str, tag: str) -> list[str]:
    """Return the names of a token's features as seen by itself ("") or from beside ("l", "r", "ll", "rr")."""
    if not side:
        return list(own_features(word, tag))
    shown = outer_features(word, tag) if len(side) == 1 else far_features(word, tag)
    return [f"{side}:{name}" for name in shown]


def sequence_features(tokens: Sequence[Token], evidence: Evidence) -> list[list[str]]:
    """Return all features of each token, for learning the weights."""
    rows = context_features(tokens, evidence)
    for index, row in enumerate(rows):
        row.extend(token_features("", tokens[index].text, tokens[index].tag_))
        for step, side in _WINDOW:
            if 0 <= index + step < len(tokens):
                row.extend(token_features(side, tokens[index + step].text, tokens[index + step].tag_))
    return rows


@cache
def shipped_weights() -> Weights:
    """Return the weights that come with the package."""
    packed = files("quizapp.reading.lists").joinpath("name_evidence.json.gz").read_bytes()
    return weights_from(json.loads(gzip.decompress(packed)))


def weights_from(stored: dict[str, Any]) -> Weights:
    """Return the weights as `training.name_evidence` stores them: thousandths, by feature and label."""
    features = {name: [value / 1000 for value in row] for name, row in stored["features"].items()}
    return Weights(features, np.array(stored["transitions"], dtype=np.float64) / 1000)


def tag(tokens: Sequence[Token], evidence: Evidence, weights: Weights | None = None) -> list[TaggedSpan]:
    """Return the names among the tokens of a passage, in order."""
    if not tokens:
        return []
    model = weights or shipped_weights()
    scores = _emissions(tokens, evidence, model)
    return _spans(_best_path(scores, model.transitions), _marginals(scores, model.transitions))


def _emissions(tokens: Sequence[Token], evidence: Evidence, model: Weights) -> Array:
    scores = np.stack([model.score(row) for row in context_features(tokens, evidence)])
    size = len(tokens)
    keys = [(token.text, token.tag_) for token in tokens]
    scores += np.stack([model.token_score("", *key) for key in keys])
    for step, side in _WINDOW:
        shown = np.stack([model.token_score(side, *key) for key in keys])
        low, high = max(0, -step), min(size, size - step)
        if low < high:
            scores[low:high] += shown[low + step : high + step]
    opening = [index for index, token in enumerate(tokens) if index and token.is_sent_start]
    for inside in _INSIDE:
        scores[opening, inside] -= _BROKEN
    return scores


def _best_path(scores: Array, transitions: Array) -> list[int]:
    """Return the best labels (Viterbi)."""
    score = scores[0].copy()
    score[list(_INSIDE)] = -1e9  # no passage begins inside a name
    back = np.zeros(scores.shape, dtype=np.int64)
    for index in range(1, len(scores)):
        through = score[:, None] + transitions
        back[index] = through.argmax(axis=0)
        score = through.max(axis=0) + scores[index]
    path = [int(score.argmax())]
    for index in range(len(scores) - 1, 0, -1):
        path.append(int(back[index, path[-1]]))
    return path[::-1]


def _marginals(scores: Array, transitions: Array) -> Array:
    """Return the probability of each label at each token (forward-backward, scaled at each step)."""
    potentials = np.exp(np.clip(scores - scores.max(axis=1, keepdims=True), -60, 0))
    step = np.exp(np.clip(transitions, -60, 60))
    size = len(scores)
    forward, backward = np.empty_like(potentials), np.ones_like(potentials)
    forward[0] = _scaled(potentials[0])
    for index in range(1, size):
        forward[index] = _scaled((forward[index - 1] @ step) * potentials[index])
    for index in range(size - 2, -1, -1):
        backward[index] = _scaled(step @ (potentials[index + 1] * backward[index + 1]))
    product = forward * backward
    return np.asarray(product / np.maximum(product.sum(axis=1, keepdims=True), 1e-300))


def _scaled(row: Array) -> Array:
    return np.asarray(row / max(row.sum(), 1e-300))


def _spans(path: Sequence[int], marginals: Array) -> list[TaggedSpan]:
    found = []
    first = 0
    while first < len(path):
        label = LABELS[path[first]]
        if label == "O":
            first += 1
            continue
        last = first + 1
        while last < len(path) and LABELS[path[last]] == f"I-{label[2:]}":
            last += 1
        inside = marginals[first:last]
        begun = LABELS.index(label)
        found.append(TaggedSpan(first, last, label[2:], float((inside[:, begun] + inside[:, begun + 1]).mean())))
        first = last
    return found
