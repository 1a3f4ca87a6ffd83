"""What a process holds now is never more than what it has held at most, and no less than what it has taken."""

from __future__ import annotations

from communique.scale.memory import held, peak


def test_memory_that_is_taken_shows() -> None:
    taken = bytearray(b"x" * 50_000_000)
    assert peak() >= held() >= len(taken)
