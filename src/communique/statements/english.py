"""English government: the subject stands before the verb, speech may stand before both."""

from __future__ import annotations

from communique.knowledge.cues import CueEntry
from communique.model import Act
from communique.statements.complement import Complement
from communique.statements.forms import FormHit
from communique.statements.line import Line
from communique.statements.small import small

_REACH = 25
_MANNER = 4
"""Words behind ``with`` in which the noun of a manner stands: ``with deep and growing concern``."""
_APPOSITION = 14
"""Words of an apposition at most."""
_LEAST = 4
"""Words of a sentence that stands before ``they said``."""
_THAT = "that"


def admissible(line: Line, hit: FormHit) -> str | None:
    """None where ``hit`` may be a cue; ``no`` where it is another word; else why it is set aside."""
    at, shape, entry = hit.first, hit.form.shape, hit.form.entry
    before = line.texts[at - 1] if at else ""
    if before in small("en", "negations"):
        return "negated" if entry.kind == "say" else "no"
    if entry.kind == "aside" or entry.lemma == "according to":
        return None if at == 0 else "no"
    if entry.kind == "record" and at > 1 and line.texts[at - 2 : at] == ["to", "be"]:
        return "no"
    if shape == "participle":
        return None if at == 0 or line.comma(at) or before in ("and", "while", "also", "by") else "no"
    if _opens_item(line, hit):
        return None
    if shape in ("present", "past") and at and not line.headline and line.raw[line.words[at].start].isupper():
        return "no"
    if before in small("en", "relatives") and not (before == _THAT and shape == "phrase"):
        return "no"
    if before in small("en", "noun-makers"):
        return "no"
    if at == 0 and shape in ("present", "past") and not line.headline:
        return "no"
    return None


def _opens_item(line: Line, hit: FormHit) -> bool:
    """``Strongly condemns the coup;``: the third person at the head of an item, its subject above the list."""
    own = all(line.texts[k] in small("en", "before-verb") for k in range(hit.first))
    return (
        own
        and hit.form.shape in ("present", "phrase")
        and line.texts[hit.first].endswith("s")
        and line.raw[line.words[0].start].isupper()
    )


def clause_start(line: Line, hit: FormHit, complement: Complement) -> int:
    """The subject, or the conjunction before it."""
    at = min(hit.first, complement.subject[0] if complement.subject else hit.first)
    while at and line.texts[at - 1] in small("en", "clause-openers"):
        at -= 1
    return at


def complement(line: Line, hit: FormHit) -> Complement | None:
    """What ``hit`` governs; None where nothing of what its entry takes is found."""
    entry, at, after = hit.form.entry, hit.first, hit.last + 1
    subject = None if hit.form.shape == "participle" or line.does_what_is_above(at) else _subject(line, hit)
    passive = at > 0 and line.texts[at - 1] in ("was", "were", "been", "be", "being") and hit.form.shape == "past"
    if entry.kind == "record" and not entry.takes:
        return Complement("none", subject[0] if subject else hit.first, subject, True) if subject else None
    if passive and entry.kind == "say" and hit.form.shape != "phrase":
        asked = entry.act == "call" and subject is not None and line.texts[after : after + 1] == ["to"]
        return Complement("clause", _whole_subject(line, subject[0]), None, True) if asked and subject else None
    if entry.kind == "source" and entry.lemma == "according to":
        return _according(line, after)
    if (
        entry.kind != "aside"
        and hit.form.shape != "participle"
        and not _impersonal(hit)
        and subject is None
        and not _opens_item(line, hit)
        and not _coordinated(line, at)
        and not _listed(line, hit)
    ):
        reversed_ = _quoted_before(line, hit)
        return reversed_ if "quote" in entry.takes else None
    before = _quoted_before(line, hit) if "quote" in entry.takes and hit.form.shape != "participle" else None
    if before is not None:
        return before
    found = _search(line, after, entry)
    if found is None or (found[0] in ("object", "clause") and found[1] == after and _only_time_follows(line, after)):
        return _said_last(line, after, subject) if "that" in entry.takes and subject is not None else None
    kind, first = found
    return Complement(kind, first, subject, True)  # type: ignore[arg-type]


def _whole_subject(line: Line, first: int) -> int:
    """``Producers that do not belong to the group``: back over a relative clause to the noun it belongs to."""
    if first and line.texts[first - 1] in ("that", "who", "which"):
        while first and not line.comma(first):
            first -= 1
    return first


def _impersonal(hit: FormHit) -> bool:
    """``It was agreed``, ``emphasis was placed on``: nobody is the subject."""
    words = hit.form.words
    return words[0] == "it" or (hit.form.shape == "phrase" and len(words) > 2 and words[1] in ("was", "were"))


