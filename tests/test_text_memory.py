"""Values that are kept at hand: worked out once, and never more of them than allowed."""

from __future__ import annotations

from communique.text.memory import Remembered


def test_a_value_is_worked_out_once_and_the_number_kept_is_bounded() -> None:
    asked: list[int] = []

    def doubled(number: int) -> int:
        asked.append(number)
        return 2 * number

    known = Remembered(doubled, 3)
    assert [known[number] for number in (1, 2, 1, 3, 2)] == [2, 4, 2, 6, 4]
    assert asked == [1, 2, 3]
    assert known[4] == 8, "the fourth empties it"
    assert dict(known) == {4: 8}
    assert [known[1], known[4]] == [2, 8]
    assert asked == [1, 2, 3, 4, 1]
