"""Intake: how a text gets in from outside. What comes from a stranger is bounded in size, time, memory and reach."""
