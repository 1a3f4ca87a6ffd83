"""Which language is a text written in? By script where that settles it, else by py3langid over the languages of the region's press."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from communique.model import Language

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_ARABIC = re.compile(r"[\u0620-\u06ff\ufb50-\ufdff\ufe70-\ufeff]+")
_NOT_ARABIC = re.compile(
    r"[\u0679\u067e\u0686\u0688\u0691\u0695\u0698\u06a4\u06a9\u06af\u06b5\u06ba\u06be\u06c1\u06c6\u06ce\u06d2\u06d5\u06cc]"
)
"""Letters of Persian, Urdu, Kurdish and Pashto; some Arabic keyboards write two of them (U+06CC, U+06A9), so a few prove nothing."""
_LETTER = re.compile(r"[^\W\d_]+")
_SETTLED_SHARE = 0.9
_SHORTEST = 20
"""Letters; a shorter text has no language of its own (``داعش`` alone reads as Persian)."""
_LOOKED_AT = 4000
_CHOICES = ("ar", "en", "fa", "ur", "sdh", "ku", "fr", "es", "tr", "de", "ps")
_REPORTED = {"sdh": "ckb", "ku": "ckb"}


def language_of(text: str, stated: Language | None) -> Language:
    """BCP 47 primary tag; ``stated`` (by the container) for a text too short to tell, ``und`` where nothing does."""
    sample = text[:_LOOKED_AT]
    letters = sum(map(len, _LETTER.findall(sample)))
    if letters < _SHORTEST:
        return stated.split("-")[0].lower() if stated else "und"
    arabic = sum(map(len, _ARABIC.findall(sample)))
    if arabic > _SETTLED_SHARE * letters and len(_NOT_ARABIC.findall(sample)) < 0.005 * arabic:
        return "ar"
    found = str(_identifier().classify(sample)[0])
    return _REPORTED.get(found, found)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(_CHOICES))
    return identifier
