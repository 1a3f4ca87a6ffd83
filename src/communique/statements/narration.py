"""Sentences without a cue: procedure of the meeting that the outlet narrates, and speech that runs on from the sentence before."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.statements.acts import is_future
from communique.statements.coordination import of_a_topic
from communique.statements.finite import finite, perfect
from communique.statements.lexicon import unattached
from communique.statements.line import Line
from communique.statements.small import small

_CLAUSE = 4
"""Words of a clause at least."""
_OCCASION = 8
"""Words from which the occasion of what was said is told for its own sake."""
_SHORT_RELATIVE = 3
"""Words of a relative clause that says too little without its noun."""
_TRAILING = 30
"""Words of a trailing attribution at most."""
_ISSUE = 9
"""Words from a text's noun to the verb that tells how it was issued."""
_PUBLISHED = "نشر"
"""Elsewhere a noun (*publication*), behind a text a verb."""
_RELATIVE = frozenset(("الذي", "التي", "الذين", "which", "who"))
_OPPORTUNITY = re.compile(r"^(?:و)?(?:شكل|شكلت|اتاح|اتاحت|مثل|مثلت|كان|كانت)$")
_WHO = frozenset(("they", "it", "he", "she", "the"))
_SAID = frozenset(("said", "added", "stated", "says"))
_WE = re.compile(r"^(?:و)?(?:سن\w{2,}|نحن|ن(?:ؤ|و)\w{2,}|we|our|us)$")


@dataclass(frozen=True, slots=True)
class Fact:
    """Words ``first:last`` (exclusive) tell of the meeting."""

    first: int
    last: int
    of_text: bool = False
    """Whether they tell how the text came about."""


def relative_facts(line: Line, first: int, last: int) -> Iterator[Fact]:
    """Relative clauses that tell how the meeting was held: ``الذي عقد الخميس``; short ones with the noun they belong to."""
    at = first
    while at < last - 1:
        if not _opens_fact(line, at, first):
            at += 1
            continue
        end = at + 2
        while end < last and not _ends_relative(line, end):
            end += 1
        yield Fact(_with_noun(line, at + 1, end, first), end)
        more = end + int(end < last and line.texts[end] == "و")
        if more < last - 1 and _bare(line.texts[more]) in small("ar", "attended"):
            end = _past_attendance(line, more + 1, last)
            yield Fact(more, end)
        at = end


def _opens_fact(line: Line, at: int, first: int) -> bool:
    """A relative pronoun of a meeting with a verb of meeting; ``الذي ترأسه مع`` is one of the chair."""
    return (
        line.texts[at] in _RELATIVE
        and _is_meeting_verb(line.texts[at + 1])
        and line.texts[at + 2 : at + 3] != ["مع"]
        and _gathering_before(line, at, first)
    )


def _ends_relative(line: Line, at: int) -> bool:
    return (line.comma(at) and not _goes_on(line, at)) or line.texts[at] in _RELATIVE or _closes(line, at)


def _with_noun(line: Line, start: int, end: int, first: int) -> int:
    """Where a relative clause of two or three words begins with the noun of the meeting before it."""
    if end - start > _SHORT_RELATIVE:
        return start
    at = start
    while (
        at > first
        and start - at < _SHORT_RELATIVE + 1
        and not line.comma(at)
        and _bare(line.texts[at]) not in small("*", "gatherings")
    ):
        at -= 1
    return at


def _past_attendance(line: Line, at: int, last: int) -> int:
    """Past who took part, ``، من بينها`` included."""
    while at < last and not _closes(line, at):
        if line.comma(at) and line.texts[at : at + 1] != ["من"] and line.texts[at] not in small("ar", "among-them"):
            break
        at += 1
    return at


def _is_meeting_verb(word: str) -> bool:
    """A verb of meeting, with or without its object: ``عقد``, ``عقدها``."""
    bare = _bare(word)
    verbs = small("ar", "meeting-verbs")
    return bare in verbs or any(bare.removesuffix(end) in verbs for end in ("ه", "ها", "وه", "وها") if bare.endswith(end))


