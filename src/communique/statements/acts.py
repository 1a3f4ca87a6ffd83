"""What is done by saying a content, and how firmly: the rules of docs/coding.md, each decision with its reason.

The cue decides where it carries an act; else the head of the content does, then signs in it, then the cue's leaning.
Need without an agent is the body's own work where a noun of work follows (go on, strengthen, share), a norm for all otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.knowledge.acts import ActWords
from communique.knowledge.cues import CueEntry
from communique.model import Act, Reason, Strength
from communique.statements.grammar import Grammar
from communique.statements.lexicon import Hit
from communique.statements.small import small
from communique.text.words import Word, strip_proclitics

_HEAD_WORDS = 5
"""A head stands among the first words of a content: subject, verb, adverbs may precede it."""
_NEAR = 14
"""Words in which a norm counts: later it is an adjunct (``with full respect for sovereignty``)."""
_CONCESSION = 30
"""Words in which a concession at the head ends: ``على الرغم من ..., فإن``."""
_DOER = 14
"""Words behind ``على`` in which the party that must act ends at ``أن``."""
_BODY_VERB = 4
"""Words of a clause among which the verb of a body stands that opens it."""
_STRONG = frozenset(("own-commitment", "concern", "praise", "call", "need", "own-future"))


@dataclass(frozen=True, slots=True)
class Verdict:
    act: Act
    strength: Strength | None
    reasons: tuple[Reason, ...]
    head: str | None
    """Id of the class of the deciding head."""


@dataclass(frozen=True, slots=True)
class _Content:
    """A content with what decides: its head and the signs in it."""

    words: Sequence[Word]
    clause: bool
    grammar: Grammar
    head: Hit[ActWords] | None
    near: frozenset[str]
    every: frozenset[str]

    @property
    def kind(self) -> str | None:
        return self.head.value.id if self.head else None


def head_of(words: Sequence[Word], grammar: Grammar, clause: bool) -> Hit[ActWords] | None:
    """The first deciding word near the start; in a noun phrase only its own head, in a clause its verb as well."""
    start = _past_concession(words) if clause and grammar.language == "ar" else 0
    for k in range(start, min(len(words), start + _HEAD_WORDS + 3 if clause else 4)):
        hit = grammar.heads.at(words, k)
        if hit is None:
            continue
        name = hit.value.id
        if name == "need" and k == 0 and words[0].text == "should":
            continue
        if name == "need" and clause and k > start and _is_told_need(words, k):
            continue
        if clause and name in ("continued-work", "intention", "praise", "call"):
            continue
        if (
            k > 0
            and not clause
            and grammar.language == "ar"
            and (name not in _STRONG or words[0].text not in small("ar", "feelings"))
        ):
            continue
        if k > 1 and name == "stand" and not _is_verb(words[k].text, grammar):
            continue
        if k > 0 and clause and name == "concern":
            continue
        return hit
    return None


def _past_concession(words: Sequence[Word]) -> int:
    """Where the main clause begins behind ``(على الرغم من) ..., فإن``; 0 where nothing stands before it."""
    ends = (k for k in range(2, min(len(words) - 1, _CONCESSION)) if words[k].text in small("ar", "then"))
    return next(ends, -1) + 1


def _is_told_need(words: Sequence[Word], at: int) -> bool:
    """``المقترحات تناولت ضرورة الدعم``: a need that a clause tells of is none of the speakers'."""
    noun = words[at].text.startswith(tuple(small("ar", "needs")))
    return noun and not any(words[k].text in small("ar", "there-is") for k in range(at))


