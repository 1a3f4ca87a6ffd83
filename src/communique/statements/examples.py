"""Does an entry of the knowledge that this room reads do what its examples say?"""

from __future__ import annotations

from communique.knowledge import Knowledge
from communique.knowledge.acts import ActWords
from communique.knowledge.cues import CueEntry
from communique.knowledge.particles import Particles
from communique.knowledge.speakers import SpeakerNouns
from communique.knowledge.themes import Theme
from communique.settings import Stating
from communique.statements import narration
from communique.statements.acts import decide
from communique.statements.cues import chain
from communique.statements.grammar import grammar
from communique.statements.line import Line
from communique.statements.small import small
from communique.statements.themes import Themes
from communique.text.segment import quotes
from communique.text.words import words

Entry = CueEntry | ActWords | SpeakerNouns | Theme


def holds(entry: Particles, sentence: str, language: str) -> bool:
    """Whether a word, or pair of words, of a class of small words stands in ``sentence``, with or without the article."""
    read = f" {' '.join(word.text for word in words(sentence))} "
    return any(f" {word} " in read or f"ال{word} " in read for word in small(language, entry.id))


def fires(entry: Entry, sentence: str, knowledge: Knowledge) -> bool:
    """Whether ``entry`` takes effect in ``sentence``.

    A cue fires where it governs a content; a class of deciding words where it is the head, or a sign, of a content; a noun
    where it heads a subject or stands in the sentence as a speaker would; a theme where no other theme of none outweighs it.
    """
    language = "ar" if any("\u0600" <= letter <= "\u06ff" for letter in sentence) else "en"
    tables = grammar(knowledge, language)
    line = Line(sentence, 0, len(sentence), tables, tuple(quotes(sentence, 0, len(sentence))))
    if isinstance(entry, CueEntry):
        return _governs(entry, line)
    if isinstance(entry, ActWords):
        return _decides(entry, line)
    if isinstance(entry, SpeakerNouns):
        return any(hit.value == entry.kind for hit in tables.speakers.find(line.words))
    return bool(Themes((entry,), language).of(words(sentence), Stating()))


def _governs(entry: CueEntry, line: Line) -> bool:
    found = chain(line).cues
    found = tuple(
        g for g in found if g.entry.kind != "record" or narration.has_gathering(line, 0, len(line.words)) or g.entry.takes
    )
    frames = [governed.frame for governed in found if governed.frame is not None]
    if entry.lemma == "according to" and entry.kind == "source":
        return any(hit.form.entry == entry for at in range(len(line.words)) for hit in line.grammar.forms.at(line.words, at))
    return any(governed.entry == entry for governed in (*found, *frames))


def _decides(entry: ActWords, line: Line) -> bool:
    """Looks at the content of each cue in the sentence, or at the sentence where it has none."""
    spans = [(g.first, g.last, g.complement.kind in ("that", "quote", "clause")) for g in chain(line).cues]
    for first, last, clause in spans or [(0, len(line.words), True)]:
        content = line.words[first:last]
        if entry.place == "sign" and any(hit.value.id == entry.id for hit in line.grammar.signs.find(content)):
            return True
        if entry.place == "head" and decide(content, None, line.grammar, clause).head == entry.id:
            return True
    return False
