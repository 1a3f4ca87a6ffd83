"""Does an entry of the knowledge that this room reads do what its examples say?"""

from __future__ import annotations

from communique.documents.completeness import why_cut
from communique.documents.datelines import without_date
from communique.documents.furniture import folded_words, furniture
from communique.documents.kinds import begins_officially, speaks_of_document
from communique.documents.page import Line, lines_of
from communique.documents.reporting import is_reporting
from communique.documents.signatures import read_signature
from communique.documents.worth import kinds_in
from communique.knowledge import Knowledge
from communique.knowledge.boilerplate import CreditWord, CutMark, Marker, NoName, OfficialPhrase
from communique.knowledge.outlets import Outlet
from communique.knowledge.signs import Sign

Entry = Marker | CreditWord | NoName | OfficialPhrase | CutMark | Outlet | Sign


def fires(entry: Entry, sentence: str, knowledge: Knowledge) -> bool:
    """Whether ``entry`` takes effect on a line that reads ``sentence``."""
    line = lines_of(sentence)[0]
    if isinstance(entry, Marker):
        if entry.match == "end":
            found = furniture(knowledge).ending(line)
            return found is not None and found[1] == entry
        return furniture(knowledge).marker(line) == entry
    if isinstance(entry, Sign):
        return entry.kind in kinds_in(sentence, knowledge)
    if isinstance(entry, OfficialPhrase):
        return _is_official(entry, line, knowledge)
    if isinstance(entry, CutMark):
        return why_cut([line], [], line.end, knowledge) is not None
    signature = read_signature(without_date(line, knowledge), knowledge)
    if isinstance(entry, NoName):
        return signature is None
    if signature is None:
        return False
    if isinstance(entry, Outlet):
        return entry.id in (signature.outlet_id, signature.agency_id)
    held = {word.text for word in line.words}
    return signature.certain and any(held.issuperset(folded_words(phrase)) for phrase in entry.phrases)


def _is_official(entry: OfficialPhrase, line: Line, knowledge: Knowledge) -> bool:
    if entry.match == "document":
        return speaks_of_document(line, knowledge)
    if entry.match == "title word":
        held = [word.text for word in line.words]
        return any(folded_words(phrase)[0] in held for phrase in entry.phrases)
    return begins_officially(line, entry.match, knowledge) and not (entry.match == "title" and is_reporting(line.text, knowledge))
