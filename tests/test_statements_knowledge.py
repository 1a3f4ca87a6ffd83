"""Every cue, act, speaker and theme does what its examples say, and stays silent where it must."""

from __future__ import annotations

import pytest

from communique.knowledge import Knowledge
from communique.statements.examples import Entry, fires

KNOWLEDGE = Knowledge()


def entries() -> list[tuple[str, Entry]]:
    found: list[tuple[str, Entry]] = []
    for language in KNOWLEDGE.languages:
        found += [(f"{language} cue {entry.lemma}", entry) for entry in KNOWLEDGE.cues[language]]
        found += [(f"{language} {nouns.kind}", nouns) for nouns in KNOWLEDGE.speaker_nouns[language]]
    found += [(f"act {entry.id}", entry) for entry in KNOWLEDGE.act_words]
    found += [(f"theme {theme.id}", theme) for theme in KNOWLEDGE.themes]
    for body in KNOWLEDGE.bodies.values():
        found += [(f"{body.id} theme {theme.id}", theme) for theme in body.themes]
    return found


@pytest.mark.parametrize(("name", "entry"), entries())
def test_examples_fire_and_counter_examples_do_not(name: str, entry: Entry) -> None:
    assert entry.examples, f"{name} has no example"
    silent = [sentence for sentence in entry.examples if not fires(entry, sentence, KNOWLEDGE)]
    misfiring = [sentence for sentence in entry.counter_examples if fires(entry, sentence, KNOWLEDGE)]
    assert (silent, misfiring) == ([], [])
