"""Meetings of the example: which documents are of one meeting, when and where it was, who took part?"""

from __future__ import annotations

from itertools import combinations

from benchmarks.example_reading import Reading
from benchmarks.example_reference import Met
from benchmarks.matching import f1, pair_off, same_name
from benchmarks.sheet import Sheet
from communique.model import Meeting, Participant

HEADS = ("host", "chair")
TAKING_PART = ("participants", "members")


def measure(reading: Reading, sheet: Sheet) -> None:
    _grouping(reading, sheet)
    _facts(reading, sheet)
    _heads(reading, sheet)
    _parties(reading, sheet)
    _counts(reading, sheet)
    _recalls(reading, sheet)


def _grouping(reading: Reading, sheet: Sheet) -> None:
    wanted = {pair for m in reading.reference.meetings for pair in combinations(sorted(m.documents), 2)}
    found = {pair for m in reading.register.meetings for pair in combinations(sorted(reading.files(m)), 2)}
    sheet.put("meetings.grouping", f1(len(wanted & found), len(found), len(wanted)))
    of_file = {file: m.id for m in reading.register.meetings for file in reading.files(m)}
    for file, document in reading.described.items():
        right = reading.meetings[document.meeting].id if document.meeting in reading.meetings else None
        if of_file.get(file) != right:
            sheet.miss("meetings.grouping", f"{file}: {document.meeting} > {of_file.get(file)}")


def _facts(reading: Reading, sheet: Sheet) -> None:
    verdicts: dict[str, list[bool]] = {"date": [], "formation": [], "format": [], "place": []}
    for wanted, found in _pairs(reading):
        rows: dict[str, tuple[str | None, str | None]] = {
            "date": (wanted.date, found.held.date if found else None),
            "formation": (wanted.formation, found.formation if found else None),
            "format": (wanted.format, found.format if found else None),
            "place": (wanted.place, found.place if found else None),
        }
        for name, (right, said) in rows.items():
            same = found is not None and (right == said or (name == "place" and same_name(right, said)))
            verdicts[name].append(same)
            if not same:
                sheet.miss(f"meetings.{name}", f"{wanted.id}: {right} > {said}")
    for name, values in verdicts.items():
        sheet.put_share(f"meetings.{name}", values)


def _heads(reading: Reading, sheet: Sheet) -> None:
    """Hosts and chairs by name; those whom only a party names count as made up."""
    hits = claimed = wanted = 0
    for met, meeting in _pairs(reading):
        said = [p for p in meeting.participants if p.role in HEADS] if meeting else []
        edges = [
            ((1.0,), head.en, i)
            for head in met.people
            for i, p in enumerate(said)
            if same_name(p.person, head.ar) or same_name(p.person, head.en)
        ]
        pairs = pair_off(edges)
        hits, claimed, wanted = hits + len(pairs), claimed + len(said), wanted + len(met.people)
        for head in met.people:
            if head.en not in dict(pairs):
                sheet.miss("meetings.hosts and chairs: missed", f"{met.id}: {head.ar} ({head.party}, {head.role})")
        for i, p in enumerate(said):
            if i not in {right for _, right in pairs}:
                sheet.miss(
                    "meetings.hosts and chairs: made up", f"{met.id}: {p.role} {p.person or p.name.ar or p.name.en} ({p.party})"
                )
    sheet.put("meetings.hosts and chairs", f1(hits, claimed, wanted))


def _parties(reading: Reading, sheet: Sheet) -> None:
    """Parties that took part (the heads' own among them) and those that observed."""
    taking, watching = (set[str](), set[str]()), (set[str](), set[str]())
    for met, meeting in _pairs(reading):
        took_part = {*met.participants, *(p.party for p in met.people)}
        taking[1].update(f"{met.id}: {party}" for party in took_part)
        watching[1].update(f"{met.id}: {party}" for party in met.observers)
        for p in meeting.participants if meeting else ():
            (watching if p.role == "observer" else taking)[0].add(f"{met.id}: {_shown(p)}")
    sheet.put_sets("meetings.participants", *taking)
    sheet.put_sets("meetings.observers", *watching)


def _shown(participant: Participant) -> str:
    return participant.party or participant.person or participant.name.en or participant.name.ar or "?"


def _counts(reading: Reading, sheet: Sheet) -> None:
    """How many took part, by value; other counts are only asked for, since a text counts more than the reference holds."""
    found, wanted, others = set[str](), set[str](), list[bool]()
    for met, meeting in _pairs(reading):
        asked = {c.value for c in met.counts if c.what in TAKING_PART}
        rest = {c.value: c for c in met.counts if c.what not in TAKING_PART}
        said = {c.value for c in meeting.stated_counts} if meeting else set()
        taking = {c.value for c in meeting.stated_counts if c.what in TAKING_PART} if meeting else set()
        wanted |= {f"{met.id}: {value}" for value in asked}
        found |= {f"{met.id}: {value}" for value in (said & asked) | (taking - set(rest))}
        for value, count in rest.items():
            others.append(value in said)
            if value not in said:
                sheet.miss("meetings.other counts", f"{count.file} {count.quote}: {value} {count.what}")
    sheet.put_sets("meetings.counts", found, wanted)
    sheet.put_share("meetings.other counts", others)


def _recalls(reading: Reading, sheet: Sheet) -> None:
    back = {meeting.id: wanted for wanted, meeting in reading.meetings.items()}
    wanted = {f"{m.id} recalls {earlier}" for m in reading.reference.meetings for earlier in m.recalls}
    found = {f"{ours} recalls {back.get(e, e)}" for ours, meeting in reading.meetings.items() for e in meeting.recalls}
    sheet.put_sets("meetings.recalls", found, wanted)


def _pairs(reading: Reading) -> list[tuple[Met, Meeting | None]]:
    return [(met, reading.meetings.get(met.id)) for met in reading.reference.meetings]
