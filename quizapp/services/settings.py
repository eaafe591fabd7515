"""How a quiz is taken. The values live in the shared model; pages find them here."""

from __future__ import annotations

from quizapp.model import Layout, Mode, QuizSettings

__all__ = ["Layout", "Mode", "QuizSettings"]