def decide(
    words: Sequence[Word], cue: CueEntry | None, grammar: Grammar, clause: bool, inherited: Verdict | None = None
) -> Verdict:
    """The act of a content. ``clause``: it is a clause rather than a noun phrase; ``inherited``: that of the head it is coordinated under."""
    signs = grammar.signs.find(words)
    near = frozenset(hit.value.id for hit in signs if hit.first < _NEAR)
    content = _Content(words, clause, grammar, head_of(words, grammar, clause), near, frozenset(hit.value.id for hit in signs))
    reasons: list[Reason] = []
    if cue is not None:
        reasons.append(Reason("cue", cue.act or cue.leaning, cue.lemma))
    if content.head is not None:
        shown = " ".join(word.text for word in words[content.head.first : content.head.last + 1])
        reasons.append(Reason("head", content.kind, shown))
    act, strength, why = _decided(content, cue, inherited)
    if why:
        reasons.append(Reason("rule", why))
    return Verdict(act, strength if act == "commit" else None, tuple(reasons), content.kind)


_Decision = tuple[Act, Strength | None, str]


def _decided(content: _Content, cue: CueEntry | None, inherited: Verdict | None) -> _Decision:
    if cue is not None and cue.act is not None:
        return _by_cue(content, cue)
    if content.words and content.words[0].text == "having":
        return "record", None, "what was done before the decision"
    if content.clause and _upon_others(content):
        return "call", None, "what others must do"
    spoken = _own_verb(content) or _body_verb(content)
    if spoken is not None and spoken.act is not None:
        return spoken.act, spoken.strength, f"the speakers' own verb: {spoken.lemma}"
    if "procedure" in content.every and (content.clause or cue is None):
        return "record", None, "the meeting's own procedure"
    if not content.clause and content.words and content.words[0].text == "عدم" and "norm" in content.near:
        return "affirm", None, "a norm"
    if "worry-sign" in content.every and content.kind != "own-commitment":
        return "concern", None, "words of worry"
    by_head = _by_head(content, cue)
    if by_head is not None:
        return by_head
    if content.words and _opens_with_norm(content):
        effect = content.clause and any(is_future(word.text) or word.text == "شانه" for word in content.words[:_NEAR])
        return ("assess", None, "what a norm brings about") if effect else ("affirm", None, "a norm")
    if "rule" in content.near and (cue is None or cue.leaning == "affirm"):
        return "affirm", None, "what holds for all"
    if inherited is not None and not content.clause:
        return inherited.act, inherited.strength, "coordinated under the head before it"
    if content.clause:
        return _by_future(content) or ("assess", None, "a clause without a deciding head")
    if "norm" in content.near:
        return "affirm", None, "a norm"
    return (cue.leaning, None, "leaning of the cue") if cue is not None else ("assess", None, "nothing decides")


def _by_cue(content: _Content, cue: CueEntry) -> _Decision:
    """The cue's own act, unless the content is of another kind."""
    act = cue.act or "assess"
    if act == "praise" and content.clause and cue.noted:
        return _by_head(content, None) or _by_future(content) or ("assess", None, "noted as a fact")
    if act == "commit" and cue.strength == "soft" and "condolence" in content.every:
        return "concern", None, "words of condolence"
    if act in ("praise", "commit") and "procedure" in content.every and cue.strength != "soft":
        return "record", None, "the meeting's own procedure"
    if act == "commit":
        if content.kind in ("concern", "praise") and content.head is not None and content.head.value.act is not None:
            return content.head.value.act, None, "agreed on as a stance"
        if content.kind == "need":
            return _need(content) if "norm" in content.near else ("commit", "soft", "the weakest element decides")
        if content.kind == "intention":
            return "commit", "soft", "the weakest element decides"
        if content.clause and cue.lemma in ("اتفق", "agree that"):
            return (
                _by_head(content, None)
                or _by_future(content)
                or ("affirm" if "norm" in content.near else "assess", None, "agreed on a fact")
            )
    return act, cue.strength, ""


def _own_verb(content: _Content) -> CueEntry | None:
    """``نتعهد``, ``we call on`` at the head of quoted words: what the speakers do by saying so."""
    if not content.clause or not content.words:
        return None
    for k in range(min(2, len(content.words))):
        for hit in content.grammar.forms.at(content.words, k):
            if hit.form.shape == "we" and hit.form.entry.kind == "say" and hit.form.entry.act is not None:
                return hit.form.entry
    return None


