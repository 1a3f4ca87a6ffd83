"""Every threshold of the program, typed, with what it does and the measurement it was chosen by.

A threshold lives here and nowhere else; a stage takes its own group. ``Settings()`` holds the defaults, and
``Settings.read(path)`` overrides them from a TOML file with one table a group.
"""

from __future__ import annotations

import dataclasses
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from communique.errors import KnowledgeError


@dataclass(frozen=True, slots=True)
class Reading:
    """What ``sources`` accepts."""

    largest_file: int = 64_000_000
    """Bytes; a larger file is set aside with a note. The largest real page seen has under 2 MB."""
    longest_text: int = 2_000_000
    """Characters of one document; a longer one is cut here with a note and counts as incomplete."""
    longest_page: int = 8_000_000
    """Characters of one HTML page, markup included; the extractor's time grows faster than the page."""
    largest_archive: int = 2_000_000_000
    """Bytes of all members of one zip file together, unpacked; a larger one is set aside unopened."""
    largest_ratio: int = 200
    """Unpacked bytes to packed ones of a zip member. News text packs 3 to 20 times; what passes 200 is a bomb or no text."""
    most_members: int = 100_000
    """Members of one zip file."""
    control_share: float = 0.01
    """Control characters among the characters of a text: above it the file is taken for binary. Text has practically none."""
    broken_share: float = 0.02
    """Bytes that are no UTF-8 among those above 127: up to here it is UTF-8 with damage, above it another encoding.
    Arabic in Windows-1256 or ISO-8859-6, read as UTF-8, breaks at more than 90 of 100 such bytes."""


@dataclass(frozen=True, slots=True)
class Merging:
    """From what likeness on statements of one meeting are one point. Likeness is 0 to 1, raised and lowered by evidence."""

    same_language: float = 0.36
    """Two reports in one language. Seed gold: pairs of one point from .28 (.42 with evidence), other body pairs up to .26 without."""
    across_languages: float = 0.10
    """Official text and reports in another language, after hub correction (notes on alignment: ranks carry over, cut-offs do not)."""
    lead: float = 0.34
    """A headline or lead statement and the body of its own report."""
    lead_floor: float = 0.19
    """A lead left alone and the best body statement of its own report on a shared theme: four of four in the seed gold are right."""
    restated: float = 0.75
    """Two body statements of one document: only where one plainly says the other again."""
    rival: float = 0.5
    """How much of the distance to a better match in the other document is taken off: 1 would demand mutual best matches."""
    hubs: float = 0.5
    """Share of a statement's mean cosine to its five nearest in the other language that is taken off."""
    same_act: float = 0.08
    other_act: float = 0.12
    """Added for the same act; taken off for acts that exclude one another (praise and commitment)."""
    themes: float = 0.06
    """Added for a shared theme, taken off where both have themes and share none."""
    numbers: float = 0.06
    """Added for a shared number, taken off where both have numbers and share none."""
    contained: float = 0.35
    """Weight of the share of the shorter wording's content words beyond .55 that the longer one has."""
    copied: float = 0.4
    """Added where both statements lie at the same place of one copied passage."""
    remainder: float = 0.7
    """Share of the content words of a left-over statement that a statement of another document must have for it to be a part of it."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """When a document reports a meeting, and when two documents report the same one. Distances are in words."""

    reach: int = 8
    """Between a body's name and the word for its level or gathering, in one sentence."""
    date_reach: int = 12
    """Between a date or a city and the word of meeting that it belongs to. Seeds and SaudiNewsNet openings: up to 9."""
    lead_sentences: int = 3
    """First sentences of the body text that tell what a report is about."""
    report_weight: float = 3.0
    """Weight from which a body's meeting is the main matter: one naming in headline or lead has 3, in the next sentences 2, later 1."""
    plan_days: int = 366
    """A planned meeting dated in a text is at most so long after the text: it bounds the day of the text from below."""
    same_days: int = 1
    """Reports of one body and level whose dates lie so far apart are of one meeting: time zones, and "today" for "yesterday"."""
    shared_words: float = 0.30
    """Share of the rarer words of an undated report that a dated one must hold for the two to be of one meeting.
    Seeds: two reports of one meeting .35 and more, of two meetings of the body one year apart up to .29."""
    recall_days: int = 1
    """Days between the date of a recalled statement and the meeting that it came out of."""


@dataclass(frozen=True, slots=True)
class Regions:
    """How ``documents`` tells the article from the page around it."""

    paragraph_words: int = 12
    """Words from which a line counts as a paragraph. Of the five seeds' body paragraphs the shortest has 12, of their furniture the longest 9."""
    headline_words: int = 32
    """Words of the longest headline; half of that where paragraphs have no final stops to tell them by."""
    name_words: int = 4
    """A line of so few words between headline and body is taken for a writer's name."""
    resume_share: float = 0.45
    """Share of a paragraph's longer words that the article used before: from here on it goes on after links to other stories."""
    resume_joined: float = 0.22
    """The same where the paragraph begins with a joined conjunction (``وأضاف``), as no teaser does."""
    shortest_repeat: int = 6
    """Words of the shortest line that can be a repeat (a pull quote)."""
    repeat_share: float = 0.8
    """Share of its words in runs that stand above: from here on a paragraph is a second copy. A copy with one word in 40 changed keeps .88."""
    longest_run: int = 40
    """Words of a repeated stretch within a paragraph that is cut out of it."""
    excerpt_words: int = 60
    """Words of the longest excerpt printed above the body."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All groups; each field's docstring says what it is."""

    reading: Reading = field(default_factory=Reading)
    regions: Regions = field(default_factory=Regions)
    gathering: Gathering = field(default_factory=Gathering)
    merging: Merging = field(default_factory=Merging)

    @classmethod
    def read(cls, path: Path) -> Settings:
        """Settings of a TOML file; a group or field that does not exist is refused by name."""
        try:
            data = tomllib.loads(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as err:
            raise KnowledgeError(f"cannot read settings {path}: {err}") from err
        settings = cls()
        for group, values in data.items():
            if group not in cls.__dataclass_fields__ or not isinstance(values, dict):
                raise KnowledgeError(f"{path}: no settings group [{group}]; groups: {', '.join(cls.__dataclass_fields__)}")
            current = getattr(settings, group)
            known = {f.name: type(getattr(current, f.name)) for f in dataclasses.fields(current)}
            for name, value in values.items():
                if name not in known:
                    raise KnowledgeError(f"{path}: no setting {group}.{name}; settings: {', '.join(known)}")
                if not isinstance(value, known[name]) and not (known[name] is float and isinstance(value, int)):
                    raise KnowledgeError(f"{path}: {group}.{name} takes {known[name].__name__}, not {value!r}")
            settings = dataclasses.replace(settings, **{group: dataclasses.replace(current, **values)})
        return settings