def text_fact(line: Line, first: int, last: int) -> Fact | None:
    """``بيان صحفي أصدره مكتبه``, ``بيان حصلت الصحيفة على نسخة منه``: how a text came about, told on the way to its words."""
    for k in range(first, last - 2):
        noun = line.grammar.speakers.at(line.words, k)
        if noun is None or noun.value != "document":
            continue
        for m in range(k + 1, min(k + _ISSUE, last - 1)):
            word = line.texts[m]
            if word in small("ar", "that") or line.colon(m) or _closes(line, m):
                break
            if (
                perfect(word)
                or word == _PUBLISHED
                or (word in _RELATIVE and perfect(_without_object(line.texts[m + 1])))
                or perfect(_without_object(word))
            ):
                return Fact(k, last, of_text=True)
    return None


def _without_object(word: str) -> str:
    return next((word.removesuffix(end) for end in ("وها", "وه", "ها", "ه") if word.endswith(end)), word)


def _goes_on(line: Line, at: int) -> bool:
    """Whether the comma before ``at`` stands inside an enumeration of persons, or before ``من بينها`` and some of those told."""
    some = small("ar", "among-them")
    among = line.texts[at] in some or (line.texts[at] == "من" and not some.isdisjoint(line.texts[at + 1 : at + 2]))
    return among or line.texts[at].startswith(("ونايب", "ووزير", "ورييس"))


def _closes(line: Line, at: int) -> bool:
    return any(mark in line.gap(at) for mark in ".!؟")


