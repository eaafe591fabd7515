"""Run the `quizapp` command as `python -m quizapp`."""

from quizapp.cli import main

main()
