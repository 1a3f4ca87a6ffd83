"""Documents that are copies of one another are one source, and a copy lends its date."""

from __future__ import annotations

from communique.copies.groups import copied_pairs, dates_from_copies, groups, source_of
from communique.copies.passages import find_copies
from communique.knowledge import Knowledge
from communique.model import Copy, Document, Published
from communique.settings import Settings
from copies_sample import OTHER, STORY, document

COPYING = Settings().copying


def found(*documents: Document) -> tuple[Copy, ...]:
    return find_copies(documents, Settings(), Knowledge())


def test_half_of_the_shorter_body_makes_a_copy() -> None:
    whole, short, other = document("a", f"{STORY} {OTHER} {OTHER[20:]}"), document("b", STORY), document("c", OTHER)
    pairs = copied_pairs([whole, short, other], found(whole, short, other), COPYING)
    assert list(pairs) == [("a", "b"), ("a", "c")]
    assert pairs["a", "b"] > 0.99


def test_a_shared_passage_in_two_long_texts_does_not() -> None:
    long = " ".join(f"كلمة{n}" for n in range(120))
    other = " ".join(f"لفظ{n}" for n in range(120))
    documents = [document("a", f"{STORY} {long}"), document("b", f"{other} {STORY}")]
    copies = found(*documents)
    assert len(copies) == 1
    assert copied_pairs(documents, copies, COPYING) == {}
    assert groups(documents, copies, COPYING) == ()


def test_groups_join_copies_of_copies() -> None:
    documents = [document("c", STORY), document("a", f"{STORY} {OTHER}"), document("b", OTHER), document("d", "خبر آخر")]
    assert groups(documents, found(*documents), COPYING) == (("a", "b", "c"),)


def test_every_document_has_a_source_its_own_where_it_is_no_copy() -> None:
    documents = [document("c", STORY), document("a", f"{STORY} {OTHER}"), document("d", "خبر آخر")]
    assert source_of(documents, found(*documents), COPYING) == {"a": "a", "c": "a", "d": "d"}


def test_text_that_stands_in_other_regions_is_not_counted() -> None:
    a = document("a", "", regions=((f"{STORY}\n", "body"), (f"{OTHER} {OTHER[20:]}", "boilerplate")))
    b = document("b", f"{STORY} {OTHER}")
    assert copied_pairs([a, b], found(a, b), COPYING)["a", "b"] > 0.99


def test_an_undated_document_gets_its_copys_date() -> None:
    documents = [document("a", STORY), document("b", STORY, published="2022-05-03"), document("c", OTHER)]
    assert dates_from_copies(documents, found(*documents), COPYING) == {"a": Published("2022-05-03", None, "copy b")}


def test_the_best_date_is_lent() -> None:
    documents = [
        document("a", STORY),
        document("b", STORY, published="2022-05-01", rule="crawl date"),
        document("c", STORY, published="2022-05"),
        document("d", STORY, published="2022-05-04"),
        document("e", STORY, published="2022-05-03", rule="metadata"),
    ]
    assert dates_from_copies(documents, found(*documents), COPYING)["a"] == Published("2022-05-03", None, "copy e")


def test_a_date_of_its_own_is_kept() -> None:
    documents = [document("a", STORY, published="2022-05-09"), document("b", STORY, published="2022-05-03")]
    assert dates_from_copies(documents, found(*documents), COPYING) == {}
