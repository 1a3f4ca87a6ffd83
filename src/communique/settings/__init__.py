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
from communique.settings.copying import Copying as Copying
from communique.settings.intake import Fetching as Fetching
from communique.settings.intake import Reading as Reading


@dataclass(frozen=True, slots=True)
class Merging:
    """From what likeness on statements of one meeting are one point. Likeness is 0 to 1, raised and lowered by evidence."""

    same_language: float = 0.36
    """Two reports in one language. Seed gold: pairs of one point from .28 (.42 with evidence), other body pairs up to .26 without."""
    crowd: float = 0.02
    """Added to ``same_language`` for each doubling of the documents beyond two: among many texts more pairs are alike by chance."""
    across_languages: float = 0.04
    """Official text and reports in another language, after hub correction (notes on alignment: ranks carry over, cut-offs do not)."""
    lead: float = 0.34
    """A headline or lead statement and the body of its own report."""
    lead_floor: float = 0.19
    """A lead left alone and the best body statement of its own report on a shared theme: four of four in the seed gold are right."""
    restated: float = 0.75
    """Two body statements of one document: only where one plainly says the other again."""
    rival: float = 0.5
    """How much of the distance to a better match in the other document is taken off: 1 would demand mutual best matches."""
    left_over: float = 0.3
    ahead: float = 0.15
    """Likeness with evidence of points left without an official wording to the nearest one, and how far it must be ahead of the next
    nearest, to be joined to it. Example and two further bodies: .40 and .33 ahead for the right one, up to .27 and .15 for wrong ones."""
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
    recall_reach: int = 8
    """Between a word of recalling, or of a meeting to come or past, and the date that goes with it."""
    later_reach: int = 4
    """Between a word of meeting and its date after the lead, where most dates are of decrees, deadlines and other meetings."""
    virtual_reach: int = 15
    """Between a word of meeting and a word for how it was held."""
    party_reach: int = 6
    """Between the word that joins two parties and each of them: room for a title and a name."""
    count_reach: int = 9
    """On either side of a number, for the word that decides what it counts."""
    held_reach: int = 3
    """Between a word like ``began`` or ``held`` and the meeting that it is said of."""
    part_reach: int = 6
    """Words between a part and its whole (``nine of the ten members``)."""
    subject_reach: int = 3
    """Words before a body's name at most that opens its sentence: a verb, an article, a word like "members of"."""
    list_length: int = 3
    """States in a row that make a list of participants in a sentence about attendance."""
    lead_sentences: int = 3
    """First sentences of the body text that tell what a report is about."""
    report_weight: float = 3.0
    """Weight from which a body's meeting is the main matter: one naming in headline or lead has 3, in the next sentences 2, later 1."""
    told_sentences: int = 3
    """Sentence up to which a report says that its meeting was held; below, it is rather of another."""
    history_years: int = 2
    """Years before it came out from which a meeting is history that a report recalls;"""
    history_years_crawled: int = 4
    """the same where only the day is known on which the page was fetched, which may be years after it came out."""
    later_weight: float = 2.0
    """What all namings below headline and lead weigh together at most: essays name a summit in every other paragraph."""
    same_days: int = 1
    """Reports of one body and level whose dates lie so far apart are of one meeting: time zones, and "today" for "yesterday"."""
    shared_words: float = 0.30
    """Share of the shorter report's words that two reports a day apart must have in common to be of one meeting."""
    same_name: float = 0.6
    """Share of the shorter name's words that two names of bodies without a profile must have in common to be one body's."""
    same_text: float = 0.60
    """``shared_words`` where they are not: the same text under a headline that names the body otherwise."""
    box_items: int = 5
    """Items of the shortest list below another story that may hold the points of a statement,"""
    box_words: float = 0.75
    """and the share of its words that a report of the meeting must have."""
    same_meeting: float = 0.45
    """Shared words and the evidence below from which an undated report is of a dated meeting. Shared words alone do not tell
    meetings of one body apart: seeds .27 to .28 for two reports of one meeting, .27 to .38 for reports of two."""
    words_alone: float = 0.40
    """The same where nothing else speaks for it than that it came out soon after. Saudi cabinet of 3 August 2015: reports .75 and
    more, articles that only name the cabinet .26 and less."""
    joint_words: float = 0.50
    joint_text: int = 40
    """Share of the shorter report's words from which a report that names one side is of the joint meeting of that day, and
    how many different words such a report has at least: short reports of a body's own session share most of theirs."""
    weekday_fits: float = 0.15
    came_out_soon: float = 0.25
    """Added where the meeting's day is the weekday that the report names; where the report came out within ``soon_days``."""
    soon_days: int = 3
    """Days after a meeting within which its reports come out as a rule."""
    same_count: float = 0.25
    """Added where both state one number of participants, taken off where they state different ones, which happens."""
    same_place: float = 0.15
    same_head: float = 0.25
    both_virtual: float = 0.05
    """Added for one city; for a host or chair of one party; for both by video."""
    late_days: int = 10
    """An undated report comes out so many days after its meeting at most; SaudiNewsNet's latest full reports come 3 days after."""
    fresh_days: int = 30
    """A date so long before a report came out counts as the meeting's only where the report gives no other."""
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
    sure_repeat: int = 30
    """Words from which a line that stands twice is a copy by itself; a shorter one needs a neighbour that repeats too."""
    shortest_excerpt: int = 8
    """Words of the shortest excerpt or pull quote printed above what it is taken from; shorter ones are subheadings."""
    excerpt_words: int = 60
    """Words of the longest excerpt printed above the body."""


