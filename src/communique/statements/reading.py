"""What the reading of one document has come to: its statements and notes, and what one sentence tells the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from communique.model import Act, Cue, Document, Note, Speaker, Statement
from communique.model import Voice as VoiceName
from communique.settings import Stating
from communique.statements import quotations
from communique.statements.clauses import Piece
from communique.statements.document_themes import DocumentThemes
from communique.statements.grammar import Grammar
from communique.statements.items import Introduction
from communique.statements.line import Line
from communique.statements.speakers import Speakers
from communique.text.segment import Quote

STAGE = "statements"


_CURRENCIES = ("$", "€", "£", "¥")


@dataclass
class Reading:
    """State of one document's reading."""

    document: Document
    settings: Stating
    speakers: Speakers
    themes: DocumentThemes
    text_reported: bool
    """Whether the document names a text that it reports: only then does speech without a cue run on in the press."""
    statements: dict[str, Statement] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    last: Statement | None = None
    """The last statement of the paragraph with a cue, whoever spoke."""
    flow: Statement | None = None
    """The last statement of the meeting in this paragraph: what speech without a cue runs on from."""
    introduction: Introduction | None = None
    """The line above a list that is being read."""

    @property
    def official(self) -> bool:
        return self.document.kind == "official"

    @property
    def grammar(self) -> Grammar:
        return self.speakers.grammar

    def note(self, start: int, end: int, message: str) -> None:
        self.notes.append(Note(STAGE, self.document.id, start, end, message))

    def add(
        self,
        line: Line,
        piece: Piece,
        voice: VoiceName,
        *,
        act: Act | None = None,
        speaker: Speaker | None = None,
        holder: Speaker | None = None,
        via: str | None = None,
        cue: Cue | None = None,
        marks: Sequence[Quote] | None = None,
        noun_alone: bool = False,
    ) -> Statement | None:
        """The statement that ``piece`` makes; None, with a note, where it is too short to stand alone.

        ``act``: where it is not what the piece itself does; ``marks``: the quotation marks that count, else those of the line;
        ``noun_alone``: whether one definite noun is enough, as behind a cue.
        """
        span = self._span(line, piece, noun_alone)
        if span is None:
            return None
        low, high = (min(cue.start, span[0]), max(cue.end, span[1])) if cue else span
        statement = Statement(
            id=f"{self.document.id}:{low}-{high}",
            document=self.document.id,
            meeting=None,
            start=low,
            end=high,
            content=(span,),
            cue=cue,
            speaker=speaker,
            holder=holder,
            via=via,
            mode=quotations.mode(line.raw, *span, line.quotes if marks is None else marks),
            voice=voice,
            act=act or piece.verdict.act,
            strength=piece.verdict.strength if act is None else None,
            themes=self.themes.of(line, piece, self.flow),
            lead=line.lead,
            point=None,
            reasons=piece.verdict.reasons,
        )
        self.statements.setdefault(statement.id, statement)
        return statement

    def in_order(self) -> Iterator[Statement]:
        """The statements by place."""
        yield from sorted(self.statements.values(), key=lambda s: (s.content[0][0], s.end, s.start))

    def _span(self, line: Line, piece: Piece, noun_alone: bool) -> tuple[int, int] | None:
        """Raw span of a piece without the marks around it."""
        if piece.first >= piece.last:
            return None
        start = piece.start if piece.start >= 0 else _opening(line, piece.first)
        end = line.words[piece.last].start if piece.last < len(line.words) else line.end
        span = quotations.trimmed(line.raw, start, end, line.quotes)
        size = sum(1 for word in line.words[piece.first : piece.last] if span[0] <= word.end and word.end <= span[1] + 1)
        definite = line.texts[piece.first].removeprefix("ب").startswith("ال") or line.possessed(piece.first)
        whole = size == 1 and noun_alone and definite
        if span[0] >= span[1] or (size < self.settings.shortest_content and not whole):
            self.note(min(start, end), max(start, end), "too short to stand alone")
            return None
        return span


def _opening(line: Line, first: int) -> int:
    """Where the content starts: its first word, with the mark or the sign of a currency right before it."""
    quote = line.quote_at(first)
    if quote is not None and quote.start >= line.start:
        return quote.start
    start = line.words[first].start
    return start - 1 if line.raw[start - 1 : start] in _CURRENCIES else start
