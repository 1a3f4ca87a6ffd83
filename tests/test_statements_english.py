"""English official texts and reports: who speaks, what is done, where attributions stand."""

from __future__ import annotations

import pytest

from communique.documents.describe import describe
from communique.knowledge import Knowledge
from communique.model import Source, Statement
from communique.settings import Settings
from communique.statements.find import find_statements

KNOWLEDGE, SETTINGS = Knowledge(), Settings()
OFFICIAL = "Joint Communique\n\nWe, the Ministers of Energy of the Arab League, met in Cairo on 3 May 2031.\n\n"
PRESS = "Energy ministers of the Arab League met in Cairo on Monday and issued a joint statement.\n\n"


def read(text: str) -> tuple[Statement, ...]:
    document, _ = describe(Source(key="a.txt", text=text), KNOWLEDGE, SETTINGS)
    return find_statements(document, KNOWLEDGE, SETTINGS)[0]


def last(text: str) -> tuple[str, str, str | None, str]:
    statement = read(text)[-1]
    return text[slice(*statement.content[0])], statement.act, statement.strength, statement.voice


@pytest.mark.parametrize(
    ("sentence", "content", "act", "strength"),
    [
        ("Noting with deep concern the delays at sea,", "the delays at sea", "concern", None),
        ("Having received the report on power lines,", "Having received the report on power lines", "record", None),
        (
            "We reaffirm that power lines shall not be used as a weapon.",
            "power lines shall not be used as a weapon",
            "affirm",
            None,
        ),
        ("The Council remains deeply concerned about rising prices.", "rising prices", "concern", None),
    ],
)
def test_official(sentence: str, content: str, act: str, strength: str | None) -> None:
    text = f"{OFFICIAL}{sentence}\n\n1. We commit to building the line by 2033.\n\n2. We call on all producers to publish their prices.\n"
    found = {text[slice(*one.content[0])]: (one.act, one.strength) for one in read(text)}
    assert found.get(content) == (act, strength), found


@pytest.mark.parametrize(
    ("sentence", "content", "act", "strength"),
    [
        ("The ministers said that small plants would be exempted from the fee.", "small plants would be exempted from the fee", "commit", "firm"),
        ("The ministers said that power would be dearer next year.", "power would be dearer next year", "assess", None),
        ("Small plants, the statement added, bear the highest costs.", "Small plants, the statement added, bear the highest costs", "assess", None),
        ("The ministers argued that small plants bear the costs.", "small plants bear the costs", "assess", None),
    ],
)  # fmt: skip
def test_press(sentence: str, content: str, act: str, strength: str | None) -> None:
    assert last(f"{PRESS}{sentence}\n") == (content, act, strength, "joint")


def test_we_is_kept_as_written_and_says_whom_it_means() -> None:
    statement = read(f"{OFFICIAL}We condemn the theft of cables.\n")[-1]
    assert statement.speaker is not None and statement.speaker.text == "We"
    assert statement.holder is not None and statement.holder.text == "Ministers of Energy of the Arab League"


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("Egypt's deputy energy minister, Samir Nour, said Cairo would pay for the study.", "third-party"),
        ("Samir Nour, the Egyptian energy minister who chaired the meeting, said that work had begun.", "joint"),
        ("A spokesman for the League, Samir Nour, said that work had begun.", "joint"),
        ('"Prices are the real problem," said Samir Nour, head of the Egyptian Plumbers\' Association.', "third-party"),
        ("Egypt said that it would pay for the study.", "third-party"),
    ],
)
def test_who_speaks_for_the_body(sentence: str, voice: str) -> None:
    assert last(f"{PRESS}{sentence}\n")[3] == voice


def test_a_quotation_with_a_verb_of_its_own_is_one_statement() -> None:
    found = [s for s in read(f'{PRESS}"We reaffirm that power lines are no weapon," the statement said.\n') if s.mode == "direct"]
    assert len(found) == 1
