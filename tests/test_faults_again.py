"""Reading again: what stands in two files is read once, what moved keeps its document, a change touches itself alone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from communique import pipeline, verbs
from communique.register.export import to_json
from communique.scale import executors
from communique.settings import Reading, Settings

NEWS = [
    f"افتتحت البلدية حديقة رقم {number} للأطفال بجانب النهر وحضر الأهالي." for number in range(8)
]  # the municipality opened garden number N for children beside the river, and the people came


def row(number: int, **more: str) -> dict[str, str]:
    return {
        "url": f"https://alwaha.example/{number}",
        "source": "alwaha.example",
        "date": "2024-05-15",
        "content": NEWS[number],
        **more,
    }


def write(path: Path, rows: Iterable[dict[str, str]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(list(rows), ensure_ascii=False), "utf-8")
    return path


def read(register: Path, *paths: Path) -> tuple[int, int, list[str]]:
    """How many texts were read and how many were there already, and what was noted."""
    summary = pipeline.read(paths, register, settings=Settings(), workers=1)
    return summary.stages[0].came_out, summary.already, [note.message for note in summary.refused]


def sources(register: Path) -> dict[str, str]:
    """Text by source."""
    return {document.source: document.text for document in verbs.load(register).documents}


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return tmp_path / "register.db"


def test_the_same_article_in_two_files_is_read_once(tmp_path: Path, register: Path) -> None:
    one = write(tmp_path / "monday.json", [row(0), row(1)])
    two = write(tmp_path / "tuesday.json", [row(1, crawled="2024-06-01"), row(2)])
    assert read(register, one, two) == (
        3, 1, ["1 texts stand in more than one file and were read once; the first: tuesday.json#0 is monday.json#1"],
    )  # fmt: skip
    before = register.read_bytes()
    assert read(register, one, two)[:2] == (0, 4)
    assert register.read_bytes() == before
    assert read(register, two)[:2] == (0, 2)


def test_the_same_article_twice_in_one_file(tmp_path: Path, register: Path) -> None:
    assert read(register, write(tmp_path / "a.json", [row(0), row(1), row(0)]))[:2] == (2, 1)


def test_articles_that_share_a_text_or_an_address_only_are_two(tmp_path: Path, register: Path) -> None:
    other_paper = row(0, source="sahel.example", url="https://sahel.example/0")
    assert read(register, write(tmp_path / "a.json", [row(0), other_paper, row(0, content=NEWS[1])]))[:2] == (3, 0)


def test_plain_texts_of_other_names_may_be_what_two_papers_printed(tmp_path: Path, register: Path) -> None:
    for name in ("news/alwaha/a.txt", "news/sahel/a.txt", "news/alwaha/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(NEWS[0], "utf-8")
    assert read(register, tmp_path / "news")[:2] == (3, 0)
    assert read(register, tmp_path)[0] == 0, "a folder above holds the same files"
    assert read(register, tmp_path / "news" / "sahel" / "a.txt")[0] == 0


CHANGES = {
    "one on top": [7, 0, 1, 2, 3],
    "one at the end": [0, 1, 2, 3, 7],
    "one in the middle": [0, 1, 7, 2, 3],
    "one gone": [0, 2, 3],
    "the first gone": [1, 2, 3],
    "turned round": [3, 2, 1, 0],
    "one for another": [0, 7, 2, 3],
    "some of everything": [7, 2, 6, 0, 3],
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_whose_rows_move_is_read_where_it_is_new(change: str, tmp_path: Path, register: Path) -> None:
    file = write(tmp_path / "news.json", map(row, range(4)))
    read(register, file)
    write(file, map(row, CHANGES[change]))
    new = len(set(CHANGES[change]) - set(range(4)))
    assert read(register, file)[:2] == (new, len(CHANGES[change]) - new)
    at_once = tmp_path / "at-once.db"
    read(at_once, file)
    gone = {row(number)["url"]: NEWS[number] for number in set(range(4)) - set(CHANGES[change])}
    assert sources(register) == {**sources(at_once), **gone}, "what is gone from the file stays and goes by its address"
    assert not [note for note in verbs.load(register).notes if "changed since" in note.message]
    before = register.read_bytes()
    assert read(register, file)[:2] == (0, len(CHANGES[change]))
    assert register.read_bytes() == before


@pytest.mark.parametrize("change", ["one on top", "the first gone", "turned round"])
@pytest.mark.parametrize("many", [1, 64])
def test_rows_that_move_while_everything_is_read_anew(
    change: str, many: int, tmp_path: Path, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a new version of the program: nothing that was read counts as read, and nothing comes to stand there twice."""
    monkeypatch.setattr(executors, "_MANY", many)
    file = write(tmp_path / "news.json", map(row, range(4)))
    read(register, file)
    write(file, map(row, CHANGES[change]))
    other = Settings(reading=Reading(longest_text=1_000_000))
    assert pipeline.read([file], register, settings=other, workers=1).stages[0].came_out == len(CHANGES[change])
    texts = [document.text for document in verbs.load(register).documents]
    assert len(texts) == len(set(texts))
    assert {NEWS[number] for number in CHANGES[change]} <= set(texts)
    assert pipeline.read([file], register, settings=other, workers=1).already == len(CHANGES[change])