def _body_verb(content: _Content) -> CueEntry | None:
    """``البرلمان وافق على``, ``وفد الحركة شكر``: at the head of a clause, what a body by its noun did by saying or deciding."""
    if not content.clause or content.grammar.language != "ar" or not content.words:
        return None
    subject = content.grammar.speakers.at(content.words, 0)
    if subject is None or subject.value not in ("meeting", "other"):
        return None
    for k in range(subject.last + 1, min(_BODY_VERB, len(content.words))):
        if content.words[k].text in small("ar", "relatives") or content.words[k].text in small("ar", "negations"):
            return None
        for hit in content.grammar.forms.at(content.words, k):
            if hit.form.entry.kind == "say" and hit.form.entry.act is not None and hit.form.shape in ("past", "present"):
                return hit.form.entry
    return None


def _by_head(content: _Content, cue: CueEntry | None) -> _Decision | None:
    head, kind = content.head, content.kind
    if head is None:
        return None
    if kind == "need":
        return _need(content)
    if kind == "own-future":
        if content.grammar.language != "ar" and content.words[head.first].text == "shall" and not _is_own(content, head.first):
            return "affirm", None, "what holds for all"
        if _is_own(content, head.first) and "effect" not in content.near:
            soft = content.words[head.first].text.lstrip("و").startswith(("سنسعي", "سيسع", "ستسعي", "نسعي", "يسع", "تسعي"))
            return "commit", "soft" if soft else "firm", "their own future action"
        return _by_future(content) or ("assess", None, "the future of others")
    if kind == "continued-work":
        if (
            cue is not None
            and cue.kind == "say"
            and cue.leaning == "assess"
            and cue.lemma in ("قال", "أضاف", "أوضح", "ذكر", "كشف", "say")
        ):
            return None
        return "commit", "soft" if cue is not None and cue.strength == "soft" else "firm", "own work"
    act = head.value.act
    return (act, head.value.strength, "") if act else None


def _need(content: _Content) -> _Decision:
    """Need and importance: own work is a soft commitment, what others or all must do is a position."""
    if content.head is None:
        return "affirm", None, "need"
    after = content.head.last + 1
    words = content.words
    if content.clause and _others_must(content, after):
        return "call", None, "what others must do"
    if "norm" in content.near:
        return "affirm", None, "a norm for all"
    if content.clause and words[content.head.first].text.lstrip("وا").startswith(
        ("يجب", "ينبغي", "يتعين", "تعين", "must", "should")
    ):
        own = _is_own(content, content.head.first) or _we_follows(words, after)
        return ("commit", "soft", "what the speakers must do") if own else ("affirm", None, "what others must do")
    for k in range(after, min(len(words), after + 4)):
        if words[k].text in small("*", "others-follow"):
            break
        hit = content.grammar.heads.at(words, k)
        if hit is not None and hit.value.id in ("continued-work", "own-future"):
            return "commit", "soft", "need without an agent: own work"
    if _we_follows(words, after):
        return "commit", "soft", "what the speakers must do"
    return "affirm", None, "need without an agent: for all"


def _others_must(content: _Content, after: int) -> bool:
    """``يجب على الدول أن``: behind a modal, the party that is to act, by a noun that is not the speakers'."""
    words = content.words
    if content.grammar.language != "ar" or after + 1 >= len(words) or words[after].text != "علي":
        return False
    return not words[after + 1].text.endswith("نا") and any(
        word.text in small("ar", "subjunctive") for word in words[after + 2 : after + _DOER]
    )


def _upon_others(content: _Content) -> bool:
    """``على الجميع أن يعودوا``, ``على الأسر دور``: it is upon others to act, without a modal."""
    words = content.words
    if content.grammar.language != "ar" or len(words) < _HEAD_WORDS or words[0].text not in ("علي", "وعلي"):
        return False
    if words[1].text in small("ar", "upon-idioms"):
        return False
    party = words[1].text.startswith(("ال", "كاف", "جميع")) or words[1].text == "كل"
    return party or any(word.text in ("ان", "الا") for word in words[2:_DOER])


