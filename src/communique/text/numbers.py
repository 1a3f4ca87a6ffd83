"""Numbers in digits and words, with what they count.

Left out: numbers inside dates, ordinals, fractions, numbers of paragraphs at the start of a line, and numbers that are names
(resolution 2254, Article 5, page 12, 10:30).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from communique.knowledge import Knowledge
from communique.knowledge.numerals import Numeral, NumeralKind
from communique.text import dates
from communique.text.addition import Sum, in_digits
from communique.text.normal import fold
from communique.text.phrases import Found, Phrases
from communique.text.words import Word, lemma, strip_proclitics, words


@dataclass(frozen=True, slots=True)
class Number:
    """``start:end`` (raw) holds the number with its scale and percent sign; what makes it approximate stands before it.

    ``counted`` is the folded noun that is counted, as printed (``دوله``, ``members``), ``%`` for a share, the sign of a currency
    before the number, None where the number stands alone; its place is then empty at ``end``.
    """

    start: int
    end: int
    value: int | float
    approximate: bool
    counted: str | None
    counted_start: int
    counted_end: int


@dataclass(frozen=True, slots=True, eq=False)
class _Lexicon:
    phrases: Phrases[tuple[NumeralKind, float]]
    definite: dict[str, int]
    """Words like ``الأربع`` that follow what they count."""
    scales: frozenset[str]
    """Scales with the article: a million and a half "of the million"."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or phrase with its part in a number; ``first`` and ``last`` index the words, inclusive."""

    kind: NumeralKind | None
    value: float
    first: int
    last: int
    start: int
    end: int
    joined: bool
    """Whether an "and" is written together with it."""


def find_numbers(raw: str, start: int, end: int, language: str, knowledge: Knowledge) -> list[Number]:
    """The numbers in ``raw[start:end]``, in order and apart from one another.

    Wrong where a comma could be either a decimal or a thousands mark (``1,500`` is taken for thousands), and where a noun
    between number and counted noun is not part of its name (``29 من كبار الوزراء``).
    """
    if language not in knowledge.numerals:
        language = "en"
    tokens = words(raw, start, end)
    if not tokens:
        return []
    found = list(_Reader(raw, tokens, _lexicon(knowledge.numerals[language]), language).numbers())
    if not found:
        return []
    held = [(when.start, when.end) for when in dates.find_dates(raw, start, end, language, knowledge) if not _is_count(when.rule)]
    starts = [span[0] for span in held]

    def in_date(number: Number) -> bool:
        place = bisect_right(starts, number.start) - 1
        if place >= 0 and number.start < held[place][1]:
            return True
        if number.counted is not None or number.value > 31:
            return False
        # the other of two days: between 5 and 7 May, June 3 and 4
        joined = [(held[place][1], number.start)] if place >= 0 else []
        joined += [(number.end, starts[place + 1])] if place + 1 < len(starts) else []
        return any(_TWO_DAYS.fullmatch(raw, *between) for between in joined)

    return [number for number in found if not in_date(number) and not _is_year(raw, number)]


def _is_year(raw: str, number: Number) -> bool:
    """Four digits of a year that count nothing; dates find those that a word marks."""
    shown = fold(raw[number.start : number.end])
    return number.counted is None and re.fullmatch(r"(19|20)\d\d", shown) is not None


def _is_count(rule: str) -> bool:
    """Three days ago is a number of days too."""
    return rule == "days counted" or rule.startswith("week:")


@lru_cache(maxsize=8)
def _lexicon(numerals: tuple[Numeral, ...]) -> _Lexicon:
    entries = [(form, (row.kind, row.value)) for row in numerals for form in row.forms]
    following = {
        "ال" + fold(form): int(row.value) for row in numerals if row.kind == "unit" and 3 <= row.value <= 10 for form in row.forms
    }
    scales = frozenset("ال" + fold(form) for row in numerals if row.kind == "scale" for form in row.forms)
    return _Lexicon(Phrases(entries), following, scales)


