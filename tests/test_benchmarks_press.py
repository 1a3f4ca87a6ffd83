"""The press reference: places are sound, no words of the reports are in it, and what compares and reads codings does so rightly."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.press import agreement, coding, scoring, speed, texts
from benchmarks.press.coding import Coded, Report
from benchmarks.quality import Absent
from communique.knowledge import Knowledge

SHARED = Path(__file__).parents[1].parent / "shared"
CODINGS = (coding.REFERENCE, *coding.PASSES)
REFERENCES = tuple(dict.fromkeys(file for file, _ in scoring.HALVES.values()))
"""What the gate scores; one file may hold both halves."""
PRINTED_WITHOUT_A_SPACE = {("2015-08-03.json#375", 1472)}
"""Where a report runs the last word of a content into the next sentence."""
ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
THEMES = {theme.id for theme in Knowledge().themes}


def coded(start: int, end: int, **labels: object) -> Coded:
    plain: dict[str, object] = {"mode": "indirect", "voice": "joint", "act": "call", "themes": ("health",)}
    return Coded(content=(start, end), **{**plain, **labels})  # type: ignore[arg-type]


def report(*statements: Coded, text: str = "x" * 100, key: str = "2015-08-04.json#0") -> Report:
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Report(
        key=key, half="development", outlet="okaz", speaks="Water council", kind="communique",
        length=len(text), digest=digest, body=(0, len(text)), statements=statements,
    )  # fmt: skip


# ---------------------------------------------------------------- the files


@pytest.mark.parametrize("file", sorted({*CODINGS, *REFERENCES}), ids=lambda f: f.name)
def test_places_and_labels_are_sound(file: Path) -> None:
    for one in coding.load(file):
        assert 0 <= one.body[0] < one.body[1] <= one.length
        for number, statement in enumerate(one.statements):
            where = f"{one.key}/{number}"
            for place in (statement.content, statement.cue, statement.speaker, statement.holder, statement.via):
                assert place is None or 0 <= place[0] < place[1] <= one.length, where
            assert one.body[0] <= statement.content[0] and statement.content[1] <= one.body[1], where
            assert (statement.act == "commit") == (statement.strength is not None), where
            assert statement.act not in statement.alt_acts and statement.strength != (statement.alt_strength or ""), where
            assert statement.themes and set(statement.themes) <= THEMES, where
            assert statement.continues is None or (statement.cue is None and statement.continues < number), where


@pytest.mark.parametrize("file", sorted({*CODINGS, *REFERENCES}), ids=lambda f: f.name)
def test_statements_stand_in_order_and_once(file: Path) -> None:
    for one in coding.load(file):
        places = [statement.content for statement in one.statements]
        assert len(set(places)) == len(places) and places == sorted(places), one.key


@pytest.mark.parametrize("file", REFERENCES, ids=lambda f: f.name)
def test_contents_of_a_reference_do_not_overlap(file: Path) -> None:
    for one in coding.load(file):
        for before, after in zip(one.statements, one.statements[1:], strict=False):
            assert before.content[1] <= after.content[0], (one.key, before.content, after.content)


def test_all_codings_are_of_the_same_reports() -> None:
    reference, *passes = (coding.load(file) for file in CODINGS)
    assert [one.half for one in reference] == ["development", "held-out"] * 20
    for other in passes:
        assert [(r.key, r.half, r.digest, r.length) for r in other] == [(r.key, r.half, r.digest, r.length) for r in reference]


@pytest.mark.parametrize("file", sorted(coding.FOLDER.glob("*.json")), ids=lambda f: f.name)
def test_no_words_of_the_reports_are_kept(file: Path) -> None:
    assert not ARABIC.search(file.read_text("utf-8"))
    assert "\\u06" not in file.read_text("utf-8")


def test_a_coding_comes_back_as_it_was_written(tmp_path: Path) -> None:
    mine = (report(coded(0, 9, cue=(2, 4), alt_acts=("affirm",)), coded(10, 20, coded_by="a", continues=0)),)
    (tmp_path / "coding.json").write_text(coding.dump(mine), "utf-8")
    assert coding.load(tmp_path / "coding.json") == mine
    for file in REFERENCES:
        assert coding.dump(coding.load(file)) == file.read_text("utf-8")


# ---------------------------------------------------------------- agreement


def test_the_pinned_agreement_is_that_of_the_codings() -> None:
    assert json.loads(agreement.PINNED.read_text("utf-8")) == agreement.halves(*(coding.load(file) for file in coding.PASSES))


def test_the_readme_tells_the_pinned_agreement() -> None:
    told = (coding.FOLDER / "README.md").read_text("utf-8")
    figures = json.loads(agreement.PINNED.read_text("utf-8"))["all"]
    rows = dict(re.findall(r"^\| ([a-z ]+?) \| ([\d.]+)[ |]", told, re.M))
    assert {"act", "strength", "mode", "voice", "cue", "speaker", "themes"} <= set(rows)
    assert {name: float(value) for name, value in rows.items()} == {name: figures[f"{name}.same"] for name in rows}
    for name in ("statements.f1 at IoU 0.5", "statements.f1 at IoU 0.8"):
        assert f"{figures[name]:.3f}" in told
    reference = coding.load()
    by = Counter(s.coded_by for one in reference for s in one.statements)
    count = {half: sum(len(one.statements) for one in reference if one.half == half) for half in ("development", "held-out")}
    sums = f"{by.total()} statements (development {count['development']}, held-out {count['held-out']}): {by['both']} that both"
    assert sums in " ".join(told.split())


def test_two_codings_that_are_one_agree_in_everything() -> None:
    mine = [report(coded(0, 9, cue=(0, 3)), coded(10, 20, act="praise", voice="outlet"))]
    figures = agreement.measure(mine, mine)
    counts = ("reports", "statements.a", "statements.b", "statements.paired")
    assert {name: value for name, value in figures.items() if name not in counts and value != 1} == {}
    assert [figures[name] for name in counts] == [1, 2, 2, 2]


def test_a_statement_that_one_lacks_and_one_cut_short_count_against_the_statements() -> None:
    mine = [report(coded(0, 10), coded(20, 30))]
    other = [report(coded(0, 6))]
    figures = agreement.measure(mine, other)
    assert figures["statements.f1 at IoU 0.5"] == round(2 / 3, 3)
    assert figures["statements.f1 at IoU 0.8"] == 0


def test_pairs_are_one_to_one_and_the_best() -> None:
    mine, other = report(coded(0, 10)), report(coded(0, 6), coded(0, 9))
    assert [(a.content, b.content) for a, b in agreement.pairs(mine, other)] == [((0, 10), (0, 9))]


def test_kappa_and_alpha_of_a_worked_example() -> None:
    # 20 both yes, 15 both no, 5 and 10 apart: the textbook's table, kappa .4; alpha by its definition.
    values = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert agreement.kappa(values) == pytest.approx(0.4)
    assert agreement.alpha(values) == pytest.approx(1 - 0.3 / (2 * 55 * 45 / (100 * 99)))


def test_one_value_alone_is_no_disagreement() -> None:
    assert agreement.kappa([("y", "y")] * 3) == agreement.alpha([("y", "y")] * 3) == agreement.kappa([]) == agreement.alpha([]) == 1


def test_themes_agree_in_part() -> None:
    mine = [report(coded(0, 10, themes=("health", "cooperation")), coded(20, 30))]
    other = [report(coded(0, 10, themes=("health",)), coded(20, 30))]
    figures = agreement.measure(mine, other)
    assert figures["themes.same"] == round((2 / 3 + 1) / 2, 3)
    assert figures["themes.alpha"] < 1


def test_a_shortened_speaker_is_the_same_and_another_is_not() -> None:
    mine = [report(coded(0, 10, speaker=(12, 40)), coded(50, 60, speaker=(12, 40)))]
    other = [report(coded(0, 10, speaker=(12, 20)), coded(50, 60, speaker=(70, 90)))]
    assert agreement.measure(mine, other)["speaker.same"] == 0.5


def test_codings_of_other_reports_are_refused() -> None:
    with pytest.raises(AssertionError, match="not of the same reports"):
        agreement.measure([report()], [report(key="2015-08-04.json#1")])


# ---------------------------------------------------------------- texts and scoring

TEXT = "دعا المجلس الدول الساحلية إلى حماية الشواطئ."  # "The council called on the coastal states to protect the shores."
CALL = coded(30, 43, cue=(0, 3), speaker=(4, 10), themes=("energy-climate",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data set of one day with an empty article and one of a single sentence."""
    rows = [{"content": "", "title": "t"}, {"content": TEXT, "title": "نداء", "source": "okaz", "url": "http://example.org/1"}]
    with zipfile.ZipFile(tmp_path / "2015-08-04.zip", "w") as archive:
        archive.writestr("2015-08-04.json", json.dumps(rows, ensure_ascii=False))
    return tmp_path


