"""Where an Arabic content begins to say another thing: conjunctions, and what stands behind them.

A cut is a proposal: ``clauses`` decides by the act of both sides. What this gets wrong: it has no parse, so whether a verb behind
``و`` goes on with the main clause or with a relative one is judged by the words between.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.statements.acts import is_future
from communique.statements.finite import finite, perfect, verbal_noun
from communique.statements.grammar import Grammar
from communique.statements.lexicon import unattached
from communique.statements.line import Line
from communique.statements.small import small
from communique.text.words import strip_proclitics

STANCE = frozenset(("own-commitment", "concern", "praise", "call", "intention"))
"""Classes of heads that say where the speakers stand."""
_MEASURE = 4
"""Words from which a measure added by ``وكذلك`` or ``إضافة إلى`` stands apart."""

_WEIGHTY = 5
"""Words from which what stands before ``لكن`` is a statement rather than a concession."""
_SUBJECT = 7
"""Words from the conjunction in which the verb of a further clause stands."""

_RUN = 8
"""Words before a further verb that no mark parts from them."""
_DUTY = 3
"""Words at the head of a clause among which the modal stands."""
_RESUMED = 4
"""Words from the conjunction among which a pronoun of what was said before ties the clause to it: ``، ويبدأ العمل به``."""


@dataclass(frozen=True, slots=True)
class Cut:
    at: int
    """Where the piece before ends."""
    first: int
    """First word of the next piece, connectors left out."""
    skip: int
    """Letters of that word left out (its conjunction)."""
    clause: bool
    hard: bool
    """Whether the next piece stands alone even if its act is the same."""
    measure: bool = False
    """Whether it is a further measure: apart only where something is decided or asked for."""


def arabic_cut(line: Line, at: int, first: int, last: int, clause: bool) -> Cut | None:
    """The cut right before word ``at`` of the content ``first:last``, if one may be there; ``clause``: that content is a clause.

    ``اتفقوا على تبادل الزيارات، تكثيف التدريب``: what is done may be listed with nothing but commas.
    """
    word = line.texts[at]
    for rule in (_that_clause, _consequence, _contrast, _whereby):
        found = rule(line, at, first, last, clause)
        if found is not None:
            return found
    if word == "كما" and line.comma(at):
        return _likewise(line, at)
    if word in small("ar", "further"):
        return _further(line, at, first, last, clause)
    if word in ("وفي", "وعلي", "وعن", "والي"):
        return _after_particle(line, at, first, clause)
    if clause and line.comma(at) and word.startswith("و"):
        if finite(word[1:]) and goes_on_in_relative(line, at, first, word[1:]):
            return None
        if _main_clause(line, at, first, last):
            return Cut(at, at, 1, True, True)
    if clause and word.startswith("و") and _runs_on(line, at, first, last):
        return Cut(at, at, 1, True, True)
    if _conjoined(word, line.grammar):
        cut = _conjunct(line, at, first, clause)
        listed = cut is None and not clause and line.comma(at) and verbal_noun(word[1:]) and verbal_noun(line.texts[first])
        return Cut(at, at, 1, False, False, measure=True) if listed else cut
    if not clause and line.comma(at) and verbal_noun(word) and verbal_noun(line.texts[first]):
        return Cut(at, at, 0, False, True, measure=True)
    late = word.startswith(("سن", "سي", "ست")) and line.comma(at) and _is_finite(line, at)
    return Cut(at, at, 0, True, True) if late and has_verb(line, first, at) else None


def _that_clause(line: Line, at: int, first: int, last: int, clause: bool) -> Cut | None:
    """``وأن``, ``خاصة أن``, ``علما بأن``, ``وسوف``: another clause under the same verb."""
    word, after = line.texts[at], line.texts[at + 1]
    if word in small("ar", "and-that") and (word not in ("وان", "وبان") or not _is_verb(after)):
        return Cut(at, at + 1, 0, True, True) if clause or line.comma(at) else None
    if word in ("خاصه", "لاسيما", "سيما", "علما") and (after in small("ar", "that") or after in small("ar", "and-that")):
        return Cut(at, at + 2, 0, True, True)
    if word in ("وقد", "ولقد") and clause and line.comma(at) and finite(after):
        return Cut(at, at, 1, True, True)
    if word == "وسوف" or (word == "سوف" and line.comma(at)):
        return Cut(at, at, int(word == "وسوف"), True, True)
    return None


def _consequence(line: Line, at: int, first: int, last: int, clause: bool) -> Cut | None:
    """``وبالتالي فإن``, ``، وفي حالة ...، فإن``."""
    if line.texts[at] not in small("ar", "so-that"):
        return None
    fronted = _fronted(line, at, first)
    if fronted and (line.comma(at) or at - fronted <= _RESUMED):
        return Cut(fronted, fronted, int(line.texts[fronted].startswith("و")), True, True)
    return Cut(at - 1, at + 1, 0, True, True) if line.texts[at - 1] in small("ar", "consequences") else None


def _contrast(line: Line, at: int, first: int, last: int, clause: bool) -> Cut | None:
    """``إلا أن``, ``، لكن``: apart unless what stands before is only conceded."""
    word = line.texts[at]
    if word in ("الا", "غير", "بيد") and line.texts[at + 1] in small("ar", "that"):
        return Cut(at, at + 2, 0, True, _although(line, first) or line.comma(at))
    if word in small("ar", "but"):
        return Cut(at, at + 1, 0, True, clause and line.comma(at) and at - first >= _WEIGHTY)
    return None


def _whereby(line: Line, at: int, first: int, last: int, clause: bool) -> Cut | None:
    """``، حيث``, ``حيث إن``, ``الأمر الذي``, ``، فيما سيشارك``: what goes with what was said, in a clause of its own."""
    word, after = line.texts[at], line.texts[at + 1]
    if word == "الامر" and after == "الذي" and at + 2 < last:
        return Cut(at, at + 2, 0, True, True)
    if word in small("ar", "meanwhile") and line.comma(at) and finite(after) and at - first >= _MEASURE:
        return Cut(at, at + 1, 0, True, True)
    if word == "حيث" and (after == "ان" or (line.comma(at) and (after in small("ar", "that") or _is_finite_verb(after)))):
        return Cut(at, at + (2 if after == "ان" else 1), 0, True, True)
    return None


def _likewise(line: Line, at: int) -> Cut | None:
    """``، كما`` with a verb or a deciding noun behind it."""
    after = line.texts[at + 1]
    if not (_is_verb(after) or finite(after) or line.grammar.heads.at(line.words, at + 1)):
        return None
    return Cut(at, at + 1, 0, True, finite(after) or _is_finite(line, at + 1))


def _further(line: Line, at: int, first: int, last: int, clause: bool) -> Cut | None:
    """``وكذلك``, ``إضافة إلى``, ``فضلا عن``: a further measure, or another stance."""
    after = line.texts[at + 1]
    begin = at + 2 if after in ("في", "علي", "عن", "الي") and at + 2 < last else at + 1
    skip = int(begin == at + 1 and after.startswith("ل") and line.texts[at] not in ("وكذلك", "كذلك", "وكذا", "وايضا"))
    head = line.grammar.heads.at(line.words, begin)
    listed = not line.texts[begin].startswith(("ال", "لل"))
    if not clause and at - first >= _MEASURE and last - begin >= _MEASURE and listed:
        return Cut(at, begin, skip, False, True, measure=True)
    return Cut(at, begin, 0, False, True) if head is not None and head.value.id in ("need", *STANCE) else None


def _main_clause(line: Line, at: int, first: int, last: int) -> bool:
    """Whether ``، و`` opens a further main clause: a verb stands behind it, or a definite subject and its verb."""
    bare = line.texts[at][1:]
    if at + 2 >= last or at - first < _MEASURE:
        return False
    if finite(bare):
        return small("ar", "resumptives").isdisjoint(line.texts[at + 1 : at + _RESUMED])
    if bare not in small("ar", "pronouns") and not (bare.startswith("ال") and len(bare) > _MEASURE):
        return False
    for k in range(at + 1, min(at + _SUBJECT, last)):
        if line.comma(k) or line.texts[k] in small("ar", "relatives"):
            return False
        if line.texts[k] in ("هو", "هي", "هم"):
            return True
        if finite(line.texts[k]):
            return not goes_on_in_relative(line, at, first, line.texts[k])
    return False


def _runs_on(line: Line, at: int, first: int, last: int) -> bool:
    """Whether a further verb of the same subject stands behind ``و`` without a mark: ``استعادت القوات المدينة وتقدمت``."""
    bare = line.texts[at][1:]
    if line.comma(at) or at - first < _RUN or last - at < _MEASURE or goes_on_in_relative(line, at, first, bare):
        return False
    if bare not in ("كان", "كانت") and not (bare.endswith("ت") and perfect(bare)):
        return False
    return small("ar", "resumptives").isdisjoint(line.texts[at + 1 : at + _RESUMED])


def goes_on_in_relative(line: Line, at: int, first: int, verb: str) -> bool:
    """Whether a verb at ``at`` may go on with a relative or dependent clause opened before it: the two agree."""
    if verb in ("لم", "لن", "لا"):
        verb = line.texts[at + 1]
    feminine = verb.startswith(("ت", "ست")) or verb.endswith("ت")
    plural = verb.endswith(("ون", "وا"))
    for k in range(at - 1, first - 1, -1):
        word = line.texts[k].removeprefix("و").removeprefix("ف")
        if word in ("الذي", "اللذي", "ما"):
            return not feminine and not plural
        if word in small("ar", "dependent"):
            return True
        if word == "التي":
            return feminine
        if word == "الذين":
            return plural
    return False


def next_clause(line: Line, first: int, last: int) -> int | None:
    """Where a further main clause begins within words ``first:last``: ``، وأصدرت``, ``، وبعد اللقاء أصدرت``, ``، فيما أصدرت``."""
    for at in range(first + _MEASURE, last - 2):
        word = line.texts[at]
        beside = word in small("ar", "meanwhile")
        if not line.comma(at) or not (beside or word.startswith("و")):
            continue
        if beside:
            opens = finite(line.texts[at + 1])
        elif word in small("ar", "fronted"):
            opens = any(finite(line.texts[k]) for k in range(at + 2, min(at + _SUBJECT, last)) if not line.comma(k))
        else:
            opens = finite(word[1:]) and not goes_on_in_relative(line, at, first, word[1:])
        if opens:
            return at
    return None


def has_verb(line: Line, first: int, last: int) -> bool:
    """Whether words ``first:last`` hold a verb of their own, or are none but an opening phrase: a relative clause's verb is none."""
    claimed = False
    for k in range(first, last):
        word = line.texts[k]
        if word in small("ar", "relatives") or word in small("ar", "dependent"):
            claimed = True
        elif not claimed and finite(word) and not of_a_topic(line, k):
            return True
    return False


