"""What the search index holds of a text: its folded words, and the same words without clitics. Never raw text.

A tokeniser that does not know Arabic breaks a vocalised word to pieces and leaves the conjunction on the next; so the words
of :mod:`communique.text.words` are stored, parted by blanks. The two columns have one token a word each, in step.
"""

from __future__ import annotations

from communique.text.memory import Remembered
from communique.text.words import stripped, words


def tokens(raw: str) -> tuple[str, str]:
    """The two columns of one text."""
    folded = [word.text for word in words(raw)]
    shown = " ".join(folded)
    if not shown.isascii() and (shown.count(" ") != len(folded) - 1 or not _encodable(shown)):
        folded = [_storable(word) for word in folded]
        shown = " ".join(folded)
    return shown, " ".join(map(_STEMS.__getitem__, folded))


def stem(word: str) -> str:
    """The likeliest reading of a folded word without conjunction, preposition and article; an English plural as its singular."""
    return _singular(word) if word.isascii() else stripped(word)


def _singular(word: str) -> str:
    """English plurals by their ending (D. Harman's S stemmer, 1991): it knows no irregular ones, and no verbs.

    What it makes need be no word (``crisis`` gives ``crisi``): query and text go through it alike.
    """
    if len(word) < 4 or not word.endswith("s"):
        return word
    if word.endswith("ies") and word[-4] not in "ea":
        return f"{word[:-3]}y"
    return word if word[-2] in "us" else word[:-1]


_STEMS = Remembered(stem, 150_000)


def _storable(word: str) -> str:
    """One token for the index: no blank in it, and nothing that UTF-8 cannot hold."""
    return "".join(word.encode("utf-8", "ignore").decode("utf-8").split()) or "-"


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
