"""Every entry of the knowledge that the room ``points`` brings: its examples fire, its counter-examples stay silent."""

from collections.abc import Iterator

import pytest

from communique.points import changes, content, facts, members, parts
from points_sample import KNOWLEDGE


def comparing() -> Iterator[tuple[str, object, str]]:
    for language, found in KNOWLEDGE.comparing.items():
        yield from ((language, entry, kind) for kind in ("ignored", "equal") for entry in getattr(found, kind))


@pytest.mark.parametrize(("language", "entry", "kind"), list(comparing()), ids=lambda v: getattr(v, "id", str(v)))
def test_comparing(language: str, entry: content.Ignored | content.Equal, kind: str) -> None:
    assert entry.examples
    assert all(content.fires(entry, sentence, KNOWLEDGE, language) for sentence in entry.examples)
    assert not any(content.fires(entry, sentence, KNOWLEDGE, language) for sentence in entry.counter_examples)


@pytest.mark.parametrize("entry", KNOWLEDGE.procedures, ids=lambda e: e.id)
def test_procedures(entry: members.Procedure) -> None:
    assert entry.examples
    assert all(members.fires(entry, sentence, KNOWLEDGE) for sentence in entry.examples)
    assert not any(members.fires(entry, sentence, KNOWLEDGE) for sentence in entry.counter_examples)


@pytest.mark.parametrize(
    ("language", "entry"),
    [(language, entry) for language, entries in KNOWLEDGE.commitment_markers.items() for entry in entries],
    ids=lambda v: getattr(v, "id", v),
)
def test_parts_of_commitments(language: str, entry: parts.Marker) -> None:
    assert entry.examples
    assert [s for s in entry.examples if not parts.fires(entry, s, KNOWLEDGE, language)] == []
    assert [s for s in entry.counter_examples if parts.fires(entry, s, KNOWLEDGE, language)] == []


@pytest.mark.parametrize("entry", KNOWLEDGE.novelty, ids=lambda e: e.id)
def test_novelty(entry: changes.Novelty) -> None:
    assert entry.examples
    assert all(changes.fires(entry, sentence) for sentence in entry.examples)
    assert not any(changes.fires(entry, sentence) for sentence in entry.counter_examples)


OPPOSED = KNOWLEDGE.oppositions


@pytest.mark.parametrize("entry", [*OPPOSED.directions, *OPPOSED.parts, *OPPOSED.people, *OPPOSED.one_holder], ids=lambda e: e.id)
def test_oppositions(entry: facts.Opposition) -> None:
    assert entry.examples
    assert [s for s in entry.examples if not facts.fires(entry, s, KNOWLEDGE)] == []
    assert [s for s in entry.counter_examples if facts.fires(entry, s, KNOWLEDGE)] == []