def _bare(word: str) -> str:
    if word in small("*", "gatherings"):
        return word
    for prefix in ("وال", "لل", "بال", "ال", "و", "ف"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            return word[len(prefix) :]
    return word


def _gathering_before(line: Line, at: int, first: int) -> bool:
    return any(
        _bare(word) in small("*", "gatherings") or word.startswith(("لاجتماع", "التحالف", "اجتماع"))
        for word in line.texts[max(first, at - 14) : at]
    )


def tells_of_meeting(line: Line) -> bool:
    """Whether a sentence without cue tells of the meeting: its opening names it, or says what it gave room for."""
    first = 1 if line.texts[:1] in (["كما"], ["وقد"], ["وكما"]) else 0
    opening = [_bare(word) for word in line.texts[first : first + 6]]
    if opening and _OPPORTUNITY.match(line.texts[first]):
        return any(
            word in small("*", "gatherings") or word in ("فرصه", "المجال", "مجال")
            for word in [*opening, *(_bare(w) for w in line.texts[6:8])]
        )
    ahead = any(word.removeprefix("و") in small("*", "expected") for word in line.texts[:3])
    return ahead and has_gathering(line, 0, min(len(line.words), 12))


def presents_us(line: Line) -> bool:
    """``نحن، وزراء ...، المجتمعين في``, ``We, the Ministers, meeting in``: who met, at the head of a declaration."""
    opening = len(line.words) > 3 and line.texts[0] in ("نحن", "we") and line.comma(1)
    return opening and any(word in small("*", "met") for word in line.texts)


def foretells(line: Line) -> bool:
    """Whether the sentence tells what will be done: told of a meeting, that is what it decided."""
    if line.language == "ar":
        return is_future(line.texts[0].removeprefix("و")) or line.texts[0] in ("سوف", "وسوف")
    opening = line.texts[: len(line.texts) // 2 + 4]
    return any(
        word in ("will", "shall") or (word in ("is", "are") and after in ("to", "due"))
        for word, after in itertools.pairwise(opening)
    )


def attribution(line: Line, first: int, last: int) -> int | None:
    """Where a trailing ``، وفق ما أورده البيان`` or ``, they said`` begins: whose words the content is, no part of it."""
    for k in range(first + 1, last - 1):
        if line.comma(k) and _is_circumstance(line, k, last):
            return k
        if k < last - _TRAILING:
            continue
        if line.comma(k) and line.texts[k] in small("ar", "attributing") and line.texts[k + 1] in small("ar", "told"):
            return k
        if line.language != "ar" and line.comma(k) and line.texts[k : k + 2] == ["according", "to"]:
            return k
        if line.language != "ar" and line.comma(k) and line.texts[k] in _WHO and not _SAID.isdisjoint(line.texts[k + 1 : k + 4]):
            return k
    return None


def _is_circumstance(line: Line, at: int, last: int) -> bool:
    """``، وذلك خلال اجتماع``, ``، وذلك على الرغم من``: told of the speaking, no part of what is said."""
    if line.texts[at] != "وذلك" or at + 2 >= last:
        return False
    one, two = line.texts[at + 1 : at + 3]
    return one in ("خلال", "عقب", "رغم") or (one, two) in (("علي", "الرغم"), ("في", "ختام"), ("في", "اجتماع"))


def occasion(line: Line, first: int, last: int) -> Fact | None:
    """``وذلك خلال جلسة عقدت أمس``: the meeting at which something was said, told behind it."""
    if line.texts[first : first + 1] != ["وذلك"] or line.texts[first + 1 : first + 2] not in (["خلال"], ["في"], ["عقب"]):
        return None
    nouns = {bare for word in line.texts[first + 2 : min(first + _CLAUSE, last)] for bare in unattached(_bare(word))}
    if nouns.isdisjoint(small("*", "gatherings")) or last - first < _OCCASION:
        return None
    ends = next((k for k in range(first + _CLAUSE, last) if line.comma(k) and line.texts[k] == "وذلك"), last)
    return Fact(first + 2, ends)


def parts_of_outlook(line: Line) -> list[Fact]:
    """What is to come, and ``، على أن`` what is to come before it, apart."""
    for k in range(4, len(line.words) - 3):
        if line.comma(k) and line.texts[k] == "علي" and line.texts[k + 1] == "ان":
            return [Fact(0, k), Fact(k, len(line.words))]
    return [Fact(0, len(line.words))]


def runs_on(line: Line) -> bool:
    """Whether a sentence without cue is speech by its own words: first person plural, or a modal at its head."""
    if any(_WE.match(word) for word in line.texts[:6]):
        return True
    head = line.grammar.heads.at(line.words, 0) if line.words else None
    if head is not None and head.value.id == "own-commitment":
        return True
    return (
        head is not None
        and head.value.id in ("need", "own-future")
        and line.texts[0].startswith(("ي", "وي", "س", "وس", "لا", "ولا", "لابد", "من", "we"))
    )


def has_gathering(line: Line, first: int, last: int) -> bool:
    """Whether a meeting is named in words ``first:last``."""
    return any(_bare(word) in small("*", "gatherings") or word.startswith(("اجتماع", "لاجتماع")) for word in line.texts[first:last])


def tells(line: Line, first: int, last: int) -> bool:
    """Whether words ``first:last`` hold a main clause: a finite verb that no relative or dependent word before it claims."""
    if line.language != "ar" or last - first < _CLAUSE:
        return False
    claimed = False
    for k in range(first, last):
        word = line.texts[k]
        if line.comma(k):
            claimed = False
        if word in small("ar", "relatives") or word in small("ar", "dependent") or word in small("ar", "times"):
            claimed = True
        elif not claimed and _is_verb(word, k == first or line.comma(k)) and not of_a_topic(line, k):
            return True
    return False


def _is_verb(word: str, opens: bool) -> bool:
    bare = word.removeprefix("و")
    if bare in small("ar", "links") or bare in small("ar", "adjuncts"):
        return False
    return finite(bare) if opens else finite(word)


def besides(line: Line, first: int, last: int) -> int | None:
    """First word after ``إلى جانب``: further participants told apart from those before."""
    for k in range(first + 3, last - 2):
        if line.comma(k) and line.texts[k] == "الي" and line.texts[k + 1] == "جانب":
            return k + 2
    return None
