"""Dates as texts give them, and what day they mean.

Words and the marks between them become one letter each (``n`` a day of the month, ``M`` a month, ``W`` a weekday, ``x`` any
other word, ``/ , ( ) |`` marks), and a date is a pattern over these letters, so one grammar serves both languages. A date
needs a number, a year or a word like "in" beside the name of a month: names of months are names of people too.

What the words alone do not settle stands in ``When.rule`` after a colon: ``day and month: 06-04``, ``day of month: -1 14``
(the 14th of last month), ``month: 06``, ``season: spring``, ``year: -1``; "before" and "after" in it stand for last and next. :func:`resolve` completes it from the day the words were written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from communique.knowledge import Knowledge
from communique.knowledge.calendar import Calendar, DateKind
from communique.knowledge.numerals import Numeral
from communique.model import When
from communique.text import segment
from communique.text.days import hijri_day, resolve, valid_day
from communique.text.normal import fold
from communique.text.phrases import Phrases
from communique.text.words import Word, words

__all__ = ["find_dates", "resolve"]

_LETTER: dict[DateKind, str] = {
    "weekday": "W", "relative": "R", "past": "<", "coming": ">", "current": "=", "day word": "d", "part of day": "P",
    "ago": "B", "days": "U", "weeks": "u", "some days": "V", "some weeks": "v", "month word": "s", "week word": "w",
    "year word": "Y", "this": "T", "in": "i", "season": "S", "hijri era": "E", "gregorian era": "G", "equals": "f", "ordinal": "q", "counted from": "Z",
}  # fmt: skip
_SEASONS = ("spring", "summer", "autumn", "winter")

_BEFORE = r"(?:P?d?(?P<rel>R)P?[,(]*)?(?:P?d?(?P<wd>W)[<>=]?P?[,(]*f?)?(?:d?(?=[nq]))?"
_TWIN = r"(?:[/(]{0,2}M\)?)?"  # شباط/فبراير
_YEAR = r"[,|]?[iI]?Y?(?P<y>[yh])[EG]?"
_GRAMMAR = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("numeric date", rf"{_BEFORE}(?P<d>n)/(?P<m>n)/(?P<y>[yh])[EG]?"),
        ("numeric date", rf"{_BEFORE}(?P<y>[yh])/(?P<m>n)/(?P<d>n)E?"),
        ("date", rf"{_BEFORE}(?:n/)?(?P<d>[nq])[iI]?s?(?P<m>[MNK]){_TWIN}{_YEAR}"),
        ("date", rf"{_BEFORE}(?P<m>[MN])(?P<d>n)(?:/n)?,?(?P<y>y)"),
        ("month and year", rf"(?:s[iI]?)?(?P<m>[MNK]){_TWIN}{_YEAR}"),
        ("day and month", rf"{_BEFORE}(?:n/)?(?P<d>[nq])[iI]?s?(?P<m>[MNK]){_TWIN}(?P<t>[<>=])?"),
        ("day of month", rf"{_BEFORE}(?P<d>[nq])[iI]?(?:s(?P<t>[<>=])|(?P<t1>[<>=T])s)"),
        ("day and month", rf"{_BEFORE}(?P<m>N)(?P<d>n)(?![/n])"),
        (
            "season",
            r"(?P<t>T)(?P<s>S)|(?P<t1>[<>=])(?P<s1>S)|(?P<s2>S)(?P<t2>[<>=])|(?:(?<=[iI])|(?<=,))(?P<s3>S)[iI]?Y?(?P<y>y)|(?P<s4>S)[iI]?Y(?P<y1>y)",
        ),
        ("year", r"(?:Y|(?<=I)|(?<=I/))(?P<y>[yh])(?:/[yh])?[EG]?"),
        (
            "month",
            rf"s(?P<m>[MNK]){_TWIN}(?P<t>[<>=])?|(?<=[iI])(?P<m1>[MN]){_TWIN}(?P<t1>[<>=])?|(?P<m2>[MN]){_TWIN}(?P<t2>[<>=])|(?P<t3>[<>=T])(?P<m3>[MN])",
        ),
        ("year from now", r"(?P<t>[<>=T])Y|Y(?P<t1>[<>=])"),
        ("month from now", r"(?P<t>[<>=T])s|s(?P<t1>[<>=])"),
        ("week from now", r"(?P<t>[<>=T])w|w(?P<t1>[<>=])"),
        ("count", r"(?P<b>B)(?:(?P<n>[nc])(?P<u>[Uu])|(?P<u1>[dwVv]))(?![iZ])|(?P<n1>[nc])?(?P<u2>[Uudw])(?P<b1>A)"),
        ("day", r"P?d?(?P<rel>R)P?(?:[,(]*d?(?P<wd>W))?P?|P?d?(?P<wd1>W),?(?P<rel1>R)P?"),
        ("weekday", r"P?d?(?P<wd>W)(?P<t>[<>=])?P?|(?P<t1>[<>=T])(?P<wd1>W)P?"),
    )
)
"""In the order in which they claim their letters. ``I``, ``N`` and ``A`` are English only: in, a month, ago."""
_PROMISING = re.compile("[nyhRWMNKUuBYsSwV]")
_SHIFT = {"<": -1, ">": 1, "=": 0, "T": 0}
_SIDE = {"<": " before", ">": " after", "=": "", "T": ""}


@dataclass(frozen=True, slots=True)
class _Item:
    """A word or words that a letter stands for."""

    letter: str
    value: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Lexicon:
    phrases: Phrases[tuple[str, int, frozenset[str], frozenset[str]]]
    counts: dict[str, int]


def find_dates(raw: str, start: int, end: int, language: str, knowledge: Knowledge) -> list[When]:
    """The dates in ``raw[start:end]``, in order, apart from one another; a Hijri date beside its Gregorian is one date.

    ``date`` is set where the words alone give day, month and year, month and year, or a year. Numeric dates are read day
    first; of a range of days the last is given. Relative days (``relative``) and weekdays count from the day of publication
    or, inside a quotation of more than a few words, from the day of what is quoted. Not found: years without a word before
    them, and years in words.
    """
    if language not in knowledge.calendars:
        language = "en"
    lexicon = _lexicon(knowledge.calendars[language], knowledge.numerals[language])
    letters, items = _letters(raw, words(raw, start, end), lexicon, language)
    if not _PROMISING.search(letters):
        return []
    found: list[tuple[int, int, When]] = []
    taken = bytearray(len(letters))
    for name, pattern in _GRAMMAR:
        for match in pattern.finditer(letters):
            first, last = match.span()
            if any(taken[first:last]):
                continue
            named = {key.rstrip("0123456789"): items[match.start(key)] for key, shown in match.groupdict().items() if shown}
            when = _read(name, named)
            if when is None:
                continue
            used = [item for item in items[first:last] if item.letter not in "/,()|."]
            span = _bracketed(raw, used[0].start, used[-1].end, end)
            taken[first:last] = b"\1" * (last - first)
            found.append((first, last, replace(when, start=span[0], end=span[1], text=raw[slice(*span)])))
    found.sort(key=lambda f: f[0])
    return _anchored(raw, start, end, list(_married(raw, letters, found)))


def _bracketed(raw: str, start: int, end: int, limit: int) -> tuple[int, int]:
    """A span with the closing bracket of one opened in it."""
    part = raw[start:end]
    closing = re.match(r"\s*[)\]]", raw[end:limit]) if "(" in part and ")" not in part else None
    return start, end + closing.end() if closing else end


# ---------------------------------------------------------------- from words to letters


@lru_cache(maxsize=8)
def _lexicon(calendar: Calendar, numerals: tuple[Numeral, ...]) -> _Lexicon:
    none: frozenset[str] = frozenset()
    entries = [(m.name, ("K" if m.calendar == "hijri" else "M", m.number, none, none)) for m in calendar.months] + [
        (form, (_LETTER[w.kind], w.value, frozenset(map(fold, w.not_before)), frozenset(map(fold, w.not_after))))
        for w in calendar.words
        for form in w.forms
    ]
    counts = {fold(form): int(n.value) for n in numerals if n.kind in ("unit", "ten") and n.value > 1 for form in n.forms}
    return _Lexicon(Phrases(entries), counts)


def _letters(raw: str, tokens: list[Word], lexicon: _Lexicon, language: str) -> tuple[str, list[_Item]]:
    """One letter a word or phrase and one a mark between them, with what each letter stands for."""
    phrases = {found.first: found for found in lexicon.phrases.find(tokens)}
    items: list[_Item] = []
    at = 0
    while at < len(tokens):
        if at:
            between = tokens[at - 1].end, tokens[at].start
            shown = raw[slice(*between)]
            if shown != " " and not (shown.strip() == "." and items[-1].letter == "N"):  # Sept. 11
                items += _marks(raw, *between)
        found = phrases.get(at)
        if found is None:
            items += _number(tokens[at]) if tokens[at].text[0].isdigit() else (_count(tokens[at], lexicon),)
            at += 1
            continue
        letter, value, not_before, not_after = found.value
        following = tokens[found.last + 1].text if found.last + 1 < len(tokens) else ""
        preceding = tokens[at - 1].text if at else ""
        settled = letter == "W" and "".join(item.letter for item in items[-2:]).rstrip("(,")[-1:] in ("R", "d")  # اليوم الاثنين في
        if (
            (following in not_before and not settled)
            or preceding in not_after
            or (letter == "R" and set(found.prefix) & set("بلك"))
        ):
            letter = "x"
        elif language != "ar" and tokens[at].text.isascii():
            letter = {"i": "I", "B": "A"}.get(letter, letter)
            if letter == "M":
                letter = "N" if raw[found.start].isupper() else "x"
        items.append(_Item(letter, value, found.start, found.end))
        at = found.last + 1
    return "".join(item.letter for item in items), items


_MARKS = {"/": "/", "-": "/", "–": "/", "\\": "/", ",": ",", "،": ",", "(": "(", "[": "(", ")": ")", "]": ")"}


def _marks(raw: str, start: int, end: int) -> Iterator[_Item]:
    for place in range(start, end):
        if not raw[place].isspace() or raw[place] in "\r\n":
            yield _Item(_MARKS.get(raw[place], "|"), 0, place, place + 1)


def _number(word: Word) -> Iterator[_Item]:
    """Digits as a day, a year, or neither; ``4.6.2020`` is one word and a whole date."""
    text = word.text
    if re.fullmatch(r"\d{1,2}\.\d{1,2}\.\d{4}", text):
        for number, part in enumerate(text.split(".")):
            if number:
                yield _Item("/", 0, word.start, word.end)
            yield _Item(_size(int(part)), int(part), word.start, word.end)
    elif match := re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th|t\d\d)?", text):
        yield _Item(_size(int(match[1])), int(match[1]), word.start, word.end)
    else:
        yield _Item("x", 0, word.start, word.end)


def _count(word: Word, lexicon: _Lexicon) -> _Item:
    value = lexicon.counts.get(word.text, 0)
    return _Item("c" if value else "x", value, word.start, word.end)


def _size(number: int) -> str:
    return "n" if 1 <= number <= 31 else "y" if 1900 <= number <= 2100 else "h" if 1343 <= number <= 1500 else "o"


# ---------------------------------------------------------------- from letters to dates


def _read(name: str, named: dict[str, _Item]) -> When | None:
    """The date that the named letters of one pattern say; None where there is no such day. Span and text come later."""
    value = {key: item.value for key, item in named.items()}
    when = When(0, 0, "", None, value.get("rel"), value.get("wd"), "none", name)
    shown = named["t"].letter if "t" in named else ""
    if name in ("date", "numeric date"):
        hijri = named["m"].letter == "K" or named["y"].letter == "h"
        day = (
            hijri_day(value["y"], value["m"], value["d"])
            if hijri
            else valid_day(value["y"], value["m"], value["d"]) or valid_day(value["y"], value["d"], value["m"])
        )
        return replace(when, date=day.isoformat(), rule="Hijri date" if hijri else name) if day else None
    if name == "month and year":
        if (named["m"].letter == "K") != (named["y"].letter == "h"):
            return None
        written = f"{value['y']:04}-{value['m']:02}"
        return replace(when, rule=f"Hijri month: {written}") if named["m"].letter == "K" else replace(when, date=written)
    if name == "day and month":
        calendar = "Hijri day and month" if named["m"].letter == "K" else name
        named_so = f"{calendar}{_SIDE.get(shown, '')}: {value['m']:02}-{value['d']:02}"
        return replace(when, rule=named_so) if valid_day(2000, value["m"], value["d"]) else None
    if name == "day of month":
        return replace(when, rule=f"{name}: {_SHIFT[shown]} {value['d']:02}")
    if name == "year":
        hijri = named["y"].letter == "h"
        return replace(when, rule=f"Hijri year: {value['y']}") if hijri else replace(when, date=f"{value['y']:04}")
    if name == "season":
        year = f"{value['y']:04}" if "y" in value else None
        return replace(when, date=year, rule=f"season{_SIDE.get(shown, '')}: {_SEASONS[value['s'] - 1]}")
    if name == "month":
        calendar = "Hijri month" if named["m"].letter == "K" else name
        return replace(when, rule=f"{calendar}{_SIDE.get(shown, '')}: {value['m']:02}")
    if name.endswith("from now"):
        return replace(when, rule=f"{name.split()[0]}: {_SHIFT[shown]}")
    if name == "weekday":
        return replace(when, rule=name + _SIDE.get(shown, ""))
    if name == "count":
        number = value.get("n", value["u"] if named["u"].letter in "Vv" else 1) * value["b"]
        return (
            replace(when, rule=f"week: {number}")
            if named["u"].letter in "uvw"
            else replace(when, relative=number, rule="days counted")
        )
    return replace(when, rule="relative day")


def _married(raw: str, letters: str, found: list[tuple[int, int, When]]) -> Iterator[When]:
    """A Hijri date and the Gregorian date beside it as one; the Gregorian decides."""
    at = 0
    while at < len(found):
        _, last, when = found[at]
        if at + 1 < len(found):
            following = found[at + 1]
            kinds = {when.rule.startswith("Hijri"), following[2].rule.startswith("Hijri")}
            if kinds == {True, False} and set(letters[last : following[0]]) <= set(",()/|f") and when.date and following[2].date:
                chosen = following[2] if when.rule.startswith("Hijri") else when
                weekday = when.weekday if when.weekday is not None else following[2].weekday
                relative = when.relative if when.relative is not None else following[2].relative
                start, end = _bracketed(raw, when.start, following[2].end, len(raw))
                yield replace(chosen, start=start, end=end, text=raw[start:end], weekday=weekday, relative=relative)
                at += 2
                continue
        yield when
        at += 1


def _anchored(raw: str, start: int, end: int, found: list[When]) -> list[When]:
    """``found`` with what relative dates count from."""
    floating = [when for when in found if when.date is None]
    if not floating:
        return found
    inside = [q for q in segment.quotes(raw, start, end) if len(raw[q.inner_start : q.inner_end].split()) > _TERM]
    return [
        when
        if when.date is not None
        else replace(when, anchor="quoted" if any(q.start < when.start < q.end for q in inside) else "published")
        for when in found
    ]


_TERM = 4
"""Words: a quotation of so few is a name or a term, not what somebody said on another day."""
