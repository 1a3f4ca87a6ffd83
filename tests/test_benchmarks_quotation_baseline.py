"""The baseline of quotation marks takes long quotations and nothing else, and is counted as the program is."""

from __future__ import annotations

from benchmarks.quotation_baseline import Found, Wanted, compare, held, quoted
from communique.documents.describe import describe
from communique.knowledge import Knowledge
from communique.model import Source
from communique.settings import Settings

# "The council said: «we will go on protecting the coasts together». It called on the states to clean up «the lagoon»."
TEXT = "قال مجلس السواحل: «سنواصل معا حماية الشواطئ من التلوث». ودعا المجلس الدول إلى تنظيف «البحيرة الكبيرة»."
SOURCE = Source("report.txt", TEXT)
DIRECT = (TEXT.index("سنواصل"), TEXT.index("»"))
INDIRECT = (TEXT.index("الدول"), TEXT.rindex("."))
WANTED = Wanted(SOURCE, (DIRECT, INDIRECT), (True, True))


def test_long_quotations_alone_are_taken() -> None:
    document, _ = describe(SOURCE, Knowledge(), Settings())
    assert quoted(document) == [DIRECT]


def test_found_claimed_and_quoted_are_counted() -> None:
    assert held([DIRECT, (0, 3)], WANTED) == Found(claimed=2, wanted=2, hits=1, quoted=2, quoted_hits=1)
    assert held([], WANTED) == Found(wanted=2, quoted=2)
    assert held([DIRECT, DIRECT], WANTED).hits == 1, "one to one"


def test_the_program_is_counted_on_the_same_texts() -> None:
    marks, program = compare([WANTED, WANTED])
    assert (marks.wanted, marks.hits, marks.claimed) == (4, 2, 2)
    assert program.hits > marks.hits


def test_a_line_tells_found_found_of_quoted_precision_and_f1() -> None:
    assert Found(claimed=4, wanted=8, hits=3, quoted=4, quoted_hits=2).line("x").split() == [
        "x",
        "0.375",
        "0.500",
        "0.750",
        "0.500",
    ]
