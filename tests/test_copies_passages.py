"""Passages are found with their exact raw spans; titles, lists, formulae and furniture are not passages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.copies.groups import copied_pairs
from communique.copies.passages import find_copies
from communique.knowledge import Knowledge
from communique.model import Copy, Document, Region
from communique.settings import Settings
from copies_sample import OTHER, STORY, document

SHARED = Path(__file__).parents[1].parent / "shared"
KNOWLEDGE = Knowledge()


def copies(*documents: Document) -> tuple[Copy, ...]:
    return find_copies(documents, Settings(), KNOWLEDGE)


def words_of(copy: Copy, *documents: Document) -> tuple[str, str]:
    texts = {d.id: d.text for d in documents}
    return texts[copy.a.document][copy.a.start : copy.a.end], texts[copy.b.document][copy.b.start : copy.b.end]


def test_the_same_text_is_one_passage_of_the_whole_body() -> None:
    a, b = document("a", STORY), document("b", STORY)
    (copy,) = copies(a, b)
    assert words_of(copy, a, b) == (STORY.rstrip("."), STORY.rstrip("."))
    assert copy.score == 1.0
    assert copy.direction == "unknown"


def test_vowels_spelling_and_marks_of_print_do_not_count() -> None:
    printed = (
        STORY.replace("اجتمع", "اِجتَمَع").replace("الأحد", "الاحد").replace("الأولى،", "الأولى").replace("مشترك", "\u200fمشتـرك")
    )
    a, b = document("a", STORY), document("b", f"«{printed}»")
    (copy,) = copies(a, b)
    assert copy.score == 1.0
    assert words_of(copy, a, b)[1] == printed.rstrip(".")


def test_a_passage_within_other_words_has_its_own_span() -> None:
    b = document("b", f"{OTHER} {STORY} {OTHER[:40]}")
    a = document("a", f"قالت الصحيفة: {STORY}")  # "the paper said"
    (copy,) = copies(a, b)
    assert words_of(copy, a, b) == (STORY.rstrip("."), STORY.rstrip("."))
    assert copy.a.start == len("قالت الصحيفة: ")


def test_changed_words_lie_within_one_passage_and_lower_its_score() -> None:
    changed = STORY.replace("هطول الأمطار الأولى", "بدء موسم الأمطار").replace("العام المقبل", "السنة المقبلة")
    a, b = document("a", STORY), document("b", changed)
    (copy,) = copies(a, b)
    assert 0.8 < copy.score < 1.0
    assert copy.reasons[0].detail.endswith("differing in 2 places")


def test_a_long_insertion_parts_two_passages() -> None:
    inserted = document("b", f"{STORY} {OTHER} {OTHER[60:]} {_second_story()}")
    whole = document("a", f"{STORY} {_second_story()}")
    found = copies(whole, inserted)
    assert [words_of(c, whole, inserted)[0] for c in found] == [STORY.rstrip("."), _second_story().rstrip(".")]


def _second_story() -> str:
    # "The mayor opened a school for boat builders yesterday whose forty pupils will learn for two years how to cut oak,
    # caulk hulls and sew sails, and promised that every village of the delta may send two pupils free of charge."
    return (
        "افتتح العمدة أمس مدرسة لبناة القوارب سيتعلم تلاميذها الأربعون خلال سنتين قطع خشب البلوط وسد شقوق الهياكل وخياطة الأشرعة، "
        "ووعد بأن ترسل كل قرية من قرى الدلتا تلميذين اثنين مجانا."
    )


def test_a_formula_is_no_passage() -> None:
    formula = " ".join(STORY.split()[:19])
    assert copies(document("a", f"{formula}. {OTHER}"), document("b", f"{_second_story()} {formula}")) == ()


def test_fragments_in_a_row_are_no_passage() -> None:
    pieces = STORY.split()
    other = []
    for number, word in enumerate(pieces):
        other += [word, "ثم"] if number % 7 == 6 else [word]  # "then", after every seventh word
    assert copies(document("a", STORY), document("b", " ".join(other))) == ()


def test_a_list_of_names_is_no_passage() -> None:
    names = ["سالم", "خلف", "ناصر", "عامر"]
    listed = " ".join(f"وصاحب المقام الكريم السيد {name} بن {names[i - 1]} بن حمدان" for i, name in enumerate(names))
    assert len(listed.split()) > 20
    assert copies(document("a", f"{OTHER} {listed}"), document("b", f"{listed} {STORY}")) == ()


def test_furniture_of_one_outlet_is_no_passage_but_agency_text_in_many_is() -> None:
    bodies = [f"خبر رقم {n} عن {w} " for n, w in enumerate(["التمور", "الأسماك", "القمح", "الزيتون", "الملح", "الرمان"])]
    one_outlet = [document(f"d{n}", body + STORY, outlet="Herald") for n, body in enumerate(bodies)]
    assert copies(*one_outlet) == ()
    many = [document(f"d{n}", body + STORY, outlet=f"Herald {n}") for n, body in enumerate(bodies)]
    assert len(copies(*many)) == 15


def test_only_bodies_are_compared() -> None:
    a = document("a", "", regions=((f"{OTHER}\n", "body"), (f"{STORY}\n", "other-story")))
    b = document("b", f"{STORY}")
    assert copies(a, b) == ()


def test_a_passage_that_stands_twice_in_one_body() -> None:
    a = document("a", f"{STORY}\n{OTHER}\n{STORY}")
    (copy,) = copies(a)
    assert (copy.a.document, copy.b.document) == ("a", "a")
    assert copy.a.end <= copy.b.start
    assert copy.direction == "unknown"


def test_order_does_not_matter_and_a_stranger_changes_nothing() -> None:
    a, b, c = document("a", STORY), document("b", f"{OTHER} {STORY}"), document("c", _second_story())
    assert copies(a, b) == copies(b, a) == copies(c, b, a)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 400), st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=2, max_size=6))
def test_any_number_of_shards_gives_the_same_copies(shard: int, made_of: list[tuple[int, int]]) -> None:
    pieces = STORY, OTHER, _second_story()
    documents = [
        document(f"d{n}", f"{pieces[one]} {pieces[other]}", outlet=f"Herald {n}") for n, (one, other) in enumerate(made_of)
    ]
    parted = replace(Settings(), copying=replace(Settings().copying, shard=shard))
    assert find_copies(documents, parted, KNOWLEDGE) == find_copies(documents, Settings(), KNOWLEDGE)


def test_no_words_at_all() -> None:
    assert copies() == ()
    assert copies(document("a", ""), document("b", "…"), document("c", "كلمة")) == ()


def test_a_word_said_over_and_over_takes_no_time() -> None:
    flood = document("a", "مطر " * 5000)
    assert copies(flood, document("b", "مطر " * 5000)) == ()
    assert copies(document("c", "وأكد الوزراء أهمية التعاون بينهم " * 40_000), flood) == ()


WORDS = st.sampled_from([f"كلمة{letter}" for letter in "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"])


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=30), st.lists(WORDS, max_size=30), st.lists(WORDS, max_size=30), st.lists(WORDS, max_size=30))
def test_a_planted_passage_is_always_found(
    before_a: list[str], after_a: list[str], before_b: list[str], after_b: list[str]
) -> None:
    a = document("a", " ".join([*before_a, STORY, *after_a]))
    b = document("b", " ".join([*before_b, STORY, *after_b]))
    found = copies(a, b)
    start = [a.text.index(STORY), b.text.index(STORY)]
    end = len(STORY) - 1
    assert any(
        c.a.start <= start[0] and start[0] + end <= c.a.end and c.b.start <= start[1] and start[1] + end <= c.b.end for c in found
    )
    for copy in found:
        assert 0 <= copy.a.start < copy.a.end <= len(a.text)
        assert 0.0 < copy.score <= 1.0


@pytest.mark.shared
def test_reference_tells_copies_from_common_formulae() -> None:
    gold = SHARED / "gold" / "seeds.json"
    if not gold.is_file():
        pytest.skip("the reference texts are not here")
    data = json.loads(gold.read_text("utf-8"))
    documents = []
    for row in data["documents"]:
        text = (SHARED / "seeds" / row["file"]).read_bytes().decode("utf-8")
        start, end = row["body"]["start"], row["body"]["end"]
        cut = (Region(0, start, "boilerplate", ""), Region(start, end, "body", ""), Region(end, len(text), "boilerplate", ""))
        one = document(row["file"], text)
        documents.append(
            Document(**{**{f: getattr(one, f) for f in one.__slots__}, "regions": tuple(r for r in cut if r.start < r.end)})
        )
    pairs = copied_pairs(documents, copies(*documents), Settings().copying)
    for row in data["copies"]:
        assert ((row["a"], row["b"]) in pairs) == (row["verdict"] == "copy")


def test_rulers_with_all_their_titles_are_no_passage_however_long() -> None:
    # "His Highness the Prince of the northern coast, head of the council of the harbours, minister of ships and sails, and His
    # Highness the Prince of the southern coast, deputy head of the council of the harbours, minister of nets and oars"
    titles = (
        "صاحب السمو أمير الساحل الشمالي رئيس مجلس المرافئ وزير السفن والأشرعة وصاحب السمو أمير الساحل الجنوبي نائب رئيس مجلس "
        "المرافئ وزير الشباك والمجاديف وصاحب السمو محافظ الجزر البعيدة وكيل وزارة الموانئ القديمة المشرف على المنارات"
    )
    few = [document(f"a{n}", f"استقبل {titles} الزائر رقم {n}") for n in range(3)]
    assert len(copies(*few)) == 3, "among few texts nobody can tell"
    many = [document(f"a{n:02}", f"استقبل {titles} الزائر رقم {n}") for n in range(40)]
    assert copies(*many) == ()
