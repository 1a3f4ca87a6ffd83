"""What the text reads when print, keyboard and web damage are taken away, with the way back to the text as it stands.

Two layers. :func:`repaired` mends what a reader should not have to see: broken entities, UTF-8 read in a wrong code page,
presentation forms, marks without width, no-break spaces, stretched letters. :func:`folded` goes on to what matching should
not see: vowel signs, hamza seats, digit scripts, quotation glyphs, case. Nothing else in the program changes a text.

A layer is a list of edits, each "these raw characters read so"; between edits the two texts run in step. Damage that only
one letter in ten thousand shows therefore costs nothing, and a clean text needs no table at all.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape

from communique.knowledge import orthography

NORMALISER_VERSION = 1
"""Stored beside anything that is keyed by folded text; raised whenever :func:`fold` gives another result."""

_HOLDING = "\u0640\u200c\u200d\ufe0e\ufe0f"
"""Marks without width that belong to the letter before them: tatweel, joiners, variation selectors."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """Raw ``start:end`` reads as text ``text_start:text_end``; of what is left out, ``hold`` ends what clings to the letter before."""

    start: int
    hold: int
    end: int
    text_start: int
    text_end: int


@dataclass(frozen=True, slots=True)
class Normal:
    """A raw text, how it reads, and the way between them; offsets are code points, half-open."""

    raw: str
    text: str
    edits: tuple[_Edit, ...] = ()
    """Sorted, apart from one another."""

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw characters that a span of ``text`` is read from, with the vowel signs that follow its last letter."""
        if not self.edits:
            return start, end
        if end <= start:
            at = self._raw_start(start)
            return at, at
        return self._raw_start(start), self._raw_end(end)

    def from_raw(self, start: int, end: int) -> tuple[int, int]:
        """The span of ``text`` that a raw span reads as; empty where nothing of the raw span is read."""
        if not self.edits:
            return start, end
        first = self._text_start(start)
        return first, max(first, self._text_end(end)) if end > start else first

    def _raw_start(self, at: int) -> int:
        i = bisect_right(self.edits, at, key=lambda e: e.text_start) - 1
        if i < 0:
            return at
        edit = self.edits[i]
        return edit.start if at < edit.text_end else edit.end + at - edit.text_end

    def _raw_end(self, at: int) -> int:
        i = bisect_right(self.edits, at, key=lambda e: e.text_end) - 1
        if i >= 0 and self.edits[i].text_end == at:
            return self.edits[i].hold
        if i + 1 < len(self.edits) and self.edits[i + 1].text_start < at:
            return self.edits[i + 1].hold
        return at if i < 0 else self.edits[i].end + at - self.edits[i].text_end

    def _text_start(self, at: int) -> int:
        i = bisect_right(self.edits, at, key=lambda e: e.start) - 1
        if i < 0:
            return at
        edit = self.edits[i]
        return edit.text_start if at < edit.end else edit.text_end + at - edit.end

    def _text_end(self, at: int) -> int:
        i = bisect_left(self.edits, at, key=lambda e: e.start) - 1
        if i < 0:
            return at
        edit = self.edits[i]
        return edit.text_end if at <= edit.end else edit.text_end + at - edit.end


def repaired(raw: str) -> Normal:
    """``raw`` fit for people to read: same words, same quotation glyphs, same spelling, without the damage."""
    return _edited(raw, _damage(_suspected(raw)), _repair_letters(raw), _repair)


@lru_cache(maxsize=32)
def folded(raw: str) -> Normal:
    """``raw`` as matching sees it. Spaces are not joined: each stands where it stood (see :func:`fold`)."""
    return _edited(raw, _variation(_suspected(raw)), _fold_letters(), _fold)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """``text`` folded, single-spaced and stripped: the key under which two spellings of one phrase meet."""
    return " ".join(folded.__wrapped__(text).text.split())


def fold_words(listed: Iterable[str]) -> list[str]:
    """:func:`fold` of each of very many undamaged words, such as those of a dictionary, in their order: one pass over all of them."""
    shown = "\n".join(listed).translate(_fold_letters()).split("\n")
    return [word if word.isascii() or word.isalpha() else fold(word) for word in shown]