def of_a_topic(line: Line, at: int) -> bool:
    """``وفيما يخص العراق``, ``وفي ما يتعلق بالعراق``: the verb only says what is spoken of."""
    return at > 0 and line.texts[at - 1].removeprefix("و") in ("فيما", "ما") and line.texts[at] in small("ar", "topic-verbs")


def _fronted(line: Line, at: int, first: int) -> int:
    """Where ``وفي حالة ...، فإن`` begins; 0 where no fronted phrase stands before ``at``."""
    for k in range(at - 1, max(first, at - 25), -1):
        if line.comma(k) and line.texts[k] in ("وفي", "واما", "اما", "وبالنسبه", "وعلي", "واذا", "ولهذا", "وبعد", "ومن", "ومع"):
            return k
    return 0


def _conjunct(line: Line, at: int, first: int, clause: bool) -> Cut | None:
    """``و`` with a modal, a future, a stance noun or the noun of another act."""
    word = line.texts[at]
    head = line.grammar.heads.at(line.words, at)
    bare = word[1:]
    if _is_finite(line, at):
        return Cut(at, at, 1, True, True)
    if head is None:
        if bare.startswith(tuple(small("ar", "norms"))) and not clause:
            return Cut(at, at, 1, False, False)
        return None
    kind = head.value.id
    if kind == "need":
        return Cut(at, at, 1, False, True)
    if kind in STANCE:
        return Cut(at, at, 1, False, line.possessed(at) or (bare.startswith("ال") and kind in ("intention", "call")))
    if (line.possessed(at) and kind == "stand") or (kind == "continued-work" and (not clause or _adds_a_duty(line, at, first))):
        return Cut(at, at, 1, False, False)
    return None