class _Reader:
    """Reads the numbers of one stretch of text from left to right."""

    def __init__(self, raw: str, tokens: list[Word], lexicon: _Lexicon, language: str) -> None:
        self.raw = raw
        self.words = tokens
        self.lexicon = lexicon
        self.language = language
        self.tokens = list(self._tokens({found.first: found for found in lexicon.phrases.find(tokens)}))

    def numbers(self) -> Iterator[Number]:
        at = 0
        while at < len(self.tokens):
            read = None if self._is_name(at) else self._value(at)
            if read:
                value, behind = read
                if behind == len(self.tokens) or self.tokens[behind].kind != "fraction":
                    yield self._number(at, behind, value)
                at = behind
                continue
            if definite := self._after_its_noun(at):
                yield definite
            at += 1
            while definite and at < len(self.tokens) and self.tokens[at].start < definite.end:
                at += 1

    # ------------------------------------------------ tokens

    def _tokens(self, phrases: dict[int, Found[tuple[NumeralKind, float]]]) -> Iterator[_Token]:
        at = 0
        while at < len(self.words):
            word = self.words[at]
            if word.text[0].isdigit():
                following = phrases.get(at + 1)
                value, last = self._digits(at, following is not None and following.value[0] in ("scale", "scales"))
                joined = at > 0 and self.words[at - 1].text in ("و", "ف") and self.words[at - 1].end == word.start
                yield _Token("unit" if value is not None else None, value or 0, at, last, word.start, self.words[last].end, joined)
            elif word.text in ("و", "ف") and self._touches_digits(at):
                last = at  # the number itself says that it is joined
            elif found := phrases.get(at):
                kind, number = found.value
                last = found.last
                yield _Token(kind, number, at, last, found.start, found.end, found.prefix[:1] in ("و", "ف") and bool(found.prefix))
            else:
                last = at
                yield _Token(None, 0, at, at, word.start, word.end, False)
            at = last + 1

    def _touches_digits(self, at: int) -> bool:
        return at + 1 < len(self.words) and self.words[at + 1].start == self.words[at].end and self.words[at + 1].text[0].isdigit()

    def _digits(self, at: int, scaled: bool) -> tuple[float | None, int]:
        """The value of a number in digits, and its last word: ``10 000`` has two. None for ordinals, times, scores and codes.

        ``scaled``: a word like million follows, so ``1.901`` has a decimal point.
        """
        word = self.words[at]
        text = word.text
        before, after = self.raw[word.start - 1 : word.start], self.raw[word.end : word.end + 2]
        if before == "(" and after[:1] == ")" and re.fullmatch(r"(19|20)\d\d", text):
            return None, at  # the year of a resolution
        if not scaled and self._opens_line(word):
            return None, at
        if re.match(r"\s?[ap]\.?m\b", self.raw[word.end : word.end + 5], re.IGNORECASE):
            return None, at
        if (before and before in ":/_.") or (after and after[0] in ":/_.," and after[1:].isdigit()):
            return None, at
        last = at
        if re.fullmatch(r"\d{1,3}", text):
            while last + 1 < len(self.words) and re.fullmatch(r"\d{3}", self.words[last + 1].text):
                if self.raw[self.words[last].end : self.words[last + 1].start] not in (" ", "\u00a0", "\u202f", "\u2009"):
                    break
                last += 1
                text += self.words[last].text
        return in_digits(text, self.language, scaled), last

    def _opens_line(self, word: Word) -> bool:
        """Whether a number of up to three digits and a mark behind it number the line: ``11. The Ministers``, ``(3) Decides``."""
        if len(word.text) > 3 or not _NUMBERING.match(self.raw, word.end):
            return False
        at = word.start
        while at and not self.raw[at - 1].isalnum() and self.raw[at - 1] not in "\r\n":
            at -= 1
        return not at or self.raw[at - 1] in "\r\n"

    # ------------------------------------------------ values

    def _value(self, at: int) -> tuple[float, int] | None:
        """The value of the number that begins with token ``at``, and the token behind it."""
        total = Sum(self.language)
        behind = at
        while behind < len(self.tokens):
            step = behind + (behind > at and self.language != "ar" and self.tokens[behind].kind == "and")
            if step == len(self.tokens) or (behind > at and not self._adjacent(at, behind)):
                break
            token = self.tokens[step]
            if token.kind == "part":
                shared = self._part(step, total, token.joined)
                return shared or (total.read(behind) if behind > at else None)
            digits = self.words[token.first].text[0].isdigit()
            if not total.take(token.kind, token.value, digits, behind > at and (token.joined or step > behind)):
                break
            behind = step + 1
        first = self.tokens[at]
        if behind == at + 1 and first.kind == "unit" and first.value == 1 and self.words[first.first].text != "1":
            return None  # "one" alone counts nothing
        if behind == at + 1 and self._is_dual(at):
            return 2 * first.value, behind
        return total.read(behind)

    def _is_dual(self, at: int) -> bool:
        """Whether ``ألفا`` is two thousand: before the noun it counts, where the accusative would be ``ألف``."""
        token = self.tokens[at]
        word = self.words[token.last]
        shown = self.raw[word.start : word.end]
        return (
            token.kind == "scale"
            and word.text.endswith("ا")
            and not _NUNATION.search(shown)
            and not _NUNATION.match(self.raw, word.end)
            and self._counted(at + 1, token.end, False) is not None
        )

    def _adjacent(self, at: int, behind: int) -> bool:
        """Whether nothing but space, a hyphen, an "and" or the closing bracket of the number's own stands before a token."""
        between = self.raw[self.tokens[behind - 1].end : self.tokens[behind].start]
        return not between.replace(")", "", self._is_bracketed(at)).removesuffix("و").strip(" \u00a0\t-")

    def _is_bracketed(self, at: int) -> bool:
        """Whether the number stands in brackets of its own, ``(45) ألف``: some papers print all numbers so."""
        start = self.tokens[at].start
        return start > 0 and self.raw[start - 1] == "("

    def _part(self, at: int, total: Sum, joined: bool) -> tuple[float, int] | None:
        """A share of a scale: half a million, a million and a half (and a half million)."""
        token = self.tokens[at]
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        named = following is not None and following.kind in ("scale", "scales")
        if total.total and joined:
            repeated = named or (following is not None and self.words[following.first].text in self.lexicon.scales)
            return total.total + token.value * total.scale, at + (2 if repeated else 1)
        if not total.total and not total.below and named and following is not None:
            return round(token.value * following.value), at + 2
        return None

    # ------------------------------------------------ around a number

    def _is_name(self, at: int) -> bool:
        """Whether a word beside it makes the number a name, an ordinal (``خامس عشر``, twenty-fifth) or a fraction (``خُمس``)."""
        token = self.tokens[at]
        before = self.tokens[at - 1].kind if at else None
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if token.kind == "ten" and after is not None and after.kind == "ordinal" and self.raw[token.end : after.start] == "-":
            return True
        if before == "ordinal" and token.kind == "unit" and token.value == 10:
            return True
        fifth = token.kind == "unit" and self.raw[token.start + 1 : token.start + 2] == _DAMMA
        return fifth or (before == "label" and token.kind != "label")

    def _number(self, at: int, behind: int, value: float) -> Number:
        first, last = self.tokens[at], self.tokens[behind - 1]
        end = last.end
        about = at > 0 and self.tokens[at - 1].kind == "about"
        sign = _PERCENT.match(self.raw, end)
        if sign or (behind < len(self.tokens) and self.tokens[behind].kind == "percent"):
            end = sign.end() if sign else self.tokens[behind].end
            return Number(first.start, end, _plain(value), about, "%", end, end)
        noun = self._currency(first.start) or self._counted(behind, end, self._is_bracketed(at))
        place = (noun.start, noun.end) if noun else (end, end)
        opened = ")" in self.raw[first.start : end]
        return Number(first.start - opened, end, _plain(value), about, noun.text if noun else None, *place)

    def _currency(self, start: int) -> Word | None:
        """The sign of a currency right before a number."""
        sign = self.raw[start - 1 : start]
        return Word(start - 1, start, sign) if sign and sign in "$€£¥" else None

    def _counted(self, behind: int, end: int, bracketed: bool, whole: bool = False) -> Word | None:
        """The noun after a number, directly or after "of". ``whole``: the number is itself what another is a part of."""
        if behind >= len(self.tokens):
            return None
        token = self.tokens[behind]
        word = self.words[token.first]
        between = self.raw[end : word.start].replace(")", "", bracketed)
        if between.strip('\u200f\u200e \u00a0\t-–«“"') or "\n" in between:
            return None
        if word.text in ("من", "of"):
            return None if whole else self._of(behind + 1)
        if token.kind not in _NOUNS or not word.text.isalpha() or len(word.text) == 1:
            return None
        if self.language == "ar":
            return None if strip_proclitics(word.text)[0] != word.text and word.text[0] in "وفبلك" else word
        return self._noun(behind, word)

    def _of(self, at: int) -> Word | None:
        """What stands behind "of": a definite noun, a plural governing one, or what a second number counts (nine of the 15 states)."""
        at += at < len(self.tokens) and self.words[self.tokens[at].first].text in _WHOLE
        if at >= len(self.tokens):
            return None
        first = self.tokens[at].first
        word, following = self.words[first], self.words[first + 1] if first + 1 < len(self.words) else None
        if not self.raw[self.words[first - 1].end : word.start].isspace():
            return None
        if whole := self._value(at):
            return self._counted(whole[1], self.tokens[whole[1] - 1].end, False, whole=True)
        if self.language != "ar":
            return self._noun(at, word) if self.words[first - 1].text != "of" else None
        if _DEFINITE.match(word.text):
            return word
        governs = following is not None and _DEFINITE.match(following.text) and lemma(word.text, "ar") != word.text
        return word if governs else None

    def _noun(self, behind: int, word: Word) -> Word:
        """English counts the head of what follows: 29 member states. The first plural among four words is taken for it."""
        for token in self.tokens[behind : behind + 4]:
            candidate = self.words[token.first]
            if token.kind not in _NOUNS or self.raw[word.end : candidate.start].strip(
                "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ -"
            ):
                break
            if candidate.text in ("people", "men", "women", "children") or (
                candidate.text.endswith("s") and lemma(candidate.text, "en") != candidate.text
            ):
                return candidate
        return word

    def _after_its_noun(self, at: int) -> Number | None:
        """``مجموعات العمل الأربع``: a definite number behind the definite plural it counts."""
        token = self.tokens[at]
        value = self.lexicon.definite.get(self.words[token.first].text) if token.kind is None else None
        if value is None or token.first == 0:
            return None
        number, noun = self.words[token.first], self.words[token.first - 1]
        following = self.words[token.first + 1] if token.first + 1 < len(self.words) else number
        if following.text in ("عشر", "عشره") and value < 10:
            value, end = value + 10, following.end
        else:
            end = number.end
        if not _DEFINITE.match(noun.text) or self.raw[noun.end : number.start].strip():
            return None
        text, start = _bare(noun, _DEFINITE.sub("ال", noun.text))
        if token.first > 1:
            earlier = self.words[token.first - 2]
            plural = strip_proclitics(earlier.text)[0]
            adjacent = not self.raw[earlier.end : noun.start].strip()
            if adjacent and not _DEFINITE.match(earlier.text) and len(plural) > 3 and lemma(earlier.text, "ar") != plural:
                governing, start = _bare(earlier, plural)  # groups of work: what is counted governs the noun
                text = f"{governing} {noun.text}"
        return Number(number.start, end, value, False, text, start, noun.end)


_NUMBERING = re.compile(r"[.)\]/–—-]{1,2}(?=\s*[^\W\d_])")
_TWO_DAYS = re.compile(r"\s*(?:[-–]|و|and|to|until|إلى|الى|حتى)\s*")
_PERCENT = re.compile(r"\s?[%٪]")
_NUNATION = re.compile("[\u064b-\u064d]")
_DAMMA = "\u064f"
_NOUNS = (None, "ordinal")
"""What a noun may be: ``ثانية`` is a second too."""
_WHOLE = frozenset(("اصل", "بين", "the", "its", "their"))
"""Between "of" and what is counted."""
_DEFINITE = re.compile("[وف]?(?:[بك]?ال|لل)")


def _bare(word: Word, bare: str) -> tuple[str, int]:
    """``bare`` and where it starts, which is the start of the word where vowel signs or an elided article hide it."""
    exact = word.text.endswith(bare) and word.end - word.start == len(word.text)
    return bare, word.end - len(bare) if exact else word.start


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else round(value, 6)