def test_an_article_is_read_under_its_key(folder: Path) -> None:
    (source,) = texts.articles(["2015-08-04.json#1"], folder)
    assert (source.key, source.text, source.title, source.outlet) == ("2015-08-04.json#1", TEXT, "نداء", "okaz")


def test_articles_are_spread_over_the_days(folder: Path) -> None:
    assert [source.key for source in texts.spread(["2015-08-04"], 2, folder)] == ["2015-08-04.json#1"]


@pytest.mark.parametrize("key", ["2015-08-04.json#2", "2015-08-05.json#0"])
def test_a_missing_article_is_said(folder: Path, key: str) -> None:
    with pytest.raises(Absent, match=key.partition("#")[0].removesuffix(".json")):
        list(texts.articles([key], folder))


def test_another_text_than_the_coded_one_is_refused(folder: Path) -> None:
    mine = report(CALL, text=TEXT, key="2015-08-04.json#1")
    assert [source.text for source in texts.reports([mine], folder)] == [TEXT]
    with pytest.raises(Absent, match="not the text that was coded"):
        list(texts.reports([replace(mine, digest="0" * 16)], folder))


def test_the_gold_is_written_as_the_scorer_reads_it(folder: Path) -> None:
    mine = report(CALL, replace(CALL, cue=None, continues=0), text=TEXT, key="2015-08-04.json#1")
    first, second = scoring.gold([mine], {mine.key: TEXT})["statements"]
    assert TEXT[first["content_start"] : first["content_end"]] == first["content"] == "حماية الشواطئ"
    assert (first["cue"], first["speaker"], first["quote"]) == ("دعا", "المجلس", TEXT[:43])
    assert (second["cue"], second["cue_carried_from"], second["id"]) == (None, "2015-08-04.json#1/0", "2015-08-04.json#1/1")