def test_rows_without_address_or_outlet(tmp_path: Path, register: Path) -> None:
    file = write(tmp_path / "news.json", ({"content": text} for text in NEWS[:3]))
    read(register, file)
    write(file, ({"content": text} for text in (NEWS[7], *NEWS[:3])))
    assert read(register, file)[:2] == (1, 3)
    read(tmp_path / "at-once.db", file)
    assert to_json(verbs.load(register)) == to_json(verbs.load(tmp_path / "at-once.db"))


def test_a_row_that_changed_and_moved_replaces_itself(tmp_path: Path, register: Path) -> None:
    file = write(tmp_path / "news.json", map(row, range(3)))
    read(register, file)
    write(file, [row(7), row(2), row(0, content=NEWS[5]), row(1)])
    assert read(register, file)[:2] == (2, 2)
    read(tmp_path / "at-once.db", file)
    assert sources(register) == sources(tmp_path / "at-once.db")
    (note,) = [note.message for note in verbs.load(register).notes if "changed since" in note.message]
    assert note.startswith("news.json#0 changed since it was read before; this reading replaces document example-2024-05-15-")


def test_a_feed_that_is_saved_anew_every_day(tmp_path: Path, register: Path) -> None:
    def feed(*numbers: int) -> Path:
        items = "".join(
            f"<item><link>https://alwaha.example/{n}</link><content xmlns='x'>{NEWS[n]}</content></item>" for n in numbers
        )
        path = tmp_path / "feed.rss"
        path.write_text(f"<rss><channel>{items}</channel></rss>", "utf-8")
        return path

    assert read(register, feed(2, 1, 0))[:2] == (3, 0)
    assert read(register, feed(4, 3, 2))[:2] == (2, 1)
    assert sorted(sources(register).values()) == NEWS[:5]
    assert read(register, feed(4, 3, 2))[:2] == (0, 3)


def test_a_row_that_is_mended(tmp_path: Path, register: Path) -> None:
    file = write(tmp_path / "news.json", map(row, range(3)))
    read(register, file)
    write(file, [row(0), row(1, title="حديقة جديدة"), row(2)])
    assert read(register, file)[:2] == (1, 2)
    assert [d.title for d in verbs.load(register).documents if d.source == "news.json#1"] == ["حديقة جديدة"]
    assert len(sources(register)) == 3


@pytest.mark.parametrize("stop", [0, 1, 2])
def test_a_reading_that_is_broken_off_while_rows_move(
    stop: int, tmp_path: Path, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executors, "_MANY", 1)
    file = write(tmp_path / "news.json", map(row, range(4)))
    read(register, file)
    write(file, map(row, (7, 6, 0, 5, 1, 2, 3)))

    def broken(stage: str, things: Iterable[object]) -> Iterable[object]:
        for number, thing in enumerate(things):
            if stage == "reading" and number == stop:
                raise KeyboardInterrupt
            yield thing

    with pytest.raises(KeyboardInterrupt):
        pipeline.read([file], register, workers=1, watch=broken)  # type: ignore[arg-type]
    read(register, file)
    read(tmp_path / "at-once.db", file)
    assert to_json(verbs.load(register)) == to_json(verbs.load(tmp_path / "at-once.db"))
