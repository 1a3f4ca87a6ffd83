"""What is done by saying a content, and how firmly: the rules of docs/coding.md, each decision with its reason.

The cue decides where it carries an act; else the head of the content does, then signs in it, then the cue's leaning.
Need without an agent is a norm where a norm's words stand in it (law, rights, sovereignty), else the body's own work.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.knowledge.acts import ActWords
from communique.knowledge.cues import CueEntry
from communique.model import Act, Reason, Strength
from communique.statements.grammar import Grammar
from communique.statements.lexicon import Hit
from communique.text.words import Word

_HEAD_WORDS = 5
"""A head stands among the first words of a content: subject, verb, adverbs may precede it."""
_NORM_WORDS = 14
"""A norm counts near the head: later it is an adjunct (``with full respect for sovereignty``)."""
_WE = ("we", "our")


@dataclass(frozen=True, slots=True)
class Verdict:
    act: Act
    strength: Strength | None
    reasons: tuple[Reason, ...]
    head: str | None
    """Id of the class of the deciding head."""


def head_of(words: Sequence[Word], grammar: Grammar, clause: bool) -> Hit[ActWords] | None:
    """The first deciding word near the start; in a noun phrase only its own head, in a clause its verb as well."""
    reach = min(len(words), _HEAD_WORDS + 3 if clause else 3)
    for k in range(reach):
        hit = grammar.heads.at(words, k)
        if hit is None:
            continue
        if k > 0 and not clause and hit.value.id in ("continued-work", "stand", "intention"):
            continue
        if (
            clause
            and hit.value.id in ("continued-work", "intention", "praise", "call")
            or (k > 1 and hit.value.id == "stand" and not _verbal(words[k].text))
        ):
            continue
        return hit
    return None


def decide(
    words: Sequence[Word], cue: CueEntry | None, grammar: Grammar, clause: bool, inherited: Verdict | None = None
) -> Verdict:
    """The act of a content. ``clause``: it is a clause rather than a noun phrase; ``inherited``: that of the head it is coordinated under."""
    signs = {hit.value.id: hit for hit in reversed(grammar.signs.find(words, 0, min(len(words), _NORM_WORDS)))}
    every = {hit.value.id for hit in grammar.signs.find(words)}
    head = head_of(words, grammar, clause)
    name = head.value.id if head else None
    reasons = tuple(
        reason
        for reason in (
            Reason("cue", cue.act or cue.leaning, cue.lemma) if cue else None,
            Reason("head", name, _shown(words, head)) if head else None,
        )
        if reason is not None
    )
    if cue is not None and cue.act is not None:
        return _by_cue(words, cue, name, "norm" in signs, "procedure" in every, clause, reasons)
    if "procedure" in every and (clause or cue is None):
        return Verdict("record", None, (*reasons, Reason("sign", "procedure")), name)
    if "worry-sign" in every and name not in ("own-commitment",):
        return Verdict("concern", None, (*reasons, Reason("sign", "worry")), name)
    by_head = _by_head(words, cue, head, "norm" in signs, clause, grammar, reasons)
    if by_head is not None:
        return by_head
    if inherited is not None and not clause:
        return Verdict(
            inherited.act, inherited.strength, (*reasons, Reason("rule", "coordinated under the head before it")), inherited.head
        )
    if "norm" in signs and not clause:
        return Verdict("affirm", None, (*reasons, Reason("sign", "norm", _shown(words, signs["norm"]))), name)
    if clause or cue is None:
        return Verdict("assess", None, (*reasons, Reason("rule", "a clause without a deciding head")), name)
    return Verdict(cue.leaning, None, (*reasons, Reason("rule", "leaning of the cue")), name)


def _by_cue(
    words: Sequence[Word], cue: CueEntry, head: str | None, norm: bool, procedure: bool, clause: bool, reasons: tuple[Reason, ...]
) -> Verdict:
    """The cue's own act, unless the content is of another kind."""
    act, strength = cue.act or "assess", cue.strength
    if act == "praise" and procedure:
        return Verdict("record", None, (*reasons, Reason("sign", "procedure")), head)
    if act == "commit":
        if head in ("need", "intention"):
            if norm and head == "need":
                return Verdict("affirm", None, (*reasons, Reason("sign", "norm")), head)
            return Verdict("commit", "soft", (*reasons, Reason("rule", "the weakest element decides")), head)
        if clause and head not in ("own-future", "own-commitment") and cue.lemma in ("اتفق", "agree that"):
            return Verdict(
                "affirm" if head == "stand" or norm else "assess",
                None,
                (*reasons, Reason("rule", "agreed on a statement of fact")),
                head,
            )
    return Verdict(act, strength if act == "commit" else None, reasons, head)


def _by_head(
    words: Sequence[Word],
    cue: CueEntry | None,
    head: Hit[ActWords] | None,
    norm: bool,
    clause: bool,
    grammar: Grammar,
    reasons: tuple[Reason, ...],
) -> Verdict | None:
    if head is None:
        return None
    kind = head.value.id
    if kind == "need":
        if norm:
            return Verdict("affirm", None, (*reasons, Reason("rule", "a norm for all")), kind)
        return Verdict("commit", "soft", (*reasons, Reason("rule", "need without an agent: own work")), kind)
    if kind == "own-future":
        if _own_subject(words, head.first, grammar):
            return Verdict("commit", "firm", reasons, kind)
        return Verdict("assess", None, (*reasons, Reason("rule", "the future of others")), kind)
    if kind == "continued-work":
        if norm and cue is not None and cue.leaning == "affirm" and cue.strength is None and not _works(words):
            return Verdict("affirm", None, reasons, kind)
        if (
            cue is not None
            and cue.leaning == "assess"
            and cue.kind == "say"
            and cue.lemma not in ("أعلن", "أشار", "أبرز", "announce", "declare")
        ):
            return None
        return Verdict(
            "commit", "soft" if cue is not None and cue.strength == "soft" else "firm", (*reasons, Reason("rule", "own work")), kind
        )
    act = head.value.act
    return Verdict(act, head.value.strength if act == "commit" else None, reasons, kind) if act else None


def _works(words: Sequence[Word]) -> bool:
    return bool(words) and not words[0].text.startswith(("احترام", "حمايه"))


def _own_subject(words: Sequence[Word], at: int, grammar: Grammar) -> bool:
    """First person plural, or a verb whose subject is those who met, or that has none beside it."""
    verb = words[at].text
    if (
        verb.startswith(("سن", "ن", "قررنا", "اتفقنا", "وافقنا", "التزمنا"))
        or verb.endswith("نا")
        or (at and words[at - 1].text in _WE)
        or verb in _WE
    ):
        return True
    if verb.endswith("ون") and at == 0:
        return True
    around = range(max(0, at - 5), min(len(words), at + 3))
    return any((hit := grammar.speakers.at(words, k)) is not None and hit.value == "meeting" for k in around)


def _verbal(word: str) -> bool:
    return word.startswith(("ي", "ت", "ن", "و", "stand", "reject", "support"))


def _shown(words: Sequence[Word], hit: Hit[ActWords] | None) -> str:
    return " ".join(word.text for word in words[hit.first : hit.last + 1]) if hit else ""