@dataclass(frozen=True, slots=True)
class Carrying:
    """When a report's rendering of a point is word for word, in part, or not there. Shares are of the wording's content words.

    Chosen by 342 different renderings of official wordings in four references, by hand-coded words and by the words found: form right
    for .80 to .97 of each reference by the coded words, .80 to .97 by those found. Any threshold one step away loses .2 to 3 points.
    """

    copied: float = 0.03
    """Words replaced or put in between, as a share, up to which a rendering copies the wording."""
    phrase_of_copy: int = 3
    """Different content words in one place that a copy skips, from which it is *partial*,"""
    phrase_share_of_copy: float = 0.15
    """and the least share of the wording that they must be."""
    dropped_of_copy: float = 0.3
    """Share that a copy leaves out in all places together, from which it is *partial* too."""
    phrase: int = 4
    phrase_share: float = 0.25
    dropped: float = 0.5
    """The same three of a rendering in words of its own, which needs fewer: only words that nothing stands for in their place count."""
    short: int = 8
    """Content words of a wording up to which ``dropped`` does not count: with few words one synonym in another place is a large share."""
    own_words: float = 0.1
    """Words replaced (words put in count half), and words left out, up to which a rendering is *verbatim* although it is no copy."""
    moved: float = 0.15
    """Words that stand in another order, up to which it still is."""
    short_translation: float = 0.75
    """Length of a translation beside the wording below which it may leave out a clause,"""
    without_clause: float = 0.05
    """and how much nearer, by cosine, it must be to the wording without that clause."""
    half_translation: float = 0.5
    """Length below which it is enough that it is no further."""
    strangers: int = 1
    """Words of other matters in a row that end what runs on from a statement."""
    located: float = 0.6
    """Share of the wording's content words, rare ones counting more, from which a sentence without a statement carries a point."""
    located_again: float = 0.8
    """The same where the sentence holds statements of other points."""
    located_purity: float = 0.4
    """Share of the sentence's own content words that the wording must have: a long sentence holds many words by chance."""
    fragment: float = 0.25
    """Share of the wording's content words in a clause that says nothing else and so carries a part of it."""
    fragment_purity: float = 0.8
    """Share of such a clause's words that the wording must have."""
    located_words: int = 3
    """Content words that such a sentence must share at least."""
    by_meaning: float = 0.23
    """Likeness freed of hubs, and of what a better point has more, from which a run of clauses says a point in its own language.
    276 carried and 300 other cells of three references: precision .97, recall .93, without any help of words or statements."""
    by_meaning_across: float = 0.32
    """The same by cosine in another language: precision .97, recall .71 (.28: .90 and .82)."""
    by_meaning_of_press: float = 0.12
    """Added where no official text has the point: reports word many points nearly alike. Doha 2015: of 30 places between .23 and
    .46 half are right, from .35 on 8 of 9."""
    meaning_share: float = 0.12
    """Share of a wording's content words, rare ones counting more, that a run of its language must have to be compared: it halves the time."""
    meaning_words: int = 4
    """Content words that such a run of clauses has at least: names and ends of lists have fewer."""
    hubs: float = 0.25
    """Share of the mean likeness to the five nearest that is taken off on either side. Without: recall .91 at a precision of .95, with it .96."""


