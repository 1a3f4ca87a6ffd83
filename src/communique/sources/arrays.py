"""The rows of a JSON array of any length, one after the other: what stands before a break is read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from communique.errors import InputError
from communique.settings import Reading

_SPACE = " \t\r\n"
_TAIL = 16
"""Characters before the end of what is at hand within which an error may only mean that the rest has not come: the longest
word of JSON, or an escape, that can be cut."""


class Pieces:
    """Text that comes in pieces, looked at from one place on."""

    def __init__(self, pieces: Iterator[str], limits: Reading) -> None:
        self._pieces = pieces
        self._longest = limits.largest_file
        self._lines = 0
        self._column = 0
        """Lines, and characters of the last one, before what is at hand."""
        self.text = ""
        self.at = 0

    def more(self) -> bool:
        """Lets go of what was read and takes the next piece; False where there is none."""
        piece = next(self._pieces, None)
        if piece is None:
            return False
        self._lines, self._column = self._place(self.at)
        self.text = self.text[self.at :] + piece
        self.at = 0
        if len(self.text) - len(piece) > self._longest:
            raise InputError(f"has a row of more than {self._longest:,} characters; it is no file of articles")
        return True

    def next_mark(self) -> str:
        """The next character that is no white space; empty at the end."""
        while True:
            while self.at < len(self.text) and self.text[self.at] in _SPACE:
                self.at += 1
            if self.at < len(self.text) or not self.more():
                return self.text[self.at : self.at + 1]

    def rest(self) -> str:
        """All that comes, up to the longest file."""
        while self.more():
            if len(self.text) > self._longest:
                raise InputError(
                    f"is one object of more than {self._longest:,} characters; save its rows as an array or as JSON lines"
                )
        return self.text[self.at :]

    def broken(self, what: str, at: int) -> InputError:
        """The error for what stands at a place of the text at hand."""
        line, column = self._place(at)
        return InputError(f"is not valid JSON at line {line + 1}, column {column + 1}: {what}; mend it there")

    def _place(self, at: int) -> tuple[int, int]:
        lines = self.text.count("\n", 0, at)
        return self._lines + lines, at - self.text.rfind("\n", 0, at) - 1 + (0 if lines else self._column)


def elements(pieces: Pieces) -> Iterator[object]:
    """The values of the array that begins at the next mark. Raises :class:`InputError` with a clause at what is no JSON."""
    decoder = json.JSONDecoder()
    pieces.next_mark()
    pieces.at += 1
    mark = pieces.next_mark()
    while mark != "]":
        yield _value(pieces, decoder)
        mark = pieces.next_mark()
        if mark == ",":
            pieces.at += 1
            pieces.next_mark()
        elif mark != "]":
            raise pieces.broken("it breaks off" if not mark else "a comma or the end of the array has to stand there", pieces.at)
    pieces.at += 1
    if pieces.next_mark():
        raise pieces.broken("something stands behind the array", pieces.at)


def _value(pieces: Pieces, decoder: json.JSONDecoder) -> object:
    while True:
        try:
            value, end = decoder.raw_decode(pieces.text, pieces.at)
        except json.JSONDecodeError as err:
            cut = err.pos >= len(pieces.text) - _TAIL or err.msg.startswith("Unterminated string")
            if cut and pieces.more():
                continue
            raise pieces.broken(err.msg, err.pos) from err
        except RecursionError as err:
            raise InputError("nests too deeply for a file of articles; unpack its rows first") from err
        except ValueError as err:  # a number of thousands of digits
            raise InputError(f"is not JSON that can be read: {err}") from err
        if isinstance(value, int | float) and end >= len(pieces.text) - len("e+") and pieces.more():  # a number may go on
            continue
        pieces.at = end
        return value
