"""Meetings of bodies without a profile: whose they were is told in the words of the reports alone.

Three forms of lead: those who meet by their level (``وزراء خارجية دول الحوض``), a body by its name's first word
(``مجلس الأنهار``, ``the Lake Commission``), and a joint text whose parties are not told apart. Strict, because no name supports it:
the sentence must tell of a meeting of theirs, in words beside the name.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.knowledge.gatherings import Term
from communique.meetings.lexicon import Lexicon, Naming, names_in
from communique.meetings.lines import Line, Placed, coming, not_now, of_an_officer
from communique.meetings.naming import Sighting, an_attribute
from communique.settings import Gathering
from communique.text.phrases import Found
from communique.text.words import Word, strip_proclitics

UNPROFILED = "unprofiled"
"""Body id of the mentions of every meeting whose body has no profile."""
_LONGEST = 9
"""Words of the longest name."""
_QUOTES = (("«", "»"), ("“", "”"), ('"', '"'))
_INSIDE = " \u00a0\"'“”«»"
"""What may stand between words of a name."""


def unprofiled(lines: Sequence[Line], lexicon: Lexicon, settings: Gathering) -> list[Sighting]:
    """Sentences of headline and lead that tell of a meeting of a body without a profile, in order."""
    issued = any(line.says("text") for line in lines)
    found = []
    if not any(
        line.says("decides", "people", "attend", "chair", "text") for line in lines if 0 <= line.order <= settings.told_sentences
    ):
        return []  # nothing came out of it, and nobody came
    for line in lines:
        if line.order >= settings.lead_sentences:
            continue
        sighting = (_by_level(line, lexicon) if issued else None) or _by_name(line, lexicon, settings)
        if sighting is not None and not _holds_a_profile(sighting, lexicon):
            found.append(sighting)
    return found if any(one.line.inside for one in found) else []


def _holds_a_profile(sighting: Sighting, lexicon: Lexicon) -> bool:
    """Whether the name holds that of a body with a profile, whose part it is."""
    name = sighting.naming
    return any(
        name.first <= found.first <= name.last and any(naming.kind == "full" for naming in found.value)
        for found in names_in(sighting.line.words, lexicon)
    )


def _by_level(line: Line, lexicon: Lexicon) -> Sighting | None:
    """Those who meet, named by their level, beside a word of meeting, in a document that speaks of a text."""
    levels = [term for term in line.of("level") if any(one.kind == "level" and not one.weak for one in term.value)]
    gathered = [term for term in line.of("noun", "verb", "people") if any(not one.weak for one in term.value)]
    levels = [term for term in levels if not _is_noun(term) or any(term.first - verb.last == 1 for verb in line.of("verb"))]
    if not levels or not gathered:
        return None
    level = levels[0]
    value = next(one.value for one in level.value if one.kind == "level")
    return _sighting(line, level.first, _name_end(line, level.last, lexicon), value, lexicon)


def _is_noun(level: Found[tuple[Term, ...]]) -> bool:
    """Whether a word for a level is one for the gathering itself (``قمة``), which any text may name."""
    return any(one.kind == "noun" for one in level.value)


def _by_name(line: Line, lexicon: Lexicon, settings: Gathering) -> Sighting | None:
    """Who meets or decides at a meeting of their own: by the first word of a name, in English the last, or by their level."""
    for head in line.of("body", "level"):
        if of_an_officer(head, line, lexicon) or an_attribute(head, line, lexicon):
            continue
        level = next((one.value for one in head.value if one.kind == "level"), None)
        if line.text[head.start : head.end].isascii() and level is None:
            first, last = _english_name(line, head.first, lexicon)
        else:
            first, last = head.first, _name_end(line, head.last, lexicon)
        if last > first and _meets(line, head, first, last, lexicon, settings):
            return _sighting(line, first, last, level, lexicon)
    return None


def _sighting(line: Line, first: int, last: int, level: str | None, lexicon: Lexicon) -> Sighting:
    head = next((term.start for term in line.of("body", "level") if term.first == first), line.words[first].start)
    start, end = head, line.words[last].end
    naming = Found(start, end, first, last, Naming(UNPROFILED, "full", None), "")
    other = line.elsewhere or not_now(line, naming, lexicon.small) or coming(line, lexicon.small)
    return Sighting(line, UNPROFILED, naming, level, level is not None, 3.0 if line.order <= 0 else 2.0, start, end, other)


def _meets(line: Line, head: Found[tuple[Term, ...]], first: int, last: int, lexicon: Lexicon, settings: Gathering) -> bool:
    """Whether the words from ``first`` to ``last`` meet: ``عقد المجلس اجتماعا``, ``اجتماع المجلس``, ``قرر المجلس في جلسته``."""
    small = lexicon.small
    nouns = [term for term in line.of("noun") if not first <= term.first <= last]
    if any(_in_construct(line, term, head, first, lexicon) for term in nouns if _a_meeting(term)):
        return True
    english = line.words[last].text.isascii()
    acting = [
        term
        for term in line.of("verb", "decides")
        if (0 < first - term.last <= 1 and not english) or (0 < term.first - last <= 3 and (english or line.role == "headline"))
    ]
    verbs = [one for term in acting for one in term.value if one.kind == "verb"]
    if any(verb.value == "meets" for verb in verbs) or (verbs and english and any(one.kind == "noun" for one in head.value)):
        return True
    behind = [term for term in nouns if 0 < term.first - last <= settings.date_reach]
    holds = any(verb.value == "holds" for verb in verbs)
    return any(
        (bool(verbs) and _a_meeting(term)) or (bool(acting) and (_a_meeting(term) or holds) and _its_own(line, term, small.its))
        for term in behind
    )


def _in_construct(line: Line, noun: Found[tuple[Term, ...]], head: Found[tuple[Term, ...]], first: int, lexicon: Lexicon) -> bool:
    """Whether a meeting is said to be of the body behind it, and to be held: ``في اجتماع لجنة``, ``الاجتماع الخامس لوزراء``."""
    definite = line.words[noun.first].text.startswith("ال")
    gap = first - noun.last - 1
    if (definite and not (gap <= 2 and head.prefix.endswith("ل"))) or (not definite and gap):
        return False
    verbs = line.of("verb", "decides")
    return any(term.last == noun.first - 1 or (definite and term.first <= 1) for term in verbs) or _at(line, noun, lexicon)


def _at(line: Line, noun: Placed, lexicon: Lexicon) -> bool:
    """Whether something is told to have come about at the meeting: ``في ختام اجتماع``."""
    before = [word.text.removeprefix("و") for word in line.words[max(0, noun.first - 1) : noun.first]]
    return any(word in lexicon.small.told_at for word in before)


def _a_meeting(noun: Found[tuple[Term, ...]]) -> bool:
    """Whether a noun can only be a gathering of a body: no course, no forum, no game."""
    return any(one.kind == "noun" and (not one.weak or one.value == "sitting") for one in noun.value)


def _its_own(line: Line, noun: Placed, its: frozenset[str]) -> bool:
    """Whether a meeting is the body's own: ``جلسته``, ``its session``."""
    text = line.words[noun.first].text
    if text.isascii():
        return any(word.text in its for word in line.words[max(0, noun.first - 3) : noun.first])
    if line.text[line.words[noun.first].end - 1] == "ة":
        return False  # folded it reads like "his"
    return any(text.endswith(ending) for ending in its if len(text) - len(ending) > 2)