@dataclass(frozen=True, slots=True)
class Stating:
    """What ``statements`` takes for a statement and its themes."""

    theme_share: float = 0.5
    """A theme is named beside the heaviest one from this share of its weight on."""
    theme_least: float = 1.0
    """Weight that a theme needs to be named at all, unless no other has any."""
    theme_around: float = 3.0
    """Weight that what the whole text is about adds to a content's own words, where no profile of the body applies: F1 of the themes of
    matched press statements, both development halves, .772 and .763 with 2, .772 and .771 with 3, .773 and .769 with 4."""
    theme_yields: float = 0.5
    """What is left of the weight of words of meetings in a content that tells no procedure: .2 to .7 differ by .004."""
    theme_share_within: float = 0.55
    """As ``theme_share``, for a content weighed together with its text: .5, .55, .6 and .7 give .707, .701, .702 and .695 (.777, .781, .779, .762)."""
    most_themes_within: int = 2
    """As ``most_themes``, for such a content; coders named three at most, but two more often right than three (.763 and .767, .773 and .761)."""
    most_themes: int = 4
    """Themes of one statement at most."""
    shortest_content: int = 2
    """Words; a shorter content stands for nothing on its own and is set aside with a note."""
    longest_sentence: int = 600
    """Words of a sentence that are looked at; text without stops is cut there, which bounds the time of a page."""


@dataclass(frozen=True, slots=True)
class Changing:
    """From what likeness on points of two meetings are one, and when what is missing may be called new or dropped."""

    linked: float = 0.4
    """Likeness with evidence within a language. Seed gold: linked pairs from .36 (.42 with evidence), others up to .34 (.41)."""
    across_languages: float = 0.5
    """Cosine with evidence where two meetings share no language; few data, so ranks decide most."""
    rival: float = 0.5
    """How much of the distance to a better match in the other meeting is taken off."""
    kept: float = 0.45
    """Likeness, press to press, from which a linked point counts as kept when act and strength stand; renderings differ by themselves."""
    loose: float = 0.2
    """Likeness from which points left over are tied where act and theme are the same and one side is known from the press only.
    Seeds: right pairs .20 to .28 (outrage and condemnation of the same crimes), the best wrong one .18."""
    least: float = 0.28
    """Likeness without evidence below which nothing is tied (announcements of a next meeting apart)."""
    same_words: float = 0.86
    """Between official texts: share of the content words of either that the other has, in each language, from which the point is kept."""
    in_common: float = 0.15
    """Between official texts in one language: share of the words of either, rare ones counting more, that a tie needs. Example: wrong
    pairs up to .13, right ones from .18 (.25 and .30 where words that most points have count as much)."""
    other_states: float = 0.25
    """Taken off likeness where both points name states and share none: two welcomes of new members are alike in all but that."""
    near_complete_share: float = 0.75
    """Share of a report's body that the meeting's own statements take up, from which it can stand for the whole text (seeds: .86, .69, .28)."""
    near_complete_words: int = 300
    """And content words in them (seeds: 418, 219, 85)."""


@dataclass(frozen=True, slots=True)
class Disagreeing:
    """What counts as a conflict worth an editor's look; rather too few than too many."""

    quoted_words: float = 0.75
    """Share of its words that a quotation must have in the official text, or in another report's quotation, not to be doubted."""
    listed: int = 5
    """Countries that a list must name to be compared with a stated number."""
    listed_share: float = 0.4
    """And the least share of the stated number: three hosts named are no list of twenty-nine."""
    selection_points: int = 5
    """Points each of two reports must carry for their choice to be compared."""
    selection_shared: float = 0.4
    """Share of the points of both that both carry, up to which they chose differently."""
    context_words: int = 2
    """Content words that two places in texts must share around a place name to speak of one thing."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All groups; each field's docstring says what it is."""

    reading: Reading = field(default_factory=Reading)
    fetching: Fetching = field(default_factory=Fetching)
    copying: Copying = field(default_factory=Copying)
    regions: Regions = field(default_factory=Regions)
    stating: Stating = field(default_factory=Stating)
    gathering: Gathering = field(default_factory=Gathering)
    merging: Merging = field(default_factory=Merging)
    carrying: Carrying = field(default_factory=Carrying)
    changing: Changing = field(default_factory=Changing)
    disagreeing: Disagreeing = field(default_factory=Disagreeing)

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