def test_the_program_reads_what_the_data_set_holds(folder: Path) -> None:
    register = scoring.read(list(texts.articles(["2015-08-04.json#1"], folder)))
    assert [document.source for document in register.documents] == ["2015-08-04.json#1"]
    assert any(TEXT[slice(*statement.content[0])].endswith("حماية الشواطئ") for statement in register.statements)


@pytest.mark.shared
@pytest.mark.skipif(not scoring.SCORER.exists(), reason="no scorer in ../shared/score")
def test_a_register_is_scored_against_a_coding(folder: Path) -> None:
    mine = report(CALL, text=TEXT, key="2015-08-04.json#1")
    sources = list(texts.reports([mine], folder))
    assert scoring.scored(scoring.read(sources), [mine], {mine.key: TEXT})["figures"]["statements.gold"] == 1


@pytest.mark.shared
@pytest.mark.skipif(not texts.FOLDER.exists(), reason="no SaudiNewsNet in ../shared/data")
@pytest.mark.parametrize("file", REFERENCES, ids=lambda f: f.name)
def test_contents_of_a_reference_begin_and_end_with_words(file: Path) -> None:
    reports = coding.load(file)
    held = {source.key: source.text for source in texts.reports(reports)}
    assert len(held) == len(reports)
    for one in reports:
        text = held[one.key]
        for statement in one.statements:
            for start, end in (p for p in (statement.content, statement.cue, statement.speaker) if p):
                assert not text[start].isspace() and not text[end - 1].isspace(), (one.key, start, end)
                assert text[end - 1] not in "،؛,", (one.key, start)
                within = text[end - 1].isalnum() and text[end : end + 1].isalnum()
                assert not within or (one.key, start) in PRINTED_WITHOUT_A_SPACE, (one.key, start)


# ---------------------------------------------------------------- cost


def test_what_statements_cost_is_told_in_ratios(folder: Path) -> None:
    (source,) = texts.articles(["2015-08-04.json#1"], folder)
    costs, memory = speed.measure([source, source])
    assert [(cost.key, cost.characters) for cost in costs] == [(source.key, len(TEXT))] * 2
    assert memory is None, "too few articles to tell growth"
    lines = "\n".join(speed.told([replace(cost, describing=0.002, finding=0.004) for cost in costs], (2**30, 2**30 + 2**20)))
    assert "by describing the document: 2.00 times" in lines
    assert "median 4.0 ms, 95th percentile 4.0 ms (1.0 times the median), most 4 ms" in lines
    assert "+1.0 MiB on 1024" in lines


def test_the_days_kept_for_a_check_are_never_read() -> None:
    kept = {"2015-07-31", "2015-08-06", "2015-08-10"}
    coded = {report.key.partition(".")[0] for file in REFERENCES for report in coding.load(file)}
    assert not kept & {*speed.DAYS, *coded}


def test_no_report_is_coded_in_two_halves() -> None:
    keys = [report.key for file in REFERENCES for report in coding.load(file)]
    assert len(keys) == len(set(keys))
