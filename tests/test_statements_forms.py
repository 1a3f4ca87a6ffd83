"""Cue forms as they are printed, and stems found in them."""

from __future__ import annotations

import pytest

from communique.statements.grammar import grammar
from communique.statements.lexicon import Lexicon, possessed, readings
from communique.text.words import words
from statements_sample import KNOWLEDGE


@pytest.mark.parametrize(
    ("word", "lemma", "shape"),
    [
        ("أكّدت", "أكد", "past"),  # "she affirmed", with a shadda
        ("وأكدوا", "أكد", "past"),  # "and they affirmed"
        ("يؤكدون", "أكد", "present"),
        ("نؤكد", "أكد", "we"),
        ("مؤكدين", "أكد", "participle"),
        ("بالتأكيد", "أكد", "masdar"),
        ("داعين", "دعا", "participle"),
    ],
)
def test_arabic_forms(word: str, lemma: str, shape: str) -> None:
    hits = grammar(KNOWLEDGE, "ar").forms.at(words(word), 0)
    assert (lemma, shape) in [(hit.form.entry.lemma, hit.form.shape) for hit in hits]


@pytest.mark.parametrize(
    ("words_", "lemma"),
    [("reaffirming", "reaffirm"), ("called", "call on"), ("undertook", "pledge"), ("it was agreed", "it was agreed")],
)
def test_english_forms(words_: str, lemma: str) -> None:
    assert grammar(KNOWLEDGE, "en").forms.at(words(words_), 0)[0].form.entry.lemma == lemma


def test_a_participle_in_the_nominative_is_no_cue() -> None:
    assert not grammar(KNOWLEDGE, "ar").forms.at(words("مؤكدون"), 0)  # "(they are) affirming": an adjective


def test_readings_take_off_proclitics_and_possessives() -> None:
    assert "التزام" in readings("والتزامهم")  # "and their commitment"
    assert "دعوه" in readings("دعوتهم")  # "their call": the t of the possessed noun is a ta marbuta
    assert possessed("قلقهم") and not possessed("المعاهده")


def test_the_longest_entry_wins_and_a_star_takes_any_ending() -> None:
    table = Lexicon([("مجلس", "council"), ("مجلس الأمن", "security council"), ("اقتصاد*", "economy")])
    line = words("قرار مجلس الأمن والاقتصاديين")  # "decision of the Security Council and the economists"
    assert [(hit.first, hit.last, hit.value) for hit in table.find(line)] == [(1, 2, "security council"), (3, 3, "economy")]
