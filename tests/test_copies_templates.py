"""A form filled in twice is told from a story printed twice, by what is particular in them; pieces that make half of a text count."""

from __future__ import annotations

import random
from dataclasses import replace

from communique.copies.groups import copied_pairs, groups
from communique.copies.passages import find_copies
from communique.knowledge import Knowledge
from communique.model import Copy, Document
from communique.settings import Settings
from copies_sample import OTHER, STORY, document

KNOWLEDGE = Knowledge()
SETTINGS = replace(Settings(), copying=replace(Settings().copying, background=40))
GATES = [
    "الصفصاف",
    "السنديان",
    "الزعتر",
    "النورس",
    "المنارة",
    "الطاحون",
    "البلوط",
    "الياسمين",
    "الرمان",
    "العرعر",
    "الخروب",
    "القصب",
    "الزيزفون",
    "المشمش",
    "الكرز",
]


def bulletin(number: int) -> str:
    # "The water authority expects in its daily report the level at the gate of <name> to reach <n> cubits this morning and to fall
    # slowly towards the evening to <n> cubits; fishermen of the village of <name> are advised to stay in the harbour until <n>."
    gate, village = GATES[number % 15], GATES[(number + 7) % 15] + "ية"
    return (
        f"توقعت هيئة المياه في تقريرها اليومي أن يبلغ المنسوب عند بوابة {gate} {100 + 3 * number} ذراعا صباح اليوم وأن ينخفض ببطء نحو "
        f"المساء إلى {50 + 7 * number} ذراعا ونصحت صيادي قرية {village} بالبقاء في المرفأ حتى الساعة {number + 1} ليلا."
    )


def found(*documents: Document) -> tuple[Copy, ...]:
    return find_copies(documents, SETTINGS, KNOWLEDGE)


def archive(*more: Document) -> list[Document]:
    """Five bulletins among texts of the same ordinary words, so that only the names and numbers in them are rare."""
    ordinary = [word for word in (bulletin(0) + STORY).split() if not any(gate in word for gate in GATES) and word.isalpha()]
    draw = random.Random(7)
    others = [document(f"z{n:02}", " ".join(draw.sample(ordinary, len(ordinary))), outlet=f"Gazette {n}") for n in range(60)]
    return [*(document(f"b{n:02}", bulletin(n), outlet=f"Herald {n % 3}") for n in range(5)), *others, *more]


def template_of(copy: Copy) -> str | None:
    return next((reason.detail for reason in copy.reasons if reason.name == "template"), None)


def test_a_form_is_a_template_and_makes_no_copies() -> None:
    documents = archive()
    bulletins = [copy for copy in found(*documents) if copy.a.document.startswith("b") and copy.b.document.startswith("b")]
    assert bulletins, "what they share is shown"
    for copy in bulletins:
        detail = template_of(copy)
        assert detail is not None and GATES[int(copy.a.document[1:]) % 15] in detail
        assert copy.direction == "common-source"
    assert not [pair for pair in copied_pairs(documents, bulletins, SETTINGS.copying) if pair[0].startswith("b")]


def test_the_same_bulletin_in_two_papers_is_a_copy() -> None:
    again = document("c", f"{bulletin(3)} {OTHER[60:]}", outlet="Courier")
    documents = archive(again)
    copies = found(*documents)
    (same,) = [copy for copy in copies if (copy.a.document, copy.b.document) == ("b03", "c")]
    assert template_of(same) is None and same.direction == "unknown"
    assert ("b03", "c") in groups(documents, copies, SETTINGS.copying)


def test_a_story_told_in_other_words_keeps_its_names_and_is_no_template() -> None:
    # Sunday -> today, review -> study, receive -> be handed, supervision -> direction
    told = STORY.replace("يوم الأحد", "اليوم").replace("لمراجعة", "لدراسة").replace("يحصل", "يتسلم").replace("إشراف", "رعاية")
    copies = found(*archive(document("s", STORY), document("t", told)))
    (story,) = [copy for copy in copies if (copy.a.document, copy.b.document) == ("s", "t")]
    assert template_of(story) is None


def test_few_texts_cannot_tell() -> None:
    copies = found(document("a", bulletin(1)), document("b", bulletin(2)))
    assert [template_of(copy) for copy in copies] == [None] * len(copies)


def test_pieces_that_make_half_of_a_short_text_are_passages_in_an_archive() -> None:
    words = STORY.split()
    # two pieces of 15 words each, turned round and parted: neither is a passage by itself
    pieces = " ".join([*words[15:30], *OTHER.split()[4:28], *words[:15]])
    whole, turned = document("s", " ".join(words[:30])), document("t", pieces)
    assert [copy for copy in found(whole, turned) if copy.a.document == "s"] == []
    among_many = [copy for copy in found(*archive(whole, turned)) if (copy.a.document, copy.b.document) == ("s", "t")]
    assert len(among_many) == 2
