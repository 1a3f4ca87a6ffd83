"""What a content is about: its own words first, what the text is about beside them, meetings only where they are told."""

from __future__ import annotations

from communique.knowledge import Knowledge
from communique.settings import Stating
from communique.statements.themes import Themes, themes
from communique.text.words import words
from statements_sample import read

KNOWLEDGE, SETTINGS = Knowledge(), Stating()
ARABIC, ENGLISH = themes(KNOWLEDGE, (), "ar"), themes(KNOWLEDGE, (), "en")


def about(text: str, of: Themes = ARABIC, around: dict[str, float] | None = None, record: bool = False) -> tuple[str, ...]:
    return of.within(words(text), around or {}, record, SETTINGS)


def test_words_of_meetings_yield_to_any_other() -> None:
    # "the committee praised the vaccines", "the session of the committee"
    assert about("أشادت اللجنة باللقاحات") == ("health",)
    assert about("جلسة اللجنة") == ("organisation",)


def test_procedure_is_about_the_meeting_first() -> None:
    assert about("ناقش المجتمعون توفير اللقاحات", record=True) == ("organisation", "health")


def test_what_the_text_is_about_fills_in() -> None:
    # "what happened must not come again"
    assert about("ما حدث يجب ألا يتكرر", around={"humanitarian": 0.8, "health": 0.2}) == ("humanitarian",)
    assert about("ما حدث يجب ألا يتكرر") == ()


def test_a_name_that_only_sounds_like_a_theme_has_none() -> None:
    # "the Cooperation Council", "cooperation among the states"
    assert about("مجلس التعاون") == about("the Cooperation Council", ENGLISH) == ()
    assert about("تعاون الدول") == ("cooperation",)


def test_a_short_word_behind_a_particle_opens_a_phrase() -> None:
    # "it clings to a political solution"
    assert about("متمسكة بحل سياسي") == ("politics-settlement",)


def test_shares_of_a_text_leave_meetings_out() -> None:
    shares = ENGLISH.shares(words("The committee met. It discussed vaccines, hospitals and roads."))
    assert set(shares) == {"health", "transport-technology"}
    assert sum(shares.values()) == 1


def test_where_a_text_comes_from_is_about_the_organisation() -> None:
    # "That came in a statement that the Coalition's office sent to the paper, holding points on the fight against Daesh."
    body = "ورد ذلك في بيان بعث به مكتب التحالف الدولي إلى الصحيفة، تضمن عددا من النقاط عن القتال ضد داعش."
    (only,) = read(body, bodies=("global-coalition",))
    assert only.themes == ("organisation",)


def test_a_body_lends_its_themes_only_to_reports_of_its_text() -> None:
    # "The council asked the Global Coalition to step up its strikes." / "In a statement the Global Coalition stressed stepping up strikes."
    (asked,) = read("طالب المجلس البلدي التحالف الدولي بتكثيف الغارات على داعش.", bodies=("global-coalition",))
    (own,) = read("شدد التحالف الدولي في بيان على تكثيف الغارات على داعش.", bodies=("global-coalition",))
    assert set(asked.themes) <= ARABIC.ids
    assert set(own.themes) <= themes(KNOWLEDGE, ("global-coalition",), "ar").ids


def test_a_meeting_without_a_joint_text_is_in_the_themes_of_its_body() -> None:
    # Ministers of the coalition met in Riyadh and announced a pledge drive.
    met = "Foreign ministers of the Global Coalition to Defeat Daesh met in Riyadh on Thursday. The ministers announced a new pledge drive."
    assert read(met, bodies=("global-coalition",), language="en")[-1].themes == ("stabilisation",)
    # A raid of the coalition is no business of its ministers.
    raid = "The Global Coalition struck a camp on Thursday. A spokesman announced a new pledge drive of the town."
    assert read(raid, bodies=("global-coalition",), language="en")[-1].themes != ("stabilisation",)