def _opens_with_norm(content: _Content) -> bool:
    """``احترام القرارات``, at the head of a noun phrase or as the subject of a clause."""
    first = content.words[0].text.removeprefix("و")
    return first.startswith(tuple(small("*", "norms"))) and (not content.clause or content.head is None)


def _we_follows(words: Sequence[Word], after: int) -> bool:
    """A first person plural or a pronoun of the body right behind a modal: ``يجب أن نستمر``, ``يتعين عليه``."""
    for word in words[after : after + 4]:
        text = word.text
        if text in ("عليه", "عليها", "عليهم", "علينا", "we", "our") or (
            text.startswith("ن") and strip_proclitics(text)[0] == text and len(text) > 3 and words[after].text == "ان"
        ):
            return True
    return False


def _english_future(content: _Content) -> _Decision | None:
    """``will be exempted``, ``would move``, ``is to be doubled``: what will be done; ``shall not``: what holds for all."""
    texts = [word.text for word in content.words[:_NEAR]] + ["", "", ""]
    for k, word in enumerate(texts[:-3]):
        if word == "shall" and not _is_own(content, k):
            return "affirm", None, "what holds for all"
        if word in ("will", "would", "shall"):
            after = [text for text in texts[k + 1 : k + 4] if text not in small("en", "behind-verb")]
            if after and after[0] in small("en", "being") and not _is_done(after[1] if len(after) > 1 else ""):
                return None
            return "commit", "firm", "what will be done"
        if word in ("is", "are", "was", "were") and texts[k + 1] == "to":
            return "commit", "firm", "what is to be done"
    return None


def _is_done(word: str) -> bool:
    """Whether an English word is a past participle by its form."""
    return word.endswith("ed") or word in small("en", "participles")


def _by_future(content: _Content) -> _Decision | None:
    """A clause in the future says what will be done, unless its verb tells an effect."""
    if "effect" in content.near:
        return None
    if content.grammar.language != "ar":
        return _english_future(content)
    for at, word in enumerate(content.words[:_NEAR]):
        text = word.text[1:] if word.text.startswith("وس") else word.text
        if text in ("المقرر", "المزمع"):
            return "commit", "firm", "what is to be done"
        told = at and content.words[at - 1].text in small("ar", "relatives")
        if is_future(text) and not told:
            seek = text.startswith(("سيسع", "ستسع", "سنسع"))
            return "commit", "soft" if seek else "firm", "what will be done"
    return None


def is_future(word: str) -> bool:
    """Whether an Arabic word (folded, without conjunction) is an imperfect with the ``س`` of the future."""
    return word.startswith(("سي", "ست", "سن")) and len(word) > 4 and strip_proclitics(word)[0] == word[1:]


def _is_own(content: _Content, at: int) -> bool:
    """First person plural, or a verb whose subject is those who met, or that has none beside it."""
    words = content.words
    verb = words[at].text if at < len(words) else ""
    if verb.startswith(("سن", "نواصل", "قررنا", "اتفقنا", "وافقنا", "التزمنا")) or verb.endswith("نا"):
        return True
    if verb.endswith("ون") and at <= 1:
        return True
    around = range(max(0, at - 5), min(len(words), at + 4))
    if any(words[k].text in ("we", "our", "they", "عليه", "عليهم") for k in around):
        return True
    if any(_is_the_body(content, k) for k in (at - 1, at + 1)):
        return True
    return any((hit := content.grammar.speakers.at(words, k)) is not None and hit.value == "meeting" for k in around)


def _is_the_body(content: _Content, at: int) -> bool:
    """``الحركة تسعى``: a body by its noun alone, right beside the verb."""
    if content.grammar.language != "ar" or not 0 <= at < len(content.words) or not content.words[at].text.startswith("ال"):
        return False
    hit = content.grammar.speakers.at(content.words, at)
    return hit is not None and hit.value == "other" and hit.first == hit.last


def _is_verb(word: str, grammar: Grammar) -> bool:
    return grammar.language != "ar" or word.lstrip("و").startswith(("ي", "ت", "ن"))
