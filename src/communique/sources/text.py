"""Which characters do these bytes stand for? Decodes strictly where it can, and says so where it had to guess or mend.

Order: a byte order mark; UTF-16 without one (bytes of value 0 at every other place); strict UTF-8; UTF-8 with some damage;
one of the single-byte encodings of Arabic and Western text, by how much each reading looks like Arabic or English. General
detectors were tried (charset-normalizer 3.5): on a sentence of 30 letters they take ISO-8859-6 for Thai and Windows-1252
for Central European.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from communique.errors import InputError
from communique.settings import Reading

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Office document (.doc, .xls)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image, sound or film"),
    (b"\x00\x00\x00\x18ftyp", "a film"),
    (b"ID3", "a sound recording"),
    (b"SQLite format 3", "a database (an existing register is named with -r)"),
    (b"\x7fELF", "a program"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
)
_SNIFFED = 65_536
"""Bytes that the choice of an encoding looks at; enough for a share to settle, whatever the file's size."""

_ARABIC_PAGES = ("cp1256", "iso8859_6", "cp720", "mac_arabic")
# Function words that any page of Arabic prose holds, and the article: their share tells the right single-byte table from one
# that merely yields Arabic letters. They tell encodings apart, not languages, so they live here and not in knowledge.
_ARABIC_WORD = re.compile(r"\b(?:و?ال\w{2,}|ل?ل\w{3,}|في|من|على|إلى|الى|أن|ان|عن|مع|التي|الذي|هذا|هذه|ما|لا)\b")
_WORD = re.compile(r"\w+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{3,20})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file; ``remarks`` are clauses for a note, empty where nothing had to be guessed, mended or cut."""

    text: str
    encoding: str
    remarks: tuple[str, ...] = ()
    complete: bool = True


def decode(data: bytes, limits: Reading, declared: str | None = None, longest: int | None = None) -> Decoded:
    """``data`` as text, cut after ``longest`` characters (default: the settings' ``longest_text``).

    ``declared`` is an encoding the file claims for itself; it is believed only after UTF-8 has failed. Raises
    :class:`InputError` with a clause ("is a PDF; ...") for what is no text.
    """
    longest = limits.longest_text if longest is None else longest
    if what := magic(data):
        raise InputError(f"is {what}, not text; save it as text or HTML and read that")
    whole = len(data) <= longest * 4 + 4
    data = data if whole else data[: longest * 4 + 4]
    decoded = _by_mark(data) or _wide(data[:_SNIFFED], data) or _utf8(data, limits, whole) or _single_byte(data, declared)
    text = decoded.text
    sample = text[:_SNIFFED]
    if sample and len(_CONTROL.findall(sample)) > limits.control_share * len(sample):
        raise InputError("is binary data, not text; save what it holds as text or HTML and read that")
    if whole and len(text) <= longest:
        return decoded
    remark = f"is longer than {longest:,} characters and was cut there; raise reading.longest_text to read on"
    return Decoded(text[:longest], decoded.encoding, (*decoded.remarks, remark), complete=False)


def magic(data: bytes) -> str | None:
    """What the first bytes say the file is, where that is no text."""
    return next((what for mark, what in _MAGIC if data.startswith(mark)), None)


def declared_charset(data: bytes) -> str | None:
    """The encoding that an HTML page claims in its first 4 kB, if Python knows it."""
    found = _META_CHARSET.search(data[:4096])
    if not found:
        return None
    try:
        return codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None


def without_surrogates(text: str) -> tuple[str, int]:
    """``text`` fit to be written: each half of a broken pair becomes U+FFFD, one for one; and how many there were."""
    return (text, 0) if text.isascii() else _SURROGATE.subn("\ufffd", text)


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            body = data[len(mark) :]
            text = body.decode(encoding, "replace")
            broken = text.count("\ufffd") - body.count("\ufffd".encode(encoding))
            remarks = (f"has {broken} broken characters in its {encoding}; they read as U+FFFD",) if broken > 1 else ()
            return Decoded(text, encoding, remarks)
    return None


def _wide(sample: bytes, data: bytes) -> Decoded | None:
    """UTF-16 without a mark: spaces, digits and line ends have a byte of value 0, which no other text encoding has."""
    zeros = sample.count(0)
    if not zeros or zeros < len(sample) / 60:
        return None
    sample = sample[: len(sample) // 2 * 2]
    shares = {encoding: _text_share(sample.decode(encoding, "replace")) for encoding in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda encoding: shares[encoding])
    if shares[best] < 0.9:
        return None
    return Decoded(data.decode(best, "replace"), best, (f"has no byte order mark and was read as {best}",))


def _text_share(text: str) -> float:
    """Share of Arabic and basic Latin letters, digits, white space and the usual marks."""
    usual = sum(1 for c in text if "\u0600" <= c <= "\u06ff" or " " <= c <= "~" or c in "\r\n\t\u00a0«»“”‘’–—…")
    return usual / len(text) if text else 0.0


def _utf8(data: bytes, limits: Reading, whole: bool) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as err:
        if not whole and err.start >= len(data) - 4 and err.reason == "unexpected end of data":
            return Decoded(data[: err.start].decode("utf-8"), "utf-8")
        first = err.start
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    high = sum(map(data.count, _HIGH_BYTES))
    multibyte = sum(1 for c in text if c > "\x7f" and c != "\ufffd")
    if broken > max(2, limits.broken_share * high) or broken > multibyte:
        return None
    return Decoded(text, "utf-8", (f"has {broken} broken bytes in its UTF-8, the first at byte {first:,}; they read as U+FFFD",))


_HIGH_BYTES = tuple(bytes([value]) for value in range(128, 256))


def _single_byte(data: bytes, declared: str | None) -> Decoded:
    if declared and declared not in ("utf-8", "utf-16"):
        try:
            return Decoded(data.decode(declared), declared, (f"was read as {declared}, which it declares",))
        except (UnicodeDecodeError, LookupError):
            pass
    sample = data[:_SNIFFED]
    scores = {page: _arabic_score(sample.decode(page, "replace")) for page in _ARABIC_PAGES}
    best = max(scores, key=lambda page: scores[page])
    encoding = best if scores[best] > 0.05 else "cp1252"
    name = {"cp1256": "Windows-1256", "cp1252": "Windows-1252", "iso8859_6": "ISO-8859-6"}.get(encoding, encoding)
    return Decoded(data.decode(encoding, "replace"), encoding, (f"is not UTF-8; it was read as {name} by the look of its words",))


def _arabic_score(text: str) -> float:
    """Share of words that are frequent Arabic ones or carry the article, less characters no prose holds."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    odd = sum(1 for c in text if c == "\ufffd" or "\x80" <= c <= "\x9f" or "\u2500" <= c <= "\u25ff")
    return (len(_ARABIC_WORD.findall(text)) - odd) / len(words)