def _adds_a_duty(line: Line, at: int, first: int) -> bool:
    """``يجب أن يظل يقظا، والعمل معا``: whether a noun of work behind a comma goes on with what must or will be done."""
    heads = (line.grammar.heads.at(line.words, k) for k in range(first, min(first + _DUTY, at)))
    return line.comma(at) and any(head is not None and head.value.id in ("need", "own-future", "own-commitment") for head in heads)


def _after_particle(line: Line, at: int, first: int, clause: bool) -> Cut | None:
    """``وفي تصميمهم``, ``وعلى ضرورة``: another stance, or another object of the cue's own particle.

    Behind a clause whose own verb takes ``على`` it is another object of that verb: ``أن الحل يتوقف على الدول، وعلى الجهود``.
    """
    inner = line.grammar.heads.at(line.words, at + 1)
    if inner is None:
        within = clause and "علي" in line.texts[first:at]
        return Cut(at, at + 1, 0, False, True) if line.texts[at] == "وعلي" and line.comma(at) and not within else None
    if inner.value.id in STANCE | {"need", "stand"} and (line.possessed(at + 1) or inner.value.id == "need"):
        return Cut(at, at + 1, 0, False, True)
    return Cut(at, at + 1, 0, False, line.comma(at)) if line.texts[at] == "وعلي" else None


