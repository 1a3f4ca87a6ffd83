"""Does a line report? Reporting verbs in the forms that datelines, titles and leads show, made from the cue knowledge."""

from __future__ import annotations

from functools import lru_cache

from communique.knowledge import Knowledge
from communique.knowledge.cues import cues
from communique.text.normal import fold
from communique.text.words import words

_PAST = ("", "ت", "وا", "ا", "تا")
_BEFORE = ("ي", "ت", "سي", "ست")
_AFTER = ("", "ون", "ان", "وا", "ن")


@lru_cache(maxsize=1)
def reporting_verbs() -> frozenset[str]:
    """Finite forms of the ``say`` cues, folded: third persons past and present. A superset, made without irregular forms."""
    forms: set[str] = set()
    for cue in cues("ar"):
        if cue.kind == "say":
            forms.update(fold(stem + ending) for stem in cue.past for ending in _PAST)
            forms.update(fold(before + stem + after) for stem in cue.present for before in _BEFORE for after in _AFTER)
    for cue in cues("en"):
        if cue.kind == "say":
            forms.update(fold(form) for form in cue.past)
            forms.update(fold(form + ending) for form in cue.present for ending in ("s", "es"))
    return frozenset(form for form in forms if form and " " not in form)


def is_reporting(text: str, knowledge: Knowledge) -> bool:
    """Whether a reporting verb stands in ``text``; English words with a capital (``United States``) are no verbs."""
    verbs = reporting_verbs()
    for word in words(text):
        if word.text in verbs or (word.text[:1] in "وف" and word.text[1:] in verbs):
            shown = text[word.start : word.end]
            if not shown[:1].isupper():
                return True
    return False
