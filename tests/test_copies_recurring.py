"""What an outlet prints again and again is no copy; one text is one, on whatever day."""

from __future__ import annotations

import pytest

from communique.copies.groups import copied_pairs
from communique.copies.passages import find_copies
from communique.knowledge import Knowledge
from communique.model import Copy, Document
from communique.settings import Settings
from copies_sample import OTHER, STORY, document

KNOWLEDGE = Knowledge()


def paper(day: int, outlet: str = "Herald", body: str = "", name: str = "") -> Document:
    """A report of 3 + ``day`` May that ends with the story, behind words of its own."""
    own = body or " ".join(f"{word}{chr(0x627 + day)}" for word in OTHER.split())
    return document(name or f"{outlet}{day}", f"{own} {STORY}", outlet=outlet, published=f"2024-05-{3 + day:02}")


def found(*documents: Document) -> tuple[Copy, ...]:
    return find_copies(documents, Settings(), KNOWLEDGE)


def template_days(copies: tuple[Copy, ...], a: str, b: str) -> list[float | str | bool | None]:
    (copy,) = [copy for copy in copies if (copy.a.document, copy.b.document) == (a, b)]
    return [reason.value for reason in copy.reasons if reason.name == "template"]


def test_words_that_one_outlet_has_on_three_days_come_again() -> None:
    documents = [paper(0), paper(2), paper(4), paper(4, "Courier")]
    copies = found(*documents)
    assert template_days(copies, "Herald0", "Herald4") == [3]
    assert template_days(copies, "Courier4", "Herald0") == [3], "the other outlet has taken up what comes again"
    assert template_days(copies, "Courier4", "Herald4") == [], "of the same day: a copy"
    assert all(copy.direction == "common-source" for copy in copies if template_days(copies, copy.a.document, copy.b.document))
    assert ("Courier4", "Herald4") in copied_pairs(documents, copies, Settings().copying)
    assert ("Herald0", "Herald4") not in copied_pairs(documents, copies, Settings().copying)


@pytest.mark.parametrize("documents", [[paper(0), paper(2)], [paper(0), paper(2, "Courier"), paper(4, "Gazette")]])
def test_two_days_or_several_outlets_are_not_enough(documents: list[Document]) -> None:
    assert not [copy for copy in found(*documents) if any(reason.name == "template" for reason in copy.reasons)]


def test_one_text_printed_three_times_is_one_text() -> None:
    copies = found(*(paper(day, body="ثلاث كلمات فقط") for day in (0, 2, 4)))  # "three words only"
    assert len(copies) == 3
    assert not [copy for copy in copies if any(reason.name == "template" for reason in copy.reasons)]


def test_without_days_nobody_can_tell() -> None:
    copies = found(*(document(f"d{n}", f"{paper(n).text[:90]} {STORY}", outlet="Herald") for n in range(4)))
    assert copies and not [copy for copy in copies if any(reason.name == "template" for reason in copy.reasons)]
