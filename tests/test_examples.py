"""The bundled example and its hand-made reference agree with each other, and the example borrows from nobody."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
FOLDER = EXAMPLES / "water-and-coasts"
REFERENCE: dict[str, Any] = tomllib.loads((EXAMPLES / "water-and-coasts.reference.toml").read_text("utf-8"))
DOCUMENTS: dict[str, dict[str, Any]] = {document["file"]: document for document in REFERENCE["documents"]}
POINTS: dict[str, dict[str, Any]] = {point["id"]: point for point in REFERENCE["points"]}
MEETINGS: dict[str, dict[str, Any]] = {meeting["id"]: meeting for meeting in REFERENCE["meetings"]}
SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")


def text_of(file: str) -> str:
    """The text that quotes of ``file`` stand in: the file, or the content of one row."""
    name, _, row = file.partition("#")
    text = (FOLDER / name).read_text("utf-8")
    return str(json.loads(text.splitlines()[int(row)])["content"]) if row else text


def official(meeting: str, language: str) -> str:
    documents: list[str] = MEETINGS[meeting]["documents"]
    return next(file for file in documents if file.endswith(f"official-{language}.txt"))


def quotes() -> Iterator[tuple[str, str]]:
    """Every (file, quote) of the reference that must stand exactly once."""
    for point in REFERENCE["points"]:
        yield official(point["meeting"], "en"), point["en"]
        yield official(point["meeting"], "ar"), point["ar"]
        for file, carried in point.get("carriage", {}).items():
            yield file, carried["quote"]
    for conflict in REFERENCE["conflicts"]:
        for quote in conflict["quotes"]:
            yield quote["file"], quote["quote"]


@pytest.mark.parametrize("file", sorted(DOCUMENTS))
def test_quotes_stand_once_in_their_file(file: str) -> None:
    text, times = text_of(file), 2 if DOCUMENTS[file].get("repeated") else 1
    found = {quote: text.count(quote) for named, quote in quotes() if named == file}
    assert found == dict.fromkeys(found, times)


def test_carriage_and_conflicts_name_documents_of_their_meeting() -> None:
    for point in REFERENCE["points"]:
        assert set(point.get("carriage", {})) <= set(MEETINGS[point["meeting"]]["documents"]), point["id"]
    for conflict in REFERENCE["conflicts"]:
        assert {quote["file"] for quote in conflict["quotes"]} <= set(MEETINGS[conflict["meeting"]]["documents"])
        assert {POINTS[point]["meeting"] for point in conflict["points"]} <= {conflict["meeting"]}


@pytest.mark.parametrize("feature", REFERENCE["features"], ids=lambda feature: f"{feature['name']}, {feature['file']}")
def test_every_planted_feature_is_there(feature: dict[str, str]) -> None:
    assert feature["quote"] in text_of(feature["file"])


def test_reference_names_every_file_and_no_other() -> None:
    on_disk = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    assert {file.partition("#")[0] for file in DOCUMENTS} == on_disk


@pytest.mark.parametrize("file", sorted(DOCUMENTS))
def test_document_says_what_the_page_prints(file: str) -> None:
    document, text = DOCUMENTS[file], text_of(file)
    page = (FOLDER / file.partition("#")[0]).read_text("utf-8")
    for key in ("title", "outlet"):
        assert document.get(key, "") in page
    for key in ("published_words", "meeting_day_words"):
        assert document.get(key, "") in text
    for trap in document.get("date_traps", ()):
        assert trap in text
    start = text.index(document["body_first"])
    assert text.index(document["body_last"], start) > start


@pytest.mark.parametrize("file", sorted(f for f, d in DOCUMENTS.items() if d["kind"] == "press" and d["language"] == "ar"))
def test_days_of_meetings_fit_the_calendar(file: str) -> None:
    """'Yesterday Tuesday' is a Tuesday, the day before the paper's own date; the one planted misfit is a conflict."""
    document = DOCUMENTS[file]
    words = document.get("meeting_day_words", "")
    weekday = next((number for number, name in enumerate(WEEKDAYS) if name in words), None)
    if weekday is None:
        assert words == ""
        return
    held = date.fromisoformat(MEETINGS[document["meeting"]]["date"])
    disputed = any(c["kind"] == "date" and any(q["file"] == file for q in c["quotes"][:1]) for c in REFERENCE["conflicts"])
    assert (held.weekday() == weekday) is not disputed
    if words.startswith(("أمس", "امس")):
        assert (date.fromisoformat(document["published"]) - held).days == 1


def test_official_texts_are_parallel() -> None:
    """Points stand in the same order in both languages, and each commitment's details in its point."""
    for meeting in MEETINGS:
        places = {
            language: [
                text_of(official(meeting, language)).index(p[language]) for p in REFERENCE["points"] if p["meeting"] == meeting
            ]
            for language in ("en", "ar")
        }
        assert places["en"] == sorted(places["en"])
        assert places["ar"] == sorted(places["ar"])
    for point in REFERENCE["points"]:
        assert ("commitment" in point) == (point["act"] == "commit") == ("strength" in point), point["id"]
        for name, detail in point.get("commitment", {}).items():
            if name != "doer":
                assert detail["en"] in point["en"], point["id"]
                assert detail["ar"] in point["ar"], point["id"]


