"""Makes statements of what the other modules found in a sentence, and keeps what one sentence tells the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from communique.knowledge import Knowledge
from communique.model import Act, Cue, Document, Note, Reason, Speaker, Statement, Strength
from communique.model import Voice as VoiceName
from communique.settings import Stating
from communique.statements import narration, procedures, quotations
from communique.statements.acts import Verdict, decide
from communique.statements.clauses import Piece, pieces
from communique.statements.cues import Governed, cue_of, resumes_frame
from communique.statements.grammar import Grammar
from communique.statements.items import Introduction, first_word
from communique.statements.line import Line
from communique.statements.small import small
from communique.statements.speakers import Speakers, Voice
from communique.statements.themes import Themes
from communique.text.words import Word, strip_proclitics, words

STAGE = "statements"
_MEETING = "organisation"
"""Theme of what is about the meeting itself, in every set."""
_BODY = 8000
"""Characters of a body that are read for its prevailing theme."""
_WE = frozenset(("we", "نحن"))
_AGREED = 8
"""Words of a content in which ``we agreed`` stands."""


@dataclass
class Builder:
    """State of one document's reading."""

    document: Document
    knowledge: Knowledge
    grammar: Grammar
    settings: Stating
    speakers: Speakers
    themes: Themes
    text_reported: bool = True
    """Whether the document names a text that it reports: only then does speech without a cue run on in the press."""
    statements: dict[str, Statement] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    last: Statement | None = None
    """The last statement of the paragraph with a cue, whoever spoke."""
    introduction: Introduction | None = None
    """The line above a list that is being read."""
    flow: Statement | None = None
    """The last statement of the meeting in this paragraph: what speech without a cue runs on from."""

    @property
    def official(self) -> bool:
        return self.document.kind == "official"

    @cached_property
    def _opening_words(self) -> list[Word]:
        """The words of the body, up to a bound."""
        body = next((region for region in self.document.regions if region.role == "body"), None)
        return words(self.document.text, body.start, min(body.end, body.start + _BODY)) if body is not None else []

    @cached_property
    def around(self) -> dict[str, float]:
        """What the whole body is about."""
        return self.themes.shares(self._opening_words)

    @cached_property
    def prevailing(self) -> tuple[str, ...]:
        """The theme that weighs most in the whole body."""
        weights = self.themes.scores(self._opening_words)
        ranked = sorted((theme for theme in weights if theme != _MEETING), key=lambda theme: (-weights[theme], theme))
        return tuple(ranked[:1]) or tuple(theme for theme in (_MEETING,) if theme in self.themes.ids)

    # ------------------------------------------------------------ with a cue

    def of_cue(self, line: Line, governed: Governed) -> None:
        """The statements of one cue, and the facts told on the way to its content."""
        begin = governed.frame.clause if governed.frame else governed.clause
        kind = governed.entry.kind
        if kind == "record" or (kind == "matter" and not self._has_stance(line, governed)):
            procedures.procedure(self, line, governed)
            return
        for fact in self._on_the_way(line, begin, governed):
            self.fact(line, fact.first, fact.last, fact.of_text)
        if kind == "source" and governed.complement.kind == "none":
            procedures.provenance(self, line, governed)
            return
        if kind == "aside":
            procedures.aside(self, line, governed)
            return
        if kind == "source" and governed.complement.subject is not None:
            procedures.issued(self, line, governed)
        voice, via = self._voice(line, governed)
        first, last = governed.complement.before or (governed.first, governed.last)
        clause = governed.complement.kind in ("that", "quote", "clause")
        told = narration.attribution(line, first, last) if governed.complement.before is None else None
        if told is not None:
            for fact in narration.relative_facts(line, told, last):
                self.fact(line, fact.first, fact.last)
            last = told
        entry = governed.entry if kind == "say" else None
        feeling = self._manner(line, governed) if entry is not None and entry.act is None else None
        if entry is not None and feeling is not None:
            entry = replace(entry, act=feeling)
        spoken = governed.hit.form.shape == "we" and not clause
        skip = self._conjunction(line, first) if governed.complement.before and kind == "source" else governed.complement.skip
        for piece in pieces(line, first, last, clause, entry, skip):
            outer = governed.frame if spoken and piece.clause and piece.first > governed.first + 1 else None
            if governed.frame is not None and resumes_frame(line, governed, piece.first):
                verdict = decide(line.words[piece.first : piece.last], None, self.grammar, True)
                self._said(line, governed.frame, replace(piece, verdict=verdict), self._subject(line, governed.frame), None)
            else:
                self._said(line, outer or governed, piece, voice, via)

    def _on_the_way(self, line: Line, begin: int, governed: Governed) -> Iterator[narration.Fact]:
        """What is told between the beginning of a clause and its content: how the meeting was held, how the text was issued."""
        last = governed.first
        while last > begin and line.texts[last - 1] in small("ar", "links") | small("ar", "that"):
            last -= 1
        text = narration.text_fact(line, governed.hit.last + 1, last) if self.grammar.language == "ar" else None
        if text is not None and not self.official and governed.entry.kind != "source":
            yield text
        for fact in narration.relative_facts(line, begin, governed.first):
            if text is None or fact.last <= text.first:
                yield fact

    def _manner(self, line: Line, governed: Governed) -> Act | None:
        """The act that a manner between cue and content tells: ``سجلوا بقلق``, ``noted with satisfaction``."""
        for k in range(governed.hit.last + 1, min(governed.first, len(line.words))):
            head = self.grammar.heads.at(line.words, k)
            marked = line.texts[k].startswith("ب") if line.language == "ar" else "with" in line.texts[governed.hit.last + 1 : k]
            if marked and head is not None and head.value.id in ("concern", "praise"):
                return head.value.act
        return None

    def _has_stance(self, line: Line, governed: Governed) -> bool:
        """``تطرق الوزراء إلى الحاجة الملحة``: what is only named as a matter is procedure, a need is not."""
        head = self.grammar.heads.at(line.words, governed.first) if governed.first < len(line.words) else None
        return head is not None and head.value.id == "need"

    def _voice(self, line: Line, governed: Governed) -> tuple[Voice | None, str | None]:
        """Speaker of the innermost cue, and the text of the outer frame."""
        via: str | None = None
        if governed.frame is not None:
            outer = self._subject(line, governed.frame)
            if outer is not None:
                via = outer.speaker.text
                self.speakers.remember(outer)
        voice = self._subject(line, governed)
        if via is None:
            via = self._parenthetical(line, governed)
        if voice is not None:
            self.speakers.remember(voice)
        return voice, via

    def _subject(self, line: Line, governed: Governed) -> Voice | None:
        subject = governed.complement.subject
        shape = governed.hit.form.shape
        if subject is not None and subject[0] < subject[1]:
            named = self.speakers.named(line, *subject)
            if named is not None:
                return named
        if shape == "we" or (shape == "phrase" and governed.hit.form.words[0] == "we"):
            quoted = line.quote_over(line.words[governed.hit.first].start) is not None or governed.frame is not None
            return (self.speakers.dropped("open", True) if quoted and not self.official else None) or self.we()
        shared = shape in ("participle", "masdar") or self.grammar.language == "en"
        return self.speakers.dropped(governed.hit.form.number, shared) or self.speakers.first_mention()

    def we(self) -> Voice | None:
        """Whose first person plural it is: those who spoke last for the meeting."""
        found = self.speakers.last_joint
        if found is None or self.official:
            return self.speakers.first_mention() or found
        return replace(found, speaker=replace(found.speaker, resolved_by="previous subject"))

    def _parenthetical(self, line: Line, governed: Governed) -> str | None:
        for k in range(governed.hit.last + 1, min(governed.first, len(line.words)) - 1):
            if line.texts[k] in small("ar", "attributing"):
                found = self.speakers.named(line, k + 1, min(k + 3, governed.first))
                return found.speaker.text if found else None
        return None

    def _said(self, line: Line, governed: Governed, piece: Piece, voice: Voice | None, via: str | None) -> None:
        span = self.span(line, piece, cued=True)
        if span is None:
            return
        hit = governed.hit
        cue = cue_of(line, governed.hit)
        joint = (self.speakers.is_joint(voice) or self._tells_decision(line, governed, piece, voice)) and not _earlier(
            line, governed
        )
        name: VoiceName = "joint" if joint else "outlet" if voice is not None and voice.kind == "outlet" else "third-party"
        act, strength = (piece.verdict.act, piece.verdict.strength) if joint else ("background", None)
        low, high = min(cue.start, span[0]), max(cue.end, span[1])
        statement = Statement(
            id=f"{self.document.id}:{low}-{high}",
            document=self.document.id,
            meeting=None,
            start=low,
            end=high,
            content=(span,),
            cue=cue,
            speaker=voice.speaker if voice else None,
            holder=self._holder(line, piece, voice),
            via=via,
            mode=quotations.mode(line.raw, *span, quotations.around(line.quotes, cue, hit.form.shape)),
            voice=name,
            act=act,
            strength=strength,
            themes=self.themes_of(line, piece),
            lead=line.lead,
            point=None,
            reasons=(*piece.verdict.reasons, Reason("form", hit.form.shape, governed.complement.kind)),
        )
        self.keep(statement)
        self.last = statement
        if joint:
            self.flow = statement
        else:
            self.flow = None

    def _tells_decision(self, line: Line, governed: Governed, piece: Piece, voice: Voice | None) -> bool:
        """``اتفقنا``, ``we agreed``: one of those who met tells what all of them did, not what he thinks."""
        if voice is None or voice.kind != "person" or self.speakers.last_joint is None:
            return False
        agreed = small("*", "we-agreed")
        opening = (governed.hit.first, *range(piece.first, min(piece.first + _AGREED, piece.last)))
        if line.language == "ar":
            return any(line.texts[k] in agreed for k in opening)
        return any(line.texts[k] in agreed and k and line.texts[k - 1] in ("we", "have") for k in opening)

    def _holder(self, line: Line, piece: Piece, voice: Voice | None) -> Speaker | None:
        if voice is not None and voice.speaker.text.casefold() in _WE:
            ours = self.we()
            return ours.speaker if ours is not None else None
        if voice is None or voice.kind not in ("document", "anaphor") or not piece.clause:
            return None
        hit = self.grammar.speakers.at(line.words, piece.first)
        if hit is None or hit.value != "meeting":
            return None
        found = self.speakers.named(line, hit.first, hit.last + 1)
        if found is not None:
            self.speakers.by_number[found.number] = found
        return found.speaker if found else None

    # ------------------------------------------------------------ without a cue

    def fact(self, line: Line, first: int, last: int, of_text: bool = False) -> None:
        """Procedure of the meeting that words ``first:last`` tell, or how its text came about."""
        quoted = line.quote_over(line.words[first].start) is not None
        start = -1
        while first < last - 2 and line.texts[first] in ("كما", "وكما", "وقد", "هذا"):
            first += 1
        if (
            line.language == "ar"
            and line.texts[first].startswith("و")
            and strip_proclitics(line.texts[first])[0] != line.texts[first]
        ):
            start = line.words[first].start + 1
        verdict = Verdict("record", None, (procedures.ISSUED if of_text else Reason("rule", "procedure of the meeting"),), None)
        voice: VoiceName = "joint" if quoted or self.official else "outlet"
        self.plain(line, Piece(first, last, True, verdict, start), voice, "record", None)

    def speech(self, line: Line, last: int | None = None) -> None:
        """Speech that runs on without a cue of its own, up to word ``last``."""
        first, last = 0, len(line.words) if last is None else last
        if line.texts[0] in ("في", "وفي", "علي", "in") and any(line.comma(k) for k in range(1, min(6, len(line.words)))):
            first = next(k for k in range(1, len(line.words)) if line.comma(k))
        skip = self._conjunction(line, first)
        for piece in pieces(line, first, last, True, None, skip):
            self.plain(line, piece, "joint", piece.verdict.act, piece.verdict.strength, self._meant(line))

    def _meant(self, line: Line) -> Voice | None:
        """Whose speech runs on: ``It will revert to the matter`` is said by who spoke last, all else by those who speak for the meeting."""
        if line.texts[0] in ("it", "they") and self.speakers.last is not None and self.speakers.is_joint(self.speakers.last):
            return self.speakers.dropped("open", True)
        return self.we()

    def _conjunction(self, line: Line, at: int) -> int:
        """Letters of word ``at`` that are its conjunction: left out where a content opens with it."""
        word = line.texts[at]
        return int(line.language == "ar" and word[0] == "و" and strip_proclitics(word)[0] != word)

    def carries_on(self, line: Line) -> bool:
        """``وأن ...`` at the head of a sentence: what the last speaker said goes on. False where it is no such sentence."""
        if self.last is None or line.language != "ar" or line.texts[0] not in small("ar", "and-that") or len(line.words) < 3:
            return False
        last = self.last
        for piece in pieces(line, 1, len(line.words), True, None):
            act, strength = (piece.verdict.act, piece.verdict.strength) if last.voice == "joint" else ("background", None)
            who = Voice(replace(last.speaker, resolved_by="previous subject"), "unknown", "open") if last.speaker else None
            self.plain(line, piece, last.voice, act, strength, who)
        return True

    def remark(self, line: Line, last: int | None = None, first: int = 0) -> None:
        """What the outlet tells of its own, in words ``first:last``."""
        verdict = Verdict("background", None, (Reason("rule", "told by the outlet"),), None)
        skip = self._conjunction(line, first)
        start = line.words[first].start + skip if skip else -1
        piece = Piece(first, len(line.words) if last is None else last, True, verdict, start)
        self.plain(line, piece, "outlet", "background", None)

    def item(self, line: Line, above: Introduction) -> None:
        """An item of a list under ``We decide:``: the cue stands in the line above."""
        hit = above.hit
        who = self.we()
        first = first_word(line)
        cue = cue_of(above.line, hit)
        for piece in pieces(line, first, len(line.words), False, hit.form.entry):
            self.plain(line, piece, "joint", piece.verdict.act, piece.verdict.strength, who, cue)

    def plain(
        self,
        line: Line,
        piece: Piece,
        voice: VoiceName,
        act: Act,
        strength: Strength | None,
        who: Voice | None = None,
        cue: Cue | None = None,
    ) -> None:
        span = self.span(line, piece)
        if span is None:
            return
        low = min(cue.start, span[0]) if cue else span[0]
        statement = Statement(
            id=f"{self.document.id}:{low}-{span[1]}", document=self.document.id, meeting=None, start=low, end=span[1], content=(span,),
            cue=cue, speaker=who.speaker if who else None, holder=None, via=None, mode=quotations.mode(line.raw, *span, line.quotes),
            voice=voice, act=act, strength=strength, themes=self.themes_of(line, piece), lead=line.lead, point=None, reasons=piece.verdict.reasons,
        )  # fmt: skip
        self.keep(statement)
        if voice == "joint":
            self.flow = statement

    # ------------------------------------------------------------ shared

    def note(self, start: int, end: int, message: str) -> None:
        self.notes.append(Note(STAGE, self.document.id, start, end, message))

    def span(self, line: Line, piece: Piece, cued: bool = False) -> tuple[int, int] | None:
        """Raw span of a piece; None with a note where it is too short. After a cue one definite noun may stand alone."""
        if piece.first >= piece.last:
            return None
        start = piece.start if piece.start >= 0 else self._opening(line, piece.first)
        end = line.words[piece.last].start if piece.last < len(line.words) else line.end
        span = quotations.trimmed(line.raw, start, end, line.quotes)
        size = sum(1 for word in line.words[piece.first : piece.last] if span[0] <= word.end and word.end <= span[1] + 1)
        whole = size == 1 and cued and (line.texts[piece.first].removeprefix("ب").startswith("ال") or line.possessed(piece.first))
        if span[0] >= span[1] or (size < self.settings.shortest_content and not whole):
            self.note(min(start, end), max(start, end), "too short to stand alone")
            return None
        return span

    def _opening(self, line: Line, first: int) -> int:
        """Where the content starts: its first word, with the mark that opens right before it."""
        quote = line.quote_at(first)
        return quote.start if quote is not None and quote.start >= line.start else line.words[first].start

    def themes_of(self, line: Line, piece: Piece) -> tuple[str, ...]:
        content = line.words[piece.first : piece.last]
        if self.themes.yielding:
            record = piece.verdict.act == "record"
            return self.themes.within(content, self.around, record, self.settings) or tuple(sorted(self.themes.yielding))
        if procedures.tells_of_text(piece.verdict) and _MEETING in self.themes.ids:
            return (_MEETING,)
        found = self.themes.of(content, self.settings)
        return found or self.themes.of(line.words, self.settings) or self._usual(piece)

    def _usual(self, piece: Piece) -> tuple[str, ...]:
        """Where no word tells: procedure is about the organisation, speech goes on about what it was about."""
        aside = any(reason.name == "cue" and reason.value == "background" for reason in piece.verdict.reasons)
        if piece.verdict.act == "record" or aside:
            return tuple(theme for theme in (_MEETING,) if theme in self.themes.ids)
        return self.flow.themes if self.flow is not None else self.prevailing

    def keep(self, statement: Statement) -> None:
        self.statements.setdefault(statement.id, statement)


def _earlier(line: Line, governed: Governed) -> bool:
    """``وكان الأمين العام قد صرح قبل الاجتماع``: said before what the report tells, and no part of it."""
    at = governed.frame.hit.first if governed.frame else governed.hit.first
    return (
        line.language == "ar"
        and at > 1
        and line.texts[at - 1] == "قد"
        and any(word.removeprefix("و") in ("كان", "كانت", "كانوا") for word in line.texts[max(0, at - 14) : at - 1])
    )


def in_order(builder: Builder) -> Iterator[Statement]:
    """The statements by place."""
    yield from sorted(builder.statements.values(), key=lambda s: (s.content[0][0], s.end, s.start))
