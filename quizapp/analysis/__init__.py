"""Analysis: scores, item statistics and calibration, as pure functions of numbers."""
