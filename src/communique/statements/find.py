"""The statements of one document: what its headline and body report as said, agreed or done, each tied to its words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from communique.knowledge import Knowledge
from communique.model import Document, Note, Region, Statement
from communique.settings import Settings
from communique.statements import items, narration, procedures, uncued
from communique.statements.cued import of_cue
from communique.statements.cues import Governed, chain
from communique.statements.document_themes import DocumentThemes
from communique.statements.grammar import grammar
from communique.statements.line import Line
from communique.statements.reading import Reading
from communique.statements.small import small
from communique.statements.speakers import Voice, speakers
from communique.statements.themes import themes
from communique.text.segment import Quote, Sentence, paragraphs, quotes, sentences

_LEAD_SENTENCES = 3
"""A first paragraph of more sentences is the whole text run together: then its first sentence alone is the lead."""
_OWN_WORDS = 4
_WE = ("we", "نحن")
_JOINT_TEXT = re.compile(r"بيان|بلاغ|إعلان|اعلان|communiqu|statement|declaration", re.IGNORECASE)
_GATHERED = re.compile(r"اجتماع|اجتمع|القمة|قمتهم|مؤتمر|\bmet\b|meeting|summit", re.IGNORECASE)
"""What a body's text or meeting is called: a report of neither is not in the body's own themes."""


def find_statements(document: Document, knowledge: Knowledge, settings: Settings) -> tuple[tuple[Statement, ...], tuple[Note, ...]]:
    """Statements of ``document`` by place, and notes on what was set aside. Offsets count in ``document.text``.

    ``meeting`` and ``point`` are left None. A body sentence that no rule takes for speech or procedure is what the outlet tells.
    """
    tables = grammar(knowledge, document.language)
    reported = document.kind == "official" or _JOINT_TEXT.search(document.text) is not None
    joint_text = document.kind == "official" or bool(document.bodies and reported)
    memory = speakers(document, tables, knowledge, joint_text)
    its_own = memory.kinds.opening and (reported or _GATHERED.search(document.text) is not None)
    fields = themes(knowledge, document.bodies if its_own else (), document.language)
    about = DocumentThemes(document, fields, settings.stating)
    reading = Reading(document, settings.stating, memory, about, text_reported=reported)
    opening = True
    for region in document.regions:
        if region.role == "headline":
            _read(reading, region)
            reading.flow = None
        elif region.role == "body":
            _read(reading, region, opening)
            opening = False
    return tuple(reading.in_order()), tuple(reading.notes)


def _read(reading: Reading, region: Region, opening: bool = False) -> None:
    """Every sentence of a region; ``opening``: it is the first of the body, so its first paragraph is the lead."""
    text, headline = reading.document.text, region.role == "headline"
    for number, paragraph in enumerate(paragraphs(text, region.start, region.end)):
        if reading.official and items.is_heading(text, paragraph.start, paragraph.end) and not _speaks(reading, paragraph):
            reading.note(paragraph.start, paragraph.end, "heading of a section")
            continue
        marks = quotes(text, paragraph.start, paragraph.end)
        found = sentences(text, paragraph.start, paragraph.end)
        if not reading.official:
            reading.flow = reading.last = None
        for place, sentence in enumerate(found):
            lead = headline or (opening and number == 0 and (place == 0 or len(found) <= _LEAD_SENTENCES))
            label, start = items.label_of(text, sentence.start, sentence.end)
            above = label is not None and reading.speakers.above is not None
            line = Line(text, start, sentence.end, reading.grammar, _within(marks, sentence), headline, lead, above)
            _sentence(reading, _bounded(reading, line), label)


def _bounded(reading: Reading, line: Line) -> Line:
    """The line up to the longest that is read."""
    longest = reading.settings.longest_sentence
    if len(line.words) <= longest:
        return line
    cut = line.words[longest - 1].end
    reading.note(cut, line.end, "sentence too long: its end was not read")
    return replace(line, end=cut, quotes=tuple(quote for quote in line.quotes if quote.start < cut))


def _sentence(reading: Reading, line: Line, label: items.Label | None) -> None:
    if not line.words:
        return
    if reading.official and items.introduces(line):
        reading.note(line.start, line.end, "introduces what follows")
        reading.introduction = items.introduction(line, label)
        reading.speakers.above = _subject_of_items(reading, line) if reading.introduction is None else None
        return
    if reading.introduction is not None and (label is None or label == reading.introduction.label):
        reading.introduction = None
    links = chain(line)
    if reading.introduction is not None and not _own_cue(links.cues) and line.texts[0] not in _WE:
        uncued.item(reading, line, reading.introduction)
        return
    for hit, why in links.aside:
        reading.note(line.words[hit.first].start, line.words[hit.last].end, f"{why}: {hit.form.entry.lemma}")
    if not links.cues:
        _without_cue(reading, line)
        return
    _before_cue(reading, line, links.cues[0])
    for governed in links.cues:
        of_cue(reading, line, governed)


def _subject_of_items(reading: Reading, line: Line) -> Voice | None:
    """``The Council:``, ``إن المجلس:``: who does what the items below say, where it is those whose text this is."""
    named = reading.speakers.named(line, items.first_word(line), len(line.words))
    return named if named is not None and named.kind == "meeting" else None


def _without_cue(reading: Reading, line: Line) -> None:
    """A fact of the meeting, speech that runs on, or the outlet's own words."""
    if not line.headline and uncued.carries_on(reading, line):
        return
    if procedures.reviews(line) or (reading.official and narration.presents_us(line)):
        uncued.fact(reading, line, narration.Fact(0, len(line.words)))
    elif narration.tells_of_meeting(line):
        for fact in narration.parts_of_outlook(line):
            uncued.fact(reading, line, fact)
    elif line.headline:
        reading.note(line.start, line.end, "headline without a cue")
    elif reading.official or _goes_on(reading, line) or narration.runs_on(line):
        uncued.speech(reading, line, len(line.words))
    else:
        uncued.remark(reading, line, 0, len(line.words))


