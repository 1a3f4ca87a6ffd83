"""Second halves: a statement that only goes on about what the one before it in its sentence began is of the same point.

"They agreed to commission a study, and to receive it before 30 November": the deadline is the study's. Told by a pronoun among
the first words, by brevity, and by standing right behind in one sentence with an act that goes on from the first one's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from communique.points.content import FIXED
from communique.points.members import Member
from communique.text.words import words

APART = 60
"""Characters between the two, room for a reporting verb."""
OPENING = 4
"""First words of a content among which the pronoun stands."""
LONGEST = 7
"""Content words of a second half, numbers and months apart: what says more has a matter of its own."""
_STOP = re.compile(r"[.!?؟\n]")
_BACK = {
    "ar": re.compile(r"\w{3,}(?:ها|هما)"),
    "en": re.compile(r"it|its|them|they|their"),
}
_GOES_ON = {("commit", "commit"), ("assess", "commit"), ("affirm", "commit")}


def neighbours(members: Sequence[Member]) -> Iterator[tuple[int, int]]:
    """Numbers of members that follow one another in one sentence."""
    order = sorted(
        range(len(members)), key=lambda n: (members[n].document.id, members[n].statement.start, members[n].statement.end)
    )
    for a, b in pairwise(order):
        first, second = members[a], members[b]
        if first.document.id == second.document.id and first.tier == second.tier:
            begins = second.wording.spans[0][0]
            apart = begins - first.statement.end
            if 0 <= apart <= APART and not _STOP.search(second.document.text, first.statement.end, begins):
                yield a, b


def goes_on(first: Member, second: Member) -> bool:
    """Whether the second of two neighbours is a second half of the first."""
    if (first.statement.act, second.statement.act) not in _GOES_ON:
        return False
    if sum(not t.key.startswith(FIXED) for t in second.wording.tokens) > LONGEST:
        return False
    back = _BACK.get(second.document.language)
    opening = words(second.document.text, *second.wording.spans[0])[:OPENING]
    return back is not None and any(back.fullmatch(word.text) for word in opening)