def _edited(raw: str, pattern: re.Pattern[str], letters: dict[int, int], reading: Callable[[str], str]) -> Normal:
    """``raw`` with every match of ``pattern`` replaced by its ``reading``, and single letters by ``letters``."""
    pieces: list[str] = []
    edits: list[_Edit] = []
    at = length = 0
    for start, end in _spans(raw, pattern):
        shown = raw[start:end]
        read = " " if shown.isspace() else reading(shown)
        pieces += (raw[at:start].translate(letters), read)
        text_start = length + start - at
        length, at = text_start + len(read), end
        if read == shown or len(read) == len(shown) == 1:
            continue
        clings = bool(read) or (start > 0 and not raw[start - 1].isspace() and _clings(shown))
        last = edits[-1] if edits else None
        if last and last.end == start and not read:
            hold = end if clings and last.hold == last.end else last.hold
            edits[-1] = _Edit(last.start, hold, end, last.text_start, length)
        else:
            edits.append(_Edit(start, end if clings else start, end, text_start, length))
    pieces.append(raw[at:].translate(letters))
    return Normal(raw, "".join(pieces), tuple(edits))


def _spans(raw: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where ``pattern`` finds something to read otherwise; a stretched word takes the space after it only if it cannot stand alone."""
    for found in pattern.finditer(raw):
        start, end = found.span()
        if raw[start] == _TATWEEL and raw[end - 1] != _TATWEEL and not _UNFINISHED.search(raw, max(0, start - 6), start):
            end = start + len(found[0].rstrip(" \u00a0"))
        yield start, end


def _clings(shown: str) -> bool:
    return shown[0] in _HOLDING or unicodedata.category(shown[0]) == "Mn"


# ---------------------------------------------------------------- what is read otherwise

_TATWEEL = "\u0640"
_ENTITY = (
    r"&(?:amp;)*(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,30});"
    r"|&(?:nbsp|quot|laquo|raquo|rsquo|lsquo|ldquo|rdquo)(?![A-Za-z0-9=;])"
    r"|(?<![\w&])#(?:\d{3,5}|[xX][0-9a-fA-F]{2,5});|(?<=[\u0600-\u06ff])#(?:\d{3,5}|[xX][0-9a-fA-F]{2,5});"
    r"|(?<![A-Za-z0-9&])(?:nbsp|quot|laquo|raquo|ldquo|rdquo|lsquo|rsquo|ndash|mdash|hellip|zwnj|zwj|rlm|lrm|apos);"
)
"""Well-formed, without the semicolon (a few names that no address uses), without the ampersand."""


def _as_misread(codec: str) -> str:
    """The characters that UTF-8 continuation bytes look like when read with ``codec``, for use inside a character class."""
    shown = {bytes([b]).decode(codec, "replace") for b in range(0x80, 0xC0)} | {
        chr(b) for b in range(0x80, 0xC0) if codec != "cp1256"
    }
    return re.escape("".join(sorted(shown - {"\ufffd"})))


@cache
def _misread(least: int) -> str:
    """Pattern of UTF-8 read as Windows-1252 or Latin-1, or as Windows-1256: ``least`` letters at least, or one mark or accent."""
    western, arabic = _as_misread("cp1252"), _as_misread("cp1256")
    return (
        f"(?:[\u00d8-\u00db][{western}]){{{least},}}|\u00e2[\u20ac\u0080][{western}]|\u00c3[{western}]|\u00c2[\u00a0-\u00bf]"
        f"|(?:[\u0637\u0638][{arabic}]){{{least},}}|\u00e2[\u20ac\u0080][{arabic}]"
    )


_UNMISTAKABLE = 3
"""Letters: so many in a row are misread for certain, and then single ones of the same text are."""


def _reread(shown: str) -> str | None:
    """Misread UTF-8 as it was meant; None where it is not valid UTF-8 after all."""
    if shown[0] in "\u0637\u0638":
        data = shown.encode("cp1256", "replace")
    else:
        data = b"".join(c.encode("latin-1") if ord(c) < 256 else c.encode("cp1252", "replace") for c in shown)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _read(shown: str) -> str | None:
    """What an entity or misread run stands for; None where ``shown`` is neither."""
    if len(shown) > 1:
        if shown[0] in "\u00c2\u00c3\u00d8\u00d9\u00da\u00db\u00e2\u0637\u0638":
            return _reread(shown)
        if shown[-1] == ";" or shown[0] == "&":
            whole = "&" + shown.removeprefix("&").removesuffix(";") + ";"
            meant = unescape(whole)
            return meant if meant != whole else None
    return None


def _suspected(raw: str) -> str:
    """The alternatives for damage that ``raw`` may hold at all: most texts show none, and are read three times as fast without."""
    suspected = _ENTITY + "|" if ";" in raw or "&" in raw else ""
    if not any(sign in raw for sign in ("Ø", "Ù", "Ã", "Â", "â", "ط§", "ظ„", "ظٹ")):
        return suspected
    certain = re.search(_misread(_UNMISTAKABLE), raw)
    return f"{suspected}{_misread(1 if certain and len(certain[0]) >= 2 * _UNMISTAKABLE else _UNMISTAKABLE)}|"


def is_suspected(raw: str) -> bool:
    """Whether ``raw`` may hold broken entities or misread UTF-8: rarely so, and never missed."""
    return bool(_suspected(raw))


@cache
def _damage(suspected: str) -> re.Pattern[str]:
    return re.compile(
        suspected + "(?<=[\u0620-\u06d3])\u0640+(?=[\u0620-\u06d3])|(?<=[\u0620-\u06d3]{3})\u0640+"
        "|[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f]"
        "|[\ufb50-\ufd3d\ufd50-\ufdff\ufe70-\ufefc]"
    )


def _repair(shown: str) -> str:
    meant = _read(shown)
    if meant is not None:
        return repaired(meant).text
    if "\ufb50" <= shown <= "\ufefc":
        form = unicodedata.normalize("NFKC", shown)
        return form.strip() if len(form) == 2 else form  # a vowel sign alone is encoded with a space to sit on
    return shown if len(shown) > 1 and shown[0] != _TATWEEL else ""


_SPACES = dict.fromkeys((0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), 0x20)


def _repair_letters(raw: str) -> dict[int, int]:
    """Persian yeh and kaf are damage in Arabic text and spelling in Persian text: signs of Arabic tell."""
    table = {ord(c): ord(row.target) for row in orthography.persian() for c in row.source}
    foreign = sum(raw.count(chr(c)) for c in table)
    if not foreign or foreign > 2 * sum(raw.count(sign) for sign in ("ي", "ك", "ى", "ة", "أ", "إ", " ال")):
        return _SPACES
    return _SPACES | table


@cache
def _fold_letters() -> dict[int, int]:
    table = {c: c + 32 for c in range(ord("A"), ord("Z") + 1)} | _SPACES
    table |= {zero + digit: ord("0") + digit for zero in (0x660, 0x6F0) for digit in range(10)}
    table |= (
        {ord(c): ord('"') for c in "“”„‟″«»"} | {ord(c): ord("'") for c in "‘’‚‛‹›`´ʼʻ"} | {ord(c): ord("-") for c in "‐‑‒–—―−"}
    )
    table |= {ord("٫"): ord("."), ord("٬"): ord(","), ord("٪"): ord("%"), ord("؟"): ord("?"), ord("۔"): ord(".")}
    return table | {ord(c): ord(row.target) for row in orthography.letters() for c in row.source}


@cache
def _variation(suspected: str) -> re.Pattern[str]:
    plain = "".join(map(chr, _fold_letters())) + "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي،؛…•"
    return re.compile(suspected + f"''|``|<<|>>|\u0640+(?:[ \u00a0]+(?=[\u0621-\u064a]))?|[^\t\n\r -~{re.escape(plain)}]")


_GAP = re.compile("\u0640+[ \u00a0]+(?=[\u0621-\u064a])")


def with_closed_gaps(raw: str) -> str:
    """``raw`` with a stretch in place of the blanks between a stretched proclitic and its word; as long as it was."""
    if "\u0640 " not in raw and "\u0640\u00a0" not in raw:
        return raw

    def closed(gap: re.Match[str]) -> str:
        return _TATWEEL * len(gap[0]) if _UNFINISHED.search(raw, max(0, gap.start() - 6), gap.start()) else gap[0]

    return _GAP.sub(closed, raw)


_UNFINISHED = re.compile(r"(?:\W|^)[وف]?(?:[بلكف]?ال|لل|[بلك])\Z")
"""A proclitic on its own: what is stretched before a space or a quotation mark to be read with the next word."""


@lru_cache(maxsize=4096)
def _fold(shown: str) -> str:
    if shown in ("''", "``", "<<", ">>"):
        return '"'
    meant = _read(shown)
    if meant is not None:
        return folded.__wrapped__(meant).text
    if len(shown) > 1 and shown[0] != _TATWEEL:
        return shown.translate(_fold_letters())
    if shown[0] == _TATWEEL or unicodedata.category(shown) in ("Cf", "Cc"):
        return ""
    if unicodedata.category(shown) in ("Zl", "Zp"):
        return "\n"
    bare = "".join(c for c in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", shown).casefold()) if not _is_sign(c))
    read = unicodedata.normalize("NFC", bare).translate(_fold_letters())
    return read if shown.isspace() else read.strip(" ")


def _is_sign(c: str) -> bool:
    """Vowel signs and accents; the vowel signs of scripts that cannot do without them stay."""
    return unicodedata.category(c) == "Mn" and (c < "\u0900" or "\u1ab0" <= c <= "\u20ff" or c >= "\ufe00")