def _conjoined(word: str, grammar: Grammar) -> bool:
    """Whether the first letter is the conjunction rather than the word's own."""
    if len(word) < 3 or word[0] != "و":
        return False
    return (
        word in ("ولا", "ولابد", "ومن") or strip_proclitics(word)[0] != word or any(map(grammar.heads.holds, unattached(word[1:])))
    )


def _is_finite(line: Line, at: int) -> bool:
    """A modal or a future verb with whatever conjunction: the head of a new clause."""
    head = line.grammar.heads.at(line.words, at)
    if is_future(line.texts[at].removeprefix("و")):
        return True
    if head is None:
        return False
    word = line.texts[at]
    bare = word[1:] if word.startswith("و") else word
    if head.value.id == "need":
        return bare.startswith(("ي", "تعين")) or (bare in ("لا", "لابد", "من") and head.last > head.first) or bare == "لابد"
    return head.value.id == "own-future" and bare.startswith(("س", "نواصل"))


def _although(line: Line, first: int) -> bool:
    return "الرغم" in line.texts[first : first + 4]


def _is_finite_verb(word: str) -> bool:
    """Roughly: a verb in the perfect or imperfect; nouns after ``حيث`` are rare."""
    return _is_verb(word) or not word.startswith("ال")


def _is_verb(word: str) -> bool:
    """Roughly: an imperfect. Nouns in ``ت`` are told from verbs by the shapes that verbal nouns have."""
    if word.startswith("ال") or len(word) < 3:
        return False
    if word[0] in "ين" and not word.startswith(("يوم", "نظام", "نفس", "نحو", "نتاي", "نصف", "نسب", "ناي", "نشر", "نشاط")):
        return True
    if word.startswith(("ست", "سن", "سي")):
        return len(word) > 4
    return (
        word[0] == "ت"
        and not (len(word) > 4 and word[-2] in "يا" and word[1] != "ت")
        and word[-1] not in "ه"
        and word not in ("تنظيم", "تحالف", "تعاون", "تهديد")
    )
