"""Bodies and parties: states as print names them, joint bodies, profiles held to the form."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from communique.errors import KnowledgeError
from communique.knowledge import Knowledge
from communique.meetings.lexicon import lexicon
from communique.meetings.lines import line_of, parties_in

KNOWLEDGE = Knowledge()
ROOT = Path(__file__).parents[1]


def parties(sentence: str) -> list[str]:
    words = lexicon(KNOWLEDGE)
    return [found.value.party for found in parties_in(line_of(sentence, 0, len(sentence), "body", 0, words), words)]


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("وصل الوفد المصري", "EG"),  # demonym, definite
        ("وفد ألماني", "DE"),  # the nisba rule drops the whole ending
        ("وزيرة هولندية", "NL"),  # an exception to the rule, feminine
        ("زار الدنمارك", "DK"),  # print differs from CLDR
        ("وزير أميركي", "US"),
        ("للمملكة المتحدة", "GB"),  # the article after the preposition
        ("سلطنة عُمان", "OM"),
        ("The US delegation", "US"),
    ],
)
def test_states_are_found_as_print_names_them(sentence: str, party: str) -> None:
    assert parties(sentence) == [party]


@pytest.mark.parametrize("sentence", ["They told us nothing", "قال وزير مالي سابق"])  # "us"; a former finance minister, not Mali
def test_common_words_are_no_states(sentence: str) -> None:
    assert parties(sentence) == []


def test_every_state_is_found_by_its_name() -> None:
    missed = [c.code for c in KNOWLEDGE.countries.values() if c.name.ar and c.code not in parties(f"زار {c.name.ar}")]
    assert missed == []


def test_the_countries_file_is_what_the_script_writes(tmp_path: Path) -> None:
    script = runpy.run_path(str(ROOT / "scripts/make_countries.py"))
    assert script["countries"]() == (ROOT / "src/communique/knowledge/parties/countries.toml").read_text("utf-8")


def test_joint_bodies_do_not_depend_on_the_order_of_their_parties() -> None:
    body = KNOWLEDGE.body("bilateral-ae-eg")
    assert body is not None
    assert body.members == ("AE", "EG")
    joint = KNOWLEDGE.body("gcc-us")
    assert joint is not None
    assert joint.name.en == "Gulf Cooperation Council - United States"
    assert KNOWLEDGE.body("no-such-body") is None


def test_a_profile_with_an_unknown_member_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "club.toml"
    path.write_text(
        'id = "club"\nname = { en = "Club" }\nnames = { en = ["The Club of States"] }\nexamples = ["x"]\nmembers = ["ZZ"]\n',
        "utf-8",
    )
    with pytest.raises(KnowledgeError, match="'ZZ' is no country code"):
        _ = Knowledge((path,)).bodies


def test_a_profile_with_an_unknown_key_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "club.toml"
    path.write_text('id = "club"\nnick = "x"\n', "utf-8")
    with pytest.raises(KnowledgeError, match="unknown key 'nick'"):
        _ = Knowledge((path,)).bodies
