"""Persons who act for a party, in English: capitals tell names, titles stand before or behind them.

``Danish Foreign Minister <Name>``, ``Oman's water minister, <Name>``, ``<Name>, Minister of Water of Tunisia``.
"""

from __future__ import annotations

from communique.meetings.persons import Person, Scene

WINDOW = 9


def persons(view: Scene, index: int) -> list[Person]:
    """The persons listed from word ``index`` on, joined by "and"; empty where neither title nor name begins there."""
    found: list[Person] = []
    words = view.line.words
    while index < len(words):
        if words[index].text in ("the", "both", "by", "his", "her"):
            index += 1
            continue
        one, after = _person(view, index)
        if one is None:
            break
        found.append(one)
        index = after
        if (index < len(words) and words[index].text == "and") or (index + 1 < len(words) and words[index].text == "with"):
            index += 1
        else:
            break
    return found


def _person(view: Scene, index: int) -> tuple[Person | None, int]:
    words = view.line.words
    head = next((i for i in range(index, min(len(words), index + WINDOW)) if _is_head(view, i)), None)
    name_end = _capitals(view, index)
    if name_end is not None and (head is None or head >= name_end):
        party, after = _behind(view, name_end)
        return Person(party, words[index].start, words[name_end - 1].end, view.text(index, name_end)), after
    if head is None:
        return None, index
    party, at = None, index
    while at < len(words) and at - index < 2 * WINDOW:
        if at in view.parties and at not in view.offices:
            party = party or view.parties[at].value.party
            at = view.parties[at].last + 1
        elif _is_head(view, at) or (
            words[at].text in view.small.title_parts and (words[at].text != "and" or _is_head_soon(view, at + 1))
        ):
            party = party or view.fixed.get(at)
            at = view.offices[at].last + 1 if at in view.offices else at + 1
        elif at <= head:
            at += 1
        else:
            break
    if at >= len(words):
        return Person(party, words[index].start, words[-1].end, None), at
    end = _capitals(view, at)
    if end is None:
        return Person(party, words[index].start, words[at - 1].end, None), at
    more, after = _behind(view, end)
    return Person(party or more, words[at].start, words[end - 1].end, view.text(at, end)), after


def _behind(view: Scene, end: int) -> tuple[str | None, int]:
    """Party of a title in commas behind a name, or of "of <Party>", and the index to go on from."""
    words = view.line.words
    gap = view.line.between(end - 1, end) if end < len(words) else ""
    if end < len(words) and words[end].text in view.small.of_party and end + 1 in view.parties:
        return view.parties[end + 1].value.party, view.parties[end + 1].last + 1
    if "," not in gap or words[end].text == "and":
        return None, end
    for at in range(end, min(len(words), end + 2 * WINDOW)):
        if at > end and "," in view.line.between(at - 1, at) and not _is_head_soon(view, at):
            return None, at if any(_is_head(view, i) for i in range(end, at)) else end
        if at in view.parties:
            return view.parties[at].value.party, view.parties[at].last + 1
        if words[at].text in ("who", "that", "which"):
            return None, end
    return None, end


def _is_head(view: Scene, index: int) -> bool:
    return index < len(view.line.words) and (index in view.offices or view.line.words[index].text in view.small.titles)


def _is_head_soon(view: Scene, index: int) -> bool:
    return any(_is_head(view, i) for i in range(index, index + 4))


def _capitals(view: Scene, index: int) -> int | None:
    """Index after a run of capitalised words of a name; None where none begins."""
    words = view.line.words
    end = index
    while end < len(words) and end - index < 7:
        word = words[end]
        if end > index and view.line.between(end - 1, end).strip(" -’'.\n"):
            break
        capital = view.line.text[word.start].isupper()
        if (
            end in view.parties
            or _is_head(view, end)
            or not (capital or (word.text in view.small.name_parts and end > index) or (word.text in ("al", "el") and end == index))
        ):
            break
        end += 1
    while end > index and words[end - 1].text in view.small.name_parts:
        end -= 1
    return end if end > index else None
