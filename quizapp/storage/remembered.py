"""What never changes once it is stored is remembered in memory, as plain values and up to a bound."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Generic, TypeVar

from flask import current_app

Value = TypeVar("Value")


class Remembered(Generic[Value]):
    """Values by row id; the least recently used ones are forgotten first. Safe between threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[int, Value] = OrderedDict()
        self._lock = Lock()

    def several(self, ids: Iterable[int], load: Callable[[list[int]], dict[int, Value]]) -> dict[int, Value]:
        """Return the values of these ids; `load` is called once, for those that are not remembered."""
        wanted = list(dict.fromkeys(ids))
        with self._lock:
            found = {key: self._values[key] for key in wanted if key in self._values}
            for key in found:
                self._values.move_to_end(key)
        missing = [key for key in wanted if key not in found]
        if missing:
            loaded = load(missing)
            self._keep(loaded)
            found |= loaded
        return found

    def _keep(self, loaded: dict[int, Value]) -> None:
        with self._lock:
            self._values.update(loaded)
            while len(self._values) > self._most:
                self._values.popitem(last=False)


def remembered(name: str, most: int) -> Remembered[Value]:
    """Return this app's memory of that name. Two apps in one process, on two databases, share nothing."""
    memories: dict[str, Remembered[Value]] = current_app.extensions["quizapp.remembered"]
    memory = memories.get(name)
    return memory if memory is not None else memories.setdefault(name, Remembered(most))