def _only_time_follows(line: Line, after: int) -> bool:
    return after >= len(line.words) or line.texts[after] in small("en", "times")


def _said_last(line: Line, after: int, subject: tuple[int, int]) -> Complement | None:
    """``Demand grew, the communique said``: what stands before the subject, where nothing but a time follows the verb.

    ``Demand, the communique said, grew``: the whole sentence.
    """
    if subject[0] and line.comma(subject[0]) and after < len(line.words) and line.comma(after):
        return Complement("clause", 0, subject, True, before=(0, len(line.words)))
    if subject[0] < _LEAST or not line.comma(subject[0]) or not _only_time_follows(line, after):
        return None
    return Complement("clause", 0, subject, True, before=(0, subject[0]))


def _according(line: Line, after: int) -> Complement | None:
    """``According to the statement, talks will go on``."""
    for k in range(after + 1, min(len(line.words), after + 12)):
        if line.comma(k):
            return Complement("clause", k, (after, k), True)
    return None


def _search(line: Line, after: int, entry: CueEntry) -> tuple[str, int] | None:
    takes, weak = entry.takes, entry.weak
    if after >= len(line.words):
        return None
    if "to" in takes and line.texts[after] == "to" and after + 1 < len(line.words):
        return "particle", after + 1
    if "that" in takes and line.texts[after] in small("en", "clause-subjects") and _auxiliary(line, after + 1):
        return "clause", after  # "said it was vital that": its "that" belongs to the clause
    for k in range(after, min(len(line.words), after + _REACH)):
        quote = line.quote_at(k)
        if quote is not None and quote.state != "stray" and line.is_speech(quote) and ("quote" in takes or "object" in takes):
            return ("quote", k) if k - after <= 8 or line.colon(k) else None
        if (
            line.texts[k] == _THAT
            and "that" in takes
            and k + 1 < len(line.words)
            and (k - after <= 8 or line.texts[k - 1] in ("agreed", "said"))
        ):
            return "that", k + 1
        if line.colon(k) and k > after - 1 and "quote" in takes:
            return "clause", k
        if k - after > 8:
            break
    first = line.texts[after]
    if weak and "bare" not in takes:
        return None
    if "to" in takes and not ("object" in takes and first[0].isdigit()):  # "pledged 600 million to rebuild the port" keeps its sum
        for k in range(after, min(len(line.words) - 1, after + 9)):
            if k > after and any(other.form.entry.kind == "say" for other in line.grammar.forms.at(line.words, k)):
                break
            if line.texts[k] == "to" and line.texts[k + 1] not in ("the", "a", "an", "this", "these"):
                return "particle", k + 1
            if line.comma(k) and k > after:
                break
    for particle in takes:
        if particle in ("that", "object", "quote", "bare"):
            continue
        skip = after
        while skip < len(line.words) - 1 and line.texts[skip] in small("en", "behind-verb"):
            skip += 1
        if line.texts[skip] == particle and skip + 1 < len(line.words):
            return "particle", skip + 1
    if "whom" in takes:
        to = [k for k in range(after + 1, min(len(line.words) - 1, after + 12)) if line.texts[k] == "to"]
        return ("object", after) if to and not any(line.comma(k) for k in range(after, to[0])) else None
    if "object" in takes:
        k = after
        while k < len(line.words) - 1 and line.texts[k] in small("en", "behind-verb"):
            k += 1
        if line.texts[k] == "in" and (
            terms := [n for n in range(k + 1, min(k + 6, len(line.words) - 1)) if line.texts[n] == "terms"]
        ):
            k = terms[0] + 1
        if line.texts[k] in small("en", "auxiliaries"):
            return None
        if line.texts[k] == "with" and (behind := manner(line, k)) is not None:
            return "object", behind[0]
        if line.texts[k] in small("en", "no-object"):
            return None
        return "object", k
    if (
        "bare" in takes
        and not line.comma(after)
        and first not in small("en", "prepositions") - {"the", "a", "an"} | {"by", "following", "late", "earlier", "before"}
    ):
        return "clause", after
    return None


def _auxiliary(line: Line, at: int) -> bool:
    return at < len(line.words) and line.texts[at] in small("en", "auxiliaries")


def manner(line: Line, at: int) -> tuple[int, Act] | None:
    """``noted with deep concern the ...``: the word behind the manner that begins at ``with``, and the act that the manner tells."""
    for k in range(at + 1, min(at + _MANNER, len(line.words) - 1)):
        head = line.grammar.heads.at(line.words, k)
        if head is not None and head.value.id in ("concern", "praise") and head.value.act is not None:
            behind = head.last + 1
            return None if line.texts[behind] in ("at", "over", "about", "for", "that") else (behind, head.value.act)
    return None


