"""Load over HTTP: many clients without a pause, a class that starts at once, and students at a human pace."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.serving_http import Refused, Seen, Visitor, bare_server, quizapp_server
from benchmarks.serving_pages import PRACTICE, TEST

CLIENTS = (8, 200)
STUDENTS = 200
LOOK_AGAIN = 4  # in a test, one choice in so many is changed once more
Act = Callable[[Visitor, int, float], Awaitable[None]]
Stored = dict[tuple[str, int], int]  # attempt and position → choice, in the order shown


def without_pause(instance: Path, seconds: float) -> list[str]:
    """Let 8 and then 200 clients send request after request, in practice and in a test."""
    lines = []
    totals = {slug: questions_in(instance, slug) for slug in (PRACTICE, TEST)}
    with bare_server() as bare, quizapp_server(instance, instance / "server.log") as port:
        for clients in CLIENTS:
            runs: tuple[tuple[str, int, str, Act], ...] = (
                ("bare page", bare, "", _bare),
                ("practice", port, PRACTICE, partial(_practice, total=totals[PRACTICE])),
                ("test", port, TEST, partial(_test, total=totals[TEST])),
            )
            for name, at, slug, act in runs:
                seen = asyncio.run(_crowd(at, clients, seconds, act, slug))
                lines += told(f"{clients} clients, {name}", seen, seconds)
    return [*lines, told_log(instance)]


def start_together(instance: Path) -> list[str]:
    """Let 200 students open the quiz, start it and see the first question, all beginning within one second."""
    seen = Seen()

    async def begin(visitor: Visitor, number: int, _until: float) -> None:
        await asyncio.sleep(Random(number).random())
        begun = time.perf_counter()
        await visitor.start(PRACTICE, f"Starter {number}")
        await visitor.look(1)
        visitor.seen.add("from the first page to the first question", time.perf_counter() - begun)

    with quizapp_server(instance, instance / "server.log") as port:
        begun = time.perf_counter()
        seen = asyncio.run(_crowd(port, STUDENTS, 0, begin))
        seconds = time.perf_counter() - begun
    attempts = _query(instance, "SELECT count(*) FROM attempt")[0][0]
    every = told(f"{STUDENTS} students start in one second", seen, seconds)
    return [*every, f"  attempts stored: {attempts}; all were there after {seconds:.1f} s", told_log(instance)]


def soak(instance: Path, minutes: float, think: tuple[float, float]) -> list[str]:
    """Let 200 students work at a human pace, half in practice; compare the answers stored and acknowledged."""
    acknowledged: Stored = {}
    totals = {slug: questions_in(instance, slug) for slug in (PRACTICE, TEST)}

    async def work(visitor: Visitor, number: int, until: float) -> None:
        await _student(visitor, number, until, think, totals, acknowledged)

    with quizapp_server(instance, instance / "server.log") as port:
        seen = asyncio.run(_crowd(port, STUDENTS, minutes * 60, work))
    stored = stored_answers(instance)
    counts = "SELECT a.answered, count(r.choice) FROM attempt a JOIN response r ON r.attempt_id = a.id GROUP BY a.id"
    uneven = sum(answered != counted for answered, counted in _query(instance, counts))
    return [
        *told(f"{STUDENTS} students for {minutes:g} minutes", seen, minutes * 60),
        f"  answers acknowledged {len(acknowledged)}, stored {len(stored)}, the same: {stored == acknowledged}; "
        f"attempts with a wrong count {uneven}; integrity {_query(instance, 'PRAGMA integrity_check')[0][0]}",
        told_log(instance),
    ]


async def _crowd(port: int, clients: int, seconds: float, act: Act, slug: str = "") -> Seen:
    """Let so many visitors act until the time has come; each ends the request that it has begun.

    Where a quiz is named, all have begun it before the time runs.
    """
    seen = Seen()
    visitors = [Visitor(port, seen) for _ in range(clients)]
    if slug:
        await asyncio.gather(*(visitor.start(slug, f"Client {number}") for number, visitor in enumerate(visitors)))
        seen.took.clear()
    until = time.monotonic() + seconds

    async def one(number: int, visitor: Visitor) -> None:
        with suppress(Refused):
            await act(visitor, number, until)
        await visitor.close()

    await asyncio.gather(*(one(number, visitor) for number, visitor in enumerate(visitors)))
    return seen


async def _bare(visitor: Visitor, _number: int, until: float) -> None:
    while time.monotonic() < until:
        await visitor.get("bare page", "/")


async def _practice(visitor: Visitor, number: int, until: float, total: int) -> None:
    for go in count():
        if go:
            await visitor.start(PRACTICE, f"Client {number} {go}")
        for position in range(1, total + 1):
            await visitor.look(position)
            await visitor.answer(position, 0)
            await visitor.look(position, "feedback page")
            if time.monotonic() >= until:
                return


async def _test(visitor: Visitor, number: int, until: float, total: int) -> None:
    for version in count(number + 1):
        if time.monotonic() >= until:
            return
        position = version % total + 1
        await visitor.look(position)
        await visitor.save(position, version % 2, version)


async def _student(  # noqa: PLR0913, PLR0917 - all that a student's day consists of
    visitor: Visitor,
    number: int,
    until: float,
    think: tuple[float, float],
    totals: dict[str, int],
    acknowledged: Stored,
) -> None:
    """Read, think, answer, again and again; begin once more after the result."""
    rng = Random(number)
    slug = (PRACTICE, TEST)[number % 2]
    await asyncio.sleep(rng.uniform(0, think[1]))
    version = go = 0
    while time.monotonic() < until:
        go += 1
        await visitor.start(slug, f"Student {number} {go}")
        for position in range(1, totals[slug] + 1):
            await visitor.look(position)
            for _ in range(2 if slug == TEST and rng.randrange(LOOK_AGAIN) == 0 else 1):
                await asyncio.sleep(rng.uniform(*think))
                if time.monotonic() >= until:
                    return
                choice, version = rng.randrange(2), version + 1
                if slug == TEST:
                    await visitor.save(position, choice, version)
                else:
                    await visitor.answer(position, choice)
                acknowledged[visitor.attempt, position] = choice
            if slug == PRACTICE:
                await visitor.look(position, "feedback page")
        if slug == TEST:
            await visitor.hand_in()
        await visitor.see_result()
        await asyncio.sleep(rng.uniform(*think))


def questions_in(instance: Path, slug: str) -> int:
    questions = "SELECT count(*) FROM quiz_item JOIN quiz ON quiz.id = quiz_id WHERE slug = ?"
    return int(_query(instance, questions, slug)[0][0])


def stored_answers(instance: Path) -> Stored:
    rows = _query(
        instance,
        "SELECT a.public_id, r.position, r.choice, r.option_order FROM response r "
        "JOIN attempt a ON a.id = r.attempt_id WHERE r.choice IS NOT NULL",
    )
    return {(attempt, position): json.loads(order).index(choice) for attempt, position, choice, order in rows}


def _query(instance: Path, statement: str, *given: str) -> list[Any]:
    connection = sqlite3.connect(instance / "quizapp.sqlite3")
    rows = connection.execute(statement, given).fetchall()
    connection.close()
    return rows


def told(name: str, seen: Seen, seconds: float) -> list[str]:
    total = sum(len(took) for took in seen.took.values())
    lines = [f"{name}: {total} requests, {total / seconds:.0f} a second, {len(seen.faults)} errors"]
    for kind, took in seen.took.items():
        every = sorted(took)
        p50, p99 = every[len(every) // 2] * 1000, every[int(len(every) * 0.99)] * 1000
        lines.append(f"  {kind}: {len(every)}, p50 {p50:.1f} ms, p99 {p99:.0f} ms, longest {every[-1] * 1000:.0f} ms")
    return lines + [f"  error: {fault}" for fault in seen.faults[:5]]


def told_log(instance: Path) -> str:
    text = (instance / "server.log").read_text(encoding="utf-8")
    return f"  the server's log: {text.count('database is locked')} locked, {text.count('Traceback')} tracebacks"
