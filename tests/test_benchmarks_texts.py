"""The further pairs of official texts: reference and texts agree, the texts are nobody else's, and the gate measures them alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.example import measure
from benchmarks.example_reference import EXAMPLES, FILES, Described, Reference, load
from benchmarks_oracle import perfect, text_of
from communique.knowledge import Knowledge
from communique.model import Register
from communique.proofs import proofs
from test_examples import SEEDS, runs

TEXTS: dict[str, Reference] = {name: load(file) for name, file in FILES.items() if name != "example"}
PAIRS = {name: reference for name, reference in TEXTS.items() if reference.points}
ALONE = {name: reference for name, reference in TEXTS.items() if not reference.points}
"""One language only, statements coded instead of points."""
DOCUMENTS = [(name, d) for name, reference in PAIRS.items() for d in reference.documents]
each_pair = pytest.mark.parametrize("name", PAIRS)
each_text = pytest.mark.parametrize("name", TEXTS)
LEFT_OUT = ("statements.", "changes.", "conflicts.")


def quotes(reference: Reference) -> Iterator[tuple[str, str]]:
    """Every (file, quote) of the reference."""
    for point in reference.points:
        yield from ((q.file, q.quote) for q in reference.quotes(point))
        yield from ((file, carried.quote) for file, carried in point.carriage.items())
    for meeting in reference.meetings:
        yield from ((count.file, count.quote) for count in meeting.counts)


@pytest.mark.parametrize(("name", "document"), DOCUMENTS, ids=lambda v: v.file if isinstance(v, Described) else v)
def test_quotes_stand_once_in_their_file(name: str, document: Described) -> None:
    text = text_of(PAIRS[name], document.file)
    found = {quote: text.count(quote) for file, quote in quotes(PAIRS[name]) if file == document.file}
    assert found == dict.fromkeys(found, 1)
    assert found
    assert document.title in text
    assert document.outlet is None or document.outlet in text
    assert text.rstrip().endswith(document.body_last)
    assert text.count(document.body_first) == 1


@pytest.mark.parametrize("name", ALONE)
def test_statements_stand_once_in_their_file_with_their_cue(name: str) -> None:
    for coded in ALONE[name].statements:
        text = text_of(ALONE[name], coded.file)
        assert text.count(coded.content) == 1, coded
        assert coded.cue is None or coded.cue in text, coded
        assert (coded.act == "commit") == (coded.strength is not None), coded
    assert set(ALONE[name].coded()) == {d.file for d in ALONE[name].documents}


@each_text
def test_reference_names_every_file_and_no_other(name: str) -> None:
    reference = TEXTS[name]
    on_disk = {path.name for path in (reference.root / reference.folder).iterdir()}
    assert {d.file for d in reference.documents} == on_disk == {file for m in reference.meetings for file in m.documents}


@each_pair
def test_details_of_commitments_stand_in_their_point(name: str) -> None:
    for point in PAIRS[name].points:
        assert (point.act == "commit") == (point.strength is not None) == (point.commitment is not None), point.id
        for field in ("due", "amount", "condition", "beneficiary", "mechanism"):
            detail = getattr(point.commitment, field, None)
            assert detail is None or detail.en in point.en, point.id
            assert detail is None or detail.ar in point.ar, point.id


@each_pair
def test_each_report_that_carries_a_point_is_a_source_of_its_own(name: str) -> None:
    reference = PAIRS[name]
    assert reference.copies == ()
    for point in reference.points:
        assert set(point.carriage) <= set(reference.reports(point.meeting))
        assert point.independent_sources == len(point.carriage), point.id


@each_pair
def test_the_translation_changes_the_order_somewhere(name: str) -> None:
    reference = PAIRS[name]
    pairs = [reference.quotes(point) for point in reference.points]
    arabic = [text_of(reference, ar.file).index(ar.quote) for ar, _ in pairs]
    english = [text_of(reference, en.file).index(en.quote) for _, en in pairs]
    assert english == sorted(english)
    assert arabic != sorted(arabic)


@each_pair
def test_themes_are_those_of_a_profile_whose_examples_hold(name: str) -> None:
    reference = PAIRS[name]
    knowledge = Knowledge((reference.root / reference.profile,))
    ours = [proof for proof in proofs(knowledge) if proof.file == reference.profile]
    assert ours
    assert [proof for proof in ours if proof.broken] == []
    assert {theme for point in reference.points for theme in point.themes} <= {p.entry for p in ours if p.kind == "theme"}


@each_pair
def test_a_register_made_from_the_reference_scores_one_and_an_empty_one_finds_nothing(name: str) -> None:
    measured, empty = measure(perfect(PAIRS[name]), PAIRS[name]), measure(Register(), PAIRS[name])
    assert {figure: value for figure, value in measured.figures.items() if value != 1} == {}
    assert measured.examples == {}
    asked = ("points.", "carriage.", "commitments.f1", "meetings.grouping", "documents.")
    assert {figure: value for figure, value in empty.figures.items() if value and figure.startswith(asked)} == {}


@each_pair
def test_no_figure_for_a_table_that_was_not_coded(name: str) -> None:
    figures = measure(Register(), PAIRS[name]).figures
    assert [figure for figure in figures if figure.startswith(LEFT_OUT)] == []
    assert "copies.pairs" in figures


def runs_of(folder: Path) -> set[tuple[str, ...]]:
    return {run for path in folder.rglob("*") if path.is_file() for run in runs(path.read_text("utf-8"))}


@each_text
def test_no_six_words_in_a_row_come_from_the_example(name: str) -> None:
    ours = runs_of(TEXTS[name].root / TEXTS[name].folder)
    assert ours & runs_of(EXAMPLES / "water-and-coasts") == set()


@pytest.mark.shared
@each_text
def test_no_six_words_in_a_row_come_from_the_seeds(name: str) -> None:
    if not SEEDS.is_dir():
        pytest.skip("the third-party reports are not here (shared/seeds)")
    theirs = runs_of(SEEDS)
    assert theirs
    assert runs_of(TEXTS[name].root / TEXTS[name].folder) & theirs == set()