def _goes_on(reading: Reading, line: Line) -> bool:
    """Whether a report of a joint text goes on in its speech: it spoke before in this paragraph, or tells what will be done."""
    foretold = bool(reading.document.bodies and reading.statements) and narration.foretells(line)
    return reading.text_reported and (reading.flow is not None or foretold)


def _own_cue(cues: Sequence[Governed]) -> bool:
    """Whether an item of a list opens with a cue and a subject of its own."""
    return bool(cues) and cues[0].clause == 0 and (cues[0].hit.form.shape == "we" or cues[0].complement.subject is not None)


def _speaks(reading: Reading, paragraph: Sentence) -> bool:
    """Whether a short paragraph holds a cue or speech after all."""
    line = Line(reading.document.text, paragraph.start, paragraph.end, reading.grammar)
    return bool(chain(line).cues) or (bool(line.words) and narration.runs_on(line))


def _before_cue(reading: Reading, line: Line, first: Governed) -> None:
    """What a sentence tells before its first cue: ``نفت الوزارة الخبر، وقالت إن``. A fronted phrase without a verb is no telling."""
    begin = first.frame.clause if first.frame else first.clause
    if first.complement.before is not None or (begin and _only_introduces(line, begin)):
        return
    if reading.official and first.entry.kind == "say" and begin >= _OWN_WORDS and narration.runs_on(line):
        uncued.speech(reading, line, first.clause)
    elif not line.headline and first.hit.form.shape != "noun" and narration.tells(line, 0, begin):
        uncued.remark(reading, line, 0, begin)


def _only_introduces(line: Line, at: int) -> bool:
    """``وواصل حديثه قائلا إن``: whether a word of saying with no mark before it takes up the verb of speaking that opens the sentence."""
    return line.texts[at] in small("ar", "speaking") and not line.comma(at)


def _within(marks: list[Quote], sentence: Sentence) -> tuple[Quote, ...]:
    """Quotations that reach into the sentence; ``marks`` are sorted by start."""
    stop = bisect_left([quote.start for quote in marks], sentence.end)
    return tuple(quote for quote in marks[:stop] if quote.end >= sentence.start)
