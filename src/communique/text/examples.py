"""Does an entry of the knowledge that this room reads do what its examples say?"""

from __future__ import annotations

from communique.knowledge import Knowledge
from communique.knowledge.calendar import DateWord, MonthName
from communique.knowledge.numerals import Numeral
from communique.knowledge.orthography import Abbreviation, Letters, Opener, Proclitic, Whole
from communique.knowledge.takes import TakeWord
from communique.text.dates import find_dates
from communique.text.normal import fold, repaired
from communique.text.numbers import Number, find_numbers
from communique.text.phrases import Phrases
from communique.text.segment import sentences
from communique.text.takes import goes_on, take_of
from communique.text.words import strip_proclitics, words


def fires(entry: MonthName | DateWord | Numeral, sentence: str, knowledge: Knowledge, language: str) -> bool:
    """Whether a date or number is read in a sentence that holds the entry's words.

    A counter-example is a sentence in which none is. Numerals that only say how another is taken are held to that: ``about``
    makes it approximate, ``percent`` a share, ``not counted`` leaves it without a noun; ``label``, ``ordinal`` and ``fraction``
    take one number away and leave one.
    """
    forms = (entry.name,) if isinstance(entry, MonthName) else entry.forms
    if not Phrases((form, form) for form in forms).find(words(sentence)):
        return False
    if isinstance(entry, Numeral):
        return _takes(entry, find_numbers(sentence, 0, len(sentence), language, knowledge))
    return bool(find_dates(sentence, 0, len(sentence), language, knowledge))


def _takes(entry: Numeral, found: list[Number]) -> bool:
    if not found:
        return False
    if entry.kind == "about":
        return found[0].approximate
    if entry.kind == "percent":
        return found[0].counted == "%"
    if entry.kind in ("label", "ordinal", "fraction"):
        return len(found) == 1
    if entry.kind == "not counted":
        return len(found) == 1 and found[0].counted is None
    return True


def ends_no_sentence(entry: Abbreviation, sentence: str) -> bool:
    """Whether the abbreviation stands in what is read as one sentence."""
    return fold(entry.text) in fold(sentence) and len(sentences(sentence)) == 1


def opens_a_sentence(entry: Opener, text: str) -> bool:
    """Whether one of the words begins the last of several sentences."""
    last = sentences(text)[-1]
    return last.start > 0 and text[last.start : last.end].split()[0] in entry.words


def folds(entry: Letters, printed: str, read: str) -> bool:
    """Whether matching takes ``printed``, which has one of the letters, for ``read``."""
    return any(letter in printed for letter in entry.source) and fold(printed) == read


def repairs(entry: Letters, printed: str, read: str) -> bool:
    """Whether repair makes ``read`` of ``printed``, which has one of the letters."""
    return any(letter in printed for letter in entry.source) and repaired(printed).text == read


def comes_off(entry: Proclitic, printed: str, read: str) -> bool:
    """Whether the likeliest reading of ``printed`` without the proclitic is ``read``."""
    return printed.startswith(entry.text) and strip_proclitics(fold(printed))[0] == read


def stays_whole(entry: Whole, printed: str, read: str) -> bool:
    """Whether the likeliest reading of ``printed`` is ``read``, one of the words."""
    return read in entry.words and strip_proclitics(fold(printed))[0] == fold(read)


def numbers_a_take(entry: TakeWord, sentence: str, knowledge: Knowledge) -> bool:
    """Whether a title, or for marks that a text goes on the text, is read as the entry says."""
    if entry.kind == "goes-on":
        return goes_on(sentence, knowledge)
    take = take_of(sentence, knowledge)
    return take is not None and (take.last if entry.kind == "last" else take.number == entry.number)
