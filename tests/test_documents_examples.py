"""Every entry of boilerplate and outlet knowledge fires on its examples and stays silent on its counter-examples."""

from __future__ import annotations

import pytest

from communique.documents.examples import Entry, fires
from communique.knowledge import Knowledge

KNOWLEDGE = Knowledge()


def entries() -> list[Entry]:
    boilerplate = KNOWLEDGE.boilerplate
    groups = (
        boilerplate.markers,
        boilerplate.credit_words,
        boilerplate.no_names,
        boilerplate.official_phrases,
        boilerplate.cut_marks,
    )
    return [entry for group in groups for entry in group] + list(KNOWLEDGE.outlets.values())


EXAMPLES = [(entry, sentence) for entry in entries() for sentence in entry.examples]
COUNTER_EXAMPLES = [(entry, sentence) for entry in entries() for sentence in entry.counter_examples]


def test_every_entry_has_an_example() -> None:
    assert all(entry.examples for entry in entries())


@pytest.mark.parametrize(("entry", "sentence"), EXAMPLES, ids=[sentence for _, sentence in EXAMPLES])
def test_an_example_fires(entry: Entry, sentence: str) -> None:
    assert fires(entry, sentence, KNOWLEDGE)


@pytest.mark.parametrize(("entry", "sentence"), COUNTER_EXAMPLES, ids=[sentence for _, sentence in COUNTER_EXAMPLES])
def test_a_counter_example_does_not(entry: Entry, sentence: str) -> None:
    assert not fires(entry, sentence, KNOWLEDGE)


def test_there_are_outlets_and_agencies_of_all_the_region() -> None:
    assert len(KNOWLEDGE.outlets) >= 60
    domains = [domain for outlet in KNOWLEDGE.outlets.values() for domain in outlet.domains]
    assert len(domains) == len(set(domains))
