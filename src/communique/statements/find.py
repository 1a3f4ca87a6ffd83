"""The statements of one document: what its headline and body report as said, agreed or done, each tied to its words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from communique.knowledge import Knowledge
from communique.model import Document, Note, Region, Statement
from communique.settings import Settings
from communique.statements import items, narration
from communique.statements.build import Builder, in_order
from communique.statements.cues import Governed, chain
from communique.statements.grammar import grammar
from communique.statements.line import Line
from communique.statements.speakers import speakers
from communique.statements.themes import themes
from communique.text.segment import Quote, Sentence, paragraphs, quotes, sentences

_LEAD_SENTENCES = 3
"""A first paragraph of more sentences is the whole text run together: then its first sentence alone is the lead."""
_OWN_WORDS = 4
_WE = ("we", "نحن")
_JOINT_TEXT = re.compile(r"بيان|بلاغ|إعلان|اعلان|communiqu|statement|declaration", re.IGNORECASE)


def find_statements(document: Document, knowledge: Knowledge, settings: Settings) -> tuple[tuple[Statement, ...], tuple[Note, ...]]:
    """Statements of ``document`` by place, and notes on what was set aside. Offsets count in ``document.text``.

    ``meeting`` and ``point`` are left None. A body sentence that no rule takes for speech or procedure is what the outlet tells.
    """
    tables = grammar(knowledge, document.language)
    reported = document.kind == "official" or _JOINT_TEXT.search(document.text) is not None
    joint_text = document.kind == "official" or bool(document.bodies and reported)
    memory = speakers(document, tables, knowledge, joint_text)
    fields = themes(knowledge, document.bodies, document.language)
    builder = Builder(document, knowledge, tables, settings.stating, memory, fields, text_reported=reported)
    before_body = True
    for region in document.regions:
        if region.role == "headline":
            _read(builder, region, True, settings)
            builder.flow = None
        elif region.role == "body":
            _read(builder, region, False, settings, before_body)
            before_body = False
    return tuple(in_order(builder)), tuple(builder.notes)


def _read(builder: Builder, region: Region, headline: bool, settings: Settings, opening: bool = False) -> None:
    """Every sentence of a region."""
    text = builder.document.text
    for number, paragraph in enumerate(paragraphs(text, region.start, region.end)):
        if builder.official and items.is_heading(text, paragraph.start, paragraph.end) and not _speaks(builder, paragraph):
            builder.note(paragraph.start, paragraph.end, "heading of a section")
            continue
        marks = quotes(text, paragraph.start, paragraph.end)
        found = sentences(text, paragraph.start, paragraph.end)
        if not builder.official:
            builder.flow = builder.last = None
        for place, sentence in enumerate(found):
            lead = headline or (opening and number == 0 and (place == 0 or len(found) <= _LEAD_SENTENCES))
            _sentence(builder, sentence, marks, headline, lead)


def _sentence(builder: Builder, sentence: Sentence, marks: list[Quote], headline: bool, lead: bool) -> None:
    end = sentence.end
    label, start = items.label_of(builder.document.text, sentence.start, end)
    line = Line(builder.document.text, start, end, builder.grammar, _within(marks, sentence), headline, lead)
    if len(line.words) > builder.settings.longest_sentence:
        cut = line.words[builder.settings.longest_sentence - 1].end
        builder.note(cut, end, "sentence too long: its end was not read")
        line = replace(line, end=cut, quotes=tuple(quote for quote in line.quotes if quote.start < cut))
    if not line.words:
        return
    if builder.official and items.introduces(line):
        builder.note(line.start, line.end, "introduces what follows")
        builder.introduction = items.introduction(line, label)
        return
    if builder.introduction is not None and (label is None or label == builder.introduction.label):
        builder.introduction = None
    links = chain(line)
    if builder.introduction is not None and not _own_cue(links.cues) and line.texts[0] not in _WE:
        builder.item(line, builder.introduction)
        return
    for hit, why in links.aside:
        builder.note(line.words[hit.first].start, line.words[hit.last].end, f"{why}: {hit.form.entry.lemma}")
    if links.cues and builder.official and _speaks_first(line, links.cues[0], builder):
        builder.speech(line, links.cues[0].clause)
    elif links.cues and not headline and links.cues[0].complement.before is None and links.cues[0].hit.form.shape != "noun":
        _told_before(builder, line, links.cues[0])
    for governed in links.cues:
        builder.of_cue(line, governed)
    if links.cues:
        return
    _without_cue(builder, sentence, line)


def _without_cue(builder: Builder, sentence: Sentence, line: Line) -> None:
    """A fact of the meeting, speech that runs on, or the outlet's own words."""
    goes_on = builder.text_reported and (
        builder.flow is not None or (bool(builder.document.bodies) and narration.foretells(line) and bool(builder.statements))
    )
    if not line.headline and builder.carries_on(line):
        return
    if builder.official and narration.presents_us(line):
        builder.fact(line, 0, len(line.words))
    elif narration.tells_of_meeting(line):
        for fact in narration.parts_of_outlook(line):
            builder.fact(line, fact.first, fact.last)
    elif not line.headline and (builder.official or goes_on or narration.runs_on(line)):
        builder.speech(line)
    elif not line.headline:
        builder.remark(line)
    else:
        builder.note(sentence.start, sentence.end, "headline without a cue")


def _own_cue(cues: Sequence[Governed]) -> bool:
    """Whether an item of a list opens with a cue and a subject of its own."""
    return bool(cues) and cues[0].clause == 0 and (cues[0].hit.form.shape == "we" or cues[0].complement.subject is not None)


def _speaks(builder: Builder, paragraph: Sentence) -> bool:
    """Whether a short paragraph holds a cue or speech after all."""
    line = Line(builder.document.text, paragraph.start, paragraph.end, builder.grammar)
    return bool(chain(line).cues) or (bool(line.words) and narration.runs_on(line))


def _speaks_first(line: Line, first: Governed, builder: Builder) -> bool:
    """Whether a sentence of an official text says something of its own before its first cue: ``سنواصل ...، ونحيي ...``."""
    begin = first.frame.clause if first.frame else first.clause
    return begin >= _OWN_WORDS and first.entry.kind == "say" and first.complement.before is None and narration.runs_on(line)


def _told_before(builder: Builder, line: Line, first: Governed) -> None:
    """What a sentence tells before its first cue: ``نفت الوزارة الخبر، وقالت إن``. A fronted phrase without a verb is no telling."""
    begin = first.frame.clause if first.frame else first.clause
    if narration.tells(line, 0, begin):
        builder.remark(line, begin)


def _within(marks: list[Quote], sentence: Sentence) -> tuple[Quote, ...]:
    """Quotations that reach into the sentence; ``marks`` are sorted by start."""
    stop = bisect_left([quote.start for quote in marks], sentence.end)
    return tuple(quote for quote in marks[:stop] if quote.end >= sentence.start)
