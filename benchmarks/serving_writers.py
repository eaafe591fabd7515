"""How fairly eight writers take turns, as threads of one process and as processes."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Iterable
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from random import Random

from flask import Flask

from benchmarks.serving_pages import PRACTICE, questions_of
from quizapp import create_app
from quizapp.config import read_settings
from quizapp.services import taking

WRITERS = 8


def write_for_a_while(app: Flask, writer: int, until: float) -> list[float]:
    """Answer questions until the time has come; return how long each answer took, in seconds."""
    took: list[float] = []
    with app.app_context():
        while time.time() < until:
            started = taking.start(PRACTICE, f"Writer {writer}-{len(took)}", None, Random(writer))
            for position in questions_of(started.attempt):
                begun = time.perf_counter()
                taking.answer(started.attempt, started.student, position, 0)
                took.append(time.perf_counter() - begun)
                if time.time() >= until:
                    break
    return took


def by_threads(app: Flask, seconds: float) -> list[list[float]]:
    took: list[list[float]] = [[] for _ in range(WRITERS)]
    until = time.time() + seconds

    def write(writer: int) -> None:
        took[writer] = write_for_a_while(app, writer, until)

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took


def _write_in_a_process(instance: str, writer: int, seconds: float, gate: Barrier, results: Queue[list[float]]) -> None:
    app = create_app(read_settings({"QUIZAPP_INSTANCE": instance}))
    gate.wait()
    results.put(write_for_a_while(app, writer, time.time() + seconds))


def by_processes(instance: str, seconds: float) -> list[list[float]]:
    context = multiprocessing.get_context("spawn")
    gate, results = context.Barrier(WRITERS), context.Queue()
    writers = [
        context.Process(target=_write_in_a_process, args=(instance, writer, seconds, gate, results))
        for writer in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    took = [results.get() for _ in writers]
    for writer in writers:
        writer.join()
    return took


def in_words(name: str, took: Iterable[list[float]]) -> str:
    counts = [len(one) for one in took]
    every = sorted(second for one in took for second in one)
    p50, p99 = every[len(every) // 2] * 1000, every[int(len(every) * 0.99)] * 1000
    return (
        f"{WRITERS} {name}: slowest to fastest {min(counts) / max(counts):.2f}, {len(every)} answers, "
        f"p50 {p50:.1f} ms, p99 {p99:.1f} ms, longest {every[-1] * 1000:.0f} ms"
    )
