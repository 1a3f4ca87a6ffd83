"""Answers kept as long as the register has not changed, and the slow ones a little longer while texts are being read into it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from time import monotonic

MOST = 200
"""Answers that are kept, those last asked for."""
LARGEST = 1_000_000
"""Bytes of an answer that is kept."""
SLOW = 0.3
"""Seconds from which making an answer counts as slow."""
GRACE = 60.0
"""Seconds for which a slow answer is given although the register has grown: a reading writes several times a second."""


@dataclass(frozen=True, slots=True)
class _Answer:
    content: bytes
    version: object
    at: float
    slow: bool


class Kept:
    """Used by many threads; two that ask for the same at once may both make it."""

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[str, ...], _Answer] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[str, ...], version: object, make: Callable[[], bytes]) -> bytes:
        """The answer for ``key``, made anew where the ``version`` of what it was made from is another."""
        began = monotonic()
        with self._lock:
            found = self._answers.get(key)
            if found and (found.version == version or (found.slow and began - found.at < GRACE)):
                self._answers.move_to_end(key)
                return found.content
        content = make()
        if len(content) <= LARGEST:
            now = monotonic()
            with self._lock:
                self._answers[key] = _Answer(content, version, now, now - began >= SLOW)
                self._answers.move_to_end(key)
                while len(self._answers) > MOST:
                    self._answers.popitem(last=False)
        return content

    def clear(self) -> None:
        """Forgets all answers: what somebody has just changed has to show at once."""
        with self._lock:
            self._answers.clear()
