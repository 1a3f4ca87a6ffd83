"""What of a wording counts when it is compared."""

from communique.points.content import Wordings, share_in
from points_sample import KNOWLEDGE, text

WORDINGS = Wordings(KNOWLEDGE)


def keys(line: str, language: str = "ar") -> list[str]:
    one = text("one", f"affirm | {line}", language=language)
    return [token.key for token in WORDINGS.content(one.document, one.statements[0]).tokens]


def test_particles_titles_and_frames_do_not_count() -> None:
    # "His Excellency the Minister stressed that the dams are full" against "the minister: the dams are full"
    assert keys("أكد معالي الوزير أن السدود ممتلئة") == keys("الوزير: السدود ممتلئة")


def test_words_that_stand_for_one_another_have_one_key() -> None:
    assert keys("كافة القنوات") == keys("جميع القنوات")
    assert keys("They pledged water", "en") == keys("They committed water", "en")


def test_a_name_is_one_word_however_it_is_spaced() -> None:
    assert keys("قوات عبد الله صالح في أبو ظبي") == keys("قوات عبدالله صالح في أبوظبي")


def test_share_knows_forms_of_one_word() -> None:
    long = text("long", "affirm | احترام سيادته على الأنهار العراقية والسدود")  # respect for its sovereignty over the Iraqi rivers
    short = text("short", "affirm | سيادة العراق على الأنهار")  # the sovereignty of Iraq over the rivers
    whole, part = (WORDINGS.content(t.document, t.statements[0]) for t in (long, short))
    assert share_in(part, whole) == 1.0
    assert share_in(whole, part) < 1.0


def test_the_matter_leaves_out_what_carries_the_act() -> None:
    one = text("one", "commit/firm | الالتزام بتنظيف القنوات")  # the commitment to clean the canals
    wording = WORDINGS.content(one.document, one.statements[0])
    assert "القنوات" in wording.matter
    assert "التزام" not in wording.matter