def _coordinated(line: Line, at: int) -> bool:
    """``..., and called on``: a verb that shares the subject before it."""
    k = at
    while k and line.texts[k - 1] in small("en", "before-verb"):
        k -= 1
    return k > 0 and line.texts[k - 1] in ("and", "but", "while", "then", "also") and k > 3


def _listed(line: Line, hit: FormHit) -> bool:
    """``stresses ..., recalls ..., and calls upon``: a verb right behind a comma whose like stands before it."""
    at = hit.first
    while at and line.texts[at - 1] in small("en", "before-verb"):
        at -= 1
    if not line.comma(at) or hit.form.shape not in ("present", "past"):
        return False
    third = line.texts[hit.first].endswith("s")
    for k in range(at):
        for one in line.grammar.forms.at(line.words, k):
            alike = one.form.shape == hit.form.shape and (one.form.shape == "past" or (third and line.texts[k].endswith("s")))
            if alike and one.form.entry.kind == "say":
                return True
    return False


def _subject(line: Line, hit: FormHit) -> tuple[int, int] | None:
    """The noun phrase before the verb, back to the start of its clause."""
    end = hit.first
    while end and line.texts[end - 1] in small("en", "before-verb"):
        end -= 1
    if hit.form.words[0] in ("we", "it"):
        return (hit.first, hit.first + 1) if hit.form.words[0] == "we" else None
    if end == 0 or line.texts[end - 1] in ("and", "or", "but", ",") or (line.comma(end) and not _apposition(line, end)):
        return None
    start = end
    appositions = int(line.comma(end))
    while start and end - start < 22:
        if line.comma(start) and start < end and not _apposition(line, start):
            if not appositions:
                break
            appositions -= 1
        if line.colon(start) and start < end:
            break
        if line.texts[start - 1] in (_THAT, "which", "while", "but", "when", "as", "if", "where", "because") or (
            line.texts[start - 1] == "and"
            and start < len(line.texts)
            and line.texts[start] in ("they", "we", "the", "it")
            and end - start < 4
        ):
            break
        if any(mark in line.gap(start) for mark in '”"»') and start < end:
            break
        cues = line.grammar.forms.at(line.words, start - 1)
        if any(c.form.entry.kind in ("say", "matter") and c.form.shape in ("past", "phrase") for c in cues):
            if line.texts[start] in ("the", "they", "we", "it"):
                break
            return None
        start -= 1
    if start == end:
        return None
    heads = [k for k in range(start, end) if line.grammar.speakers.at(line.words, k)]
    if not heads and not line.raw[line.words[start].start].isupper():
        return None
    if heads and line.texts[start] in ("at", "in", "on", "following", "after", "with", "during"):
        start = max(k for k in heads)
        while start and line.texts[start - 1] not in small("en", "prepositions") and not line.comma(start):
            start -= 1
    return start, end


def _apposition(line: Line, at: int) -> bool:
    """Whether the comma before ``at`` closes an apposition: ``the Council, meeting in Vienna, said``, ``its chair, Peter Novak, said``."""
    for k in range(at - 1, max(-1, at - _APPOSITION), -1):
        if line.comma(k) and k > 0:
            titled = [line.grammar.speakers.at(line.words, n) for n in (*range(max(0, k - 8), k), *range(k, at))]
            person = any(hit is not None and hit.value == "person" for hit in titled)
            named = line.raw[line.words[k].start].isupper() or line.raw[line.words[k - 1].start].isupper()
            return line.texts[k] in small("en", "appositions") or (person and named)
    return False


def _titled(line: Line, at: int) -> bool:
    """Whether a title follows the comma before ``at``: ``said Peter Novak, head of the agency``."""
    hits = (line.grammar.speakers.at(line.words, k) for k in range(at, min(at + 4, len(line.words))))
    return any(hit is not None and hit.value == "person" for hit in hits)


def _quoted_before(line: Line, hit: FormHit) -> Complement | None:
    """``"...," the ministers said`` and ``"...," said the ministers``."""
    quotes = [
        q
        for q in line.quotes
        if q.state != "stray" and line.is_speech(q) and q.end <= line.words[hit.first].start and q.start >= line.start
    ]
    if not quotes:
        return None
    quote = quotes[-1]
    between = line.after(quote.end)
    if hit.first - between > 12 or any(line.comma(k) for k in range(between + 1, hit.first)):
        return None
    start, end = line.after(quote.inner_start), between
    if start >= end:
        return None
    if between < hit.first:
        subject = (between, hit.first)
    else:
        stop = hit.last + 1
        while (
            stop < len(line.words)
            and (not line.comma(stop) or _titled(line, stop))
            and stop - hit.last < 10
            and line.texts[stop] not in ("in", "on", "after", "at")
        ):
            stop += 1
        subject = (hit.last + 1, stop)
    return Complement("quote", start, subject if subject[0] < subject[1] else None, True, before=(start, end))
