"""English official texts and reports: who speaks, what is done, where attributions stand."""

from __future__ import annotations

import pytest

from communique.documents.describe import describe
from communique.knowledge import Knowledge
from communique.model import Source, Statement
from communique.settings import Settings
from communique.statements.find import find_statements
from statements_sample import said

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


def test_verbs_of_one_subject_in_a_row() -> None:
    text = f"{OFFICIAL}1. The Council stresses the need for calm, recalls its statement of 4 May 2030, and calls upon all parties to talk.\n"
    assert [one.act for one in read(text)][-3:] == ["affirm", "record", "call"]


def test_items_that_begin_with_a_verb_of_the_body_above() -> None:
    text = f"{OFFICIAL}1. The Assembly of the League:\n- Strongly condemns the coup;\n- Takes note of the report;\n- Decides to set up a fund.\n"
    found = [(one.act, text[slice(*one.content[0])]) for one in read(text)][-3:]
    assert found == [("concern", "the coup"), ("record", "Takes note of the report"), ("commit", "set up a fund")]


def test_a_trailing_attribution_and_a_short_quotation() -> None:
    text = f'{PRESS}The ministers agreed to extend the pact, according to the statement issued on Monday.\n\n"We cannot wait," the ministers said.\n'
    contents = [text[slice(*one.content[0])] for one in read(text)]
    assert "extend the pact" in contents and "We cannot wait" in contents


def test_two_infinitives_under_one_decision_are_two_decisions() -> None:
    text = f"{PRESS}The council decided to double its repair fund to 14 million euros and to order an inspection of the bridges.\n"
    contents = [text[slice(*one.content[0])] for one in read(text)]
    assert contents[-2:] == ["double its repair fund to 14 million euros", "order an inspection of the bridges"]


@pytest.mark.parametrize(
    ("sentence", "contents"),
    [
        ("The ministers said it was vital that aid reach all in need.", ["it was vital that aid reach all in need"]),
        ("The ministers pledged $600 million to rebuild the port.", ["$600 million to rebuild the port"]),
        (
            "The statement said that members had pledged $600 million and called on others to contribute.",
            ["$600 million", "others to contribute"],
        ),
        (
            '"The work goes on," the ministers told the opening session, adding that the fund would pay.',
            ["The work goes on", "the fund would pay"],
        ),
    ],
)
def test_where_contents_begin(sentence: str, contents: list[str]) -> None:
    assert [content for *_, content in said(sentence, "en")] == contents