def test_statements_stand_in_their_file_and_in_the_carriage_of_their_point() -> None:
    for statement in REFERENCE["statements"]:
        file, content = statement["file"], statement["content"]
        text = text_of(file)
        assert text.count(content) == 1, (file, content)
        assert statement.get("cue", "") in text[: text.index(content)]
        assert statement.get("speaker", "") in text
        assert statement.get("via", "") in text
        assert ("strength" in statement) == (statement["act"] == "commit")
        if "point" in statement:
            carried = text.index(POINTS[statement["point"]]["carriage"][file]["quote"])
            end = carried + len(POINTS[statement["point"]]["carriage"][file]["quote"])
            assert carried < text.index(content) + len(content), (file, content)
            assert text.index(content) < end, (file, content)


def test_changes_lead_from_point_to_point() -> None:
    for change in REFERENCE["changes"]:
        before, after = change.get("from_point"), change.get("to_point")
        assert before is None or POINTS[before]["meeting"] == change["earlier"]
        assert after is None or POINTS[after]["meeting"] == change["later"]
        assert (before is None) == (change["kind"] == "new")
        assert (after is None) == (change["kind"] == "dropped")
    assert {c["kind"] for c in REFERENCE["changes"]} >= {"kept", "reworded", "strengthened", "weakened", "new", "dropped"}


def test_every_point_of_substance_has_one_change_a_pair() -> None:
    procedure = {"met", "recall", "groups", "next", "thanks", "comoros", "joined"}
    for earlier, later in {(c["earlier"], c["later"]) for c in REFERENCE["changes"]}:
        changes = [c for c in REFERENCE["changes"] if (c["earlier"], c["later"]) == (earlier, later)]
        for meeting, side in ((earlier, "from_point"), (later, "to_point")):
            expected = {p for p in POINTS if POINTS[p]["meeting"] == meeting and p.partition("-")[2] not in procedure}
            told = [c[side] for c in changes if side in c]
            assert len(told) == len(set(told))
            assert expected <= set(told)


@pytest.mark.parametrize("word", ["الصيد غير القانوني", "illegal fishing"])
def test_the_dropped_point_leaves_no_trace(word: str) -> None:
    language = "en" if word.isascii() else "ar"
    texts = [text_of(official(meeting, language)) for meeting in sorted(MEETINGS)]
    assert [word in text for text in texts] == [True, True, False]


def test_copies_share_most_of_their_words() -> None:
    for copy in REFERENCE["copies"]:
        a, b = (set(words_of(visible(copy[side]))) for side in "ab")
        assert len(a & b) / min(len(a), len(b)) > 0.75, copy
        for oddity in copy["shared_oddities"]:
            assert oddity in text_of(copy["a"])
            assert oddity in text_of(copy["b"])


def test_independent_sources_count_copies_once() -> None:
    first: dict[str, str] = {}
    for copy in REFERENCE["copies"]:
        first[copy["b"]] = first.get(copy["a"], copy["a"])
    for point in REFERENCE["points"]:
        files = {file.partition("#")[0] for file in point.get("carriage", {})}
        assert point["independent_sources"] == len({first.get(file, file) for file in files}), point["id"]


def test_long_lines_are_one_line() -> None:
    for feature in REFERENCE["features"]:
        if feature["name"] == "one long line":
            assert "\n" not in text_of(feature["file"])


def test_members_of_the_profile_are_those_of_the_last_meeting() -> None:
    profile = tomllib.loads((EXAMPLES / REFERENCE["profile"]).read_text("utf-8"))
    muscat, _, tunis = (MEETINGS[meeting] for meeting in sorted(MEETINGS))
    assert set(profile["members"]) == {*muscat["participants"], "KM", "KE", "PT"}
    assert {count["value"] for count in tunis["counts"] if count["what"] == "members"} == {len(profile["members"])}
    assert {theme for point in REFERENCE["points"] for theme in point["themes"]} <= {theme["id"] for theme in profile["themes"]}
    for meeting in MEETINGS.values():
        for count in meeting["counts"]:
            assert count["quote"] in text_of(count["file"]), count


@pytest.mark.shared
def test_no_six_words_in_a_row_come_from_the_seeds() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the third-party reports are not here (shared/seeds)")
    theirs = {run for path in SEEDS.glob("*.txt") for run in runs(path.read_text("utf-8"))}
    assert theirs
    ours = {run for path in FOLDER.rglob("*") if path.is_file() for run in runs(path.read_text("utf-8"))}
    assert ours & theirs == set()


def words_of(text: str) -> list[str]:
    bare = re.sub("[\u064b-\u065f\u0670\u0640]", "", text.casefold())
    return re.findall(r"\w+", bare.translate(str.maketrans("أإآىة", "ااايه")))


def runs(text: str, length: int = 6) -> set[tuple[str, ...]]:
    words = words_of(text)
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def visible(file: str) -> str:
    """The file's body, tags removed."""
    text, document = text_of(file), DOCUMENTS[file]
    start = text.index(document["body_first"])
    text = text[start : text.index(document["body_last"], start) + len(document["body_last"])]
    pieces: list[str] = []
    parser = HTMLParser()
    parser.handle_data = pieces.append  # type: ignore[method-assign, assignment]
    parser.feed(text)
    parser.close()
    return " ".join(pieces) if file.endswith(".html") else text