def _english_name(line: Line, head: int, lexicon: Lexicon) -> tuple[int, int]:
    """First and last word of a capitalised name around its head: ``Lake Chad Basin Commission``, ``Council of River States``."""
    first = last = head
    if not _capital(line, head):  # "the conference on Sudan"
        about = head + 2 < len(line.words) and line.words[head + 1].text in ("on", "of", "for") and _capital(line, head + 2)
        return (head, head + 2) if about else (head, head)
    while first > 0 and _capital(line, first - 1) and not line.between(first - 1, first).strip():
        first -= 1
    while last + 1 < len(line.words) and last - head < _LONGEST and not line.between(last, last + 1).strip():
        if _capital(line, last + 1):
            last += 1
        elif line.words[last + 1].text in lexicon.small.title_parts and last + 2 < len(line.words) and _capital(line, last + 2):
            last += 2
        else:
            break
    return first + (line.words[first].text == "the"), last


def _capital(line: Line, index: int) -> bool:
    return line.text[line.words[index].start].isupper()


def _name_end(line: Line, last: int, lexicon: Lexicon) -> int:
    """Index of the last word of what follows a head: up to a mark, a preposition of place or another word of meetings.

    In an Arabic name a word without article stands before the first that has one, or has a particle and one that has it behind.
    """
    others = {term.first for term in line.terms if not all(one.kind in ("body", "level") for one in term.value)}
    small = lexicon.small
    words = line.words
    end = last
    definite = words[last].text.startswith("ال")
    while end + 1 < len(words) and end - last < _LONGEST:
        text = words[end + 1].text
        following = words[end + 2].text if end + 2 < len(words) else ""
        bare = _bare(words[last : end + 1])
        named = small.of_states | small.districts if bare else small.of_states  # "in the states of the basin"
        within = following in named and (text in small.place_prepositions or following in small.of_states)
        stop = end + 1 in others or (text in small.name_ends | small.place_prepositions and not within)
        if stop or line.between(end, end + 1).strip(_INSIDE):
            break
        if bare and not _with_article(text) and _says_whose(text):
            definite = False  # whose it is tells it from others of its name: "the committee of the festival"
        if not text.isascii() and definite and not _with_article(text):
            linked = text[0] in "بلو" and end + 2 < len(words) and _with_article(words[end + 2].text)
            place = {text, words[end].text, text[1:], words[end].text[1:]} & small.place_nouns  # "of the district of Susa"
            if not (linked or place or within or words[end].text in small.of_states or text in small.of_states):
                break
        definite = definite or _with_article(text)
        end += 1
    return _to_closing(line, last, end)


def _to_closing(line: Line, first: int, last: int) -> int:
    """Index of the last word of a name that a quotation mark opens within it: ``لجنة معرض «كنوز من البحر»``."""
    name = line.text[line.words[first].start : line.words[last].end]
    for opening, closing in _QUOTES:
        opened = name.count(opening) % 2 if opening == closing else name.count(opening) > name.count(closing)
        end = line.text.find(closing, line.words[last].end, line.end) if opened else -1
        if end >= 0:
            behind = [n for n in range(last, min(len(line.words), last + _LONGEST)) if line.words[n].end <= end]
            return behind[-1] if line.words[behind[-1]].end == end else last
    return last


def _bare(name: Sequence[Word]) -> bool:
    """Whether an Arabic name is but definite words, which many bodies bear: ``المجلس البلدي``, ``اللجنة المنظمة``."""
    return all(not word.text.isascii() and _with_article(word.text) for word in name)


def _says_whose(text: str) -> bool:
    """Whether a word has "of" written together with it: ``لمهرجان``, not ``لوائح``."""
    return text.startswith("ل") and strip_proclitics(text)[0] != text


def _with_article(text: str) -> bool:
    return text.removeprefix("و").startswith(("ال", "لل", "بال"))
