"""The terminal views: no line wider than the terminal, Arabic isolated where a terminal shows it, plain text in a pipe."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.text import Text

from communique.errors import UnknownId
from communique.model import Carriage, Point, Register, Span, StageCount
from communique.views import terminal
from communique.views.naming import in_time
from communique.views.terminal_text import isolated_line, words
from views_register import ANBA, CARRIAGE, CHANGES, CONFLICTS, GAZETTE, MIRROR, POINTS, REGISTER, SPRING, STATEMENTS, STATION, at

FSI, RLI, LRI, PDI = "\u2068", "\u2067", "\u2066", "\u2069"


@dataclass(frozen=True)
class Read:
    stages: tuple[StageCount, ...]
    seconds: float = 1.5
    workers: int = 2


@dataclass(frozen=True)
class Compared:
    point: Point
    official: tuple[Span, ...]
    carriage: Carriage


@dataclass(frozen=True)
class Finding:
    where: str
    message: str


LINES = [
    Compared(p, (p.wording,), next(c for c in CARRIAGE if (c.point, c.document) == (p.id, GAZETTE.id)))
    for p in POINTS
    if p.meeting == SPRING and p.joint
]
VIEWS: dict[str, Callable[[], RenderableType]] = {
    "meetings": lambda: terminal.meetings_table(REGISTER),
    "meeting": lambda: terminal.meeting_view(REGISTER, SPRING, why=True),
    "point": lambda: terminal.point_view(REGISTER, STATION, why=True),
    "document": lambda: terminal.document_view(REGISTER, ANBA.id, why=True),
    "statement": lambda: terminal.statement_view(REGISTER, STATEMENTS[3].id, why=True),
    "compare": lambda: terminal.compare_view(REGISTER, LINES, True, POINTS[3:4], CONFLICTS),
    "changes": lambda: terminal.changes_view(REGISTER, CHANGES, why=True),
    "trace": lambda: terminal.trace_view(REGISTER, "...", [at(ANBA, "وزراء مجلس"), at(MIRROR, "وزراء مجلس")], why=True),
    "summary": lambda: terminal.summary_view(Read((StageCount("statements", 5, 13, 2, "documents in, statements out", 1.25),))),
    "check": lambda: terminal.check_view([Finding("a place", "a message")]),
}  # fmt: skip


def printed(view: RenderableType, width: int = 100, tty: bool = False) -> str:
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=tty, color_system="standard" if tty else None, highlight=False).print(view)
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 160])
@pytest.mark.parametrize("name", VIEWS)
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    for line in printed(VIEWS[name](), width).splitlines():
        assert cell_len(line) <= width, line


@pytest.mark.parametrize("name", VIEWS)
def test_a_pipe_gets_plain_text(name: str) -> None:
    assert not re.search(f"[{FSI}{RLI}{LRI}{PDI}\x1b]", printed(VIEWS[name]()))


def test_no_colour_means_plain_text_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(f"[{FSI}{RLI}{LRI}{PDI}]", printed(VIEWS["point"](), tty=True))


@pytest.mark.parametrize("name", VIEWS)
def test_every_line_closes_the_isolates_it_opens(name: str) -> None:
    for line in printed(VIEWS[name](), 70, tty=True).splitlines():
        depth = 0
        for char in line:
            depth += (char in FSI + RLI + LRI) - (char == PDI)
            assert depth >= 0
        assert depth == 0, repr(line)


def test_arabic_is_isolated_on_a_terminal() -> None:
    shown = printed(VIEWS["meetings"](), tty=True)
    assert f"{FSI}مجلس البحيرات المالحة{PDI}" in re.sub("\x1b\\[[0-9;]*m", "", shown)


def test_a_date_inside_arabic_is_isolated_inside_its_line() -> None:
    line = isolated_line(Text("في بيان صدر 2031-04-09 أمس"), "rtl")  # "in a statement issued on ... yesterday"
    assert line.plain == f"{RLI}في بيان صدر {LRI}2031-04-09{PDI} أمس{PDI}"


def test_control_characters_of_strangers_do_not_reach_the_terminal() -> None:
    bad = replace(ANBA, title="\x1b[2Jgone\u202eend", outlet="\x1b]0;title\x07")
    register = replace(REGISTER, documents=tuple(bad if d.id == ANBA.id else d for d in REGISTER.documents))
    shown = printed(terminal.document_view(register, ANBA.id)) + printed(terminal.meeting_view(register, SPRING))
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", shown)


def test_a_long_text_is_cut_with_the_id_to_ask_for_more() -> None:
    assert printed(words("word " * 200, 40, "some/id")).strip().endswith("… [some/id]")
    assert "some/id" not in printed(words("short", 40, "some/id"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("meetings", ["9 April 2031", "date not known: not after 9 April 2031", "salt-lakes/2031-04-09/ministers"]),
        ("meeting", ["Port Ansa", "V   R   P   R", "7 countries stated by one report, 6 by another", "because likeness"]),
        ("point", ["left out: by the end of 2032", "+testable", "strengthened, 21 October 2031"]),
        ("document", ["page furniture", "absent", "مرآة الملح"]),
        ("statement", ["اتفق", "commits (firm)", "because cue"]),
        ("compare", ["1 verbatim, 1 partial, 1 absent", "only in the report", "left out: by the end of 2032"]),
        ("changes", ["strengthened", "not visible", "nothing found"]),
        ("trace", ["2 places in 2 reports", "copied by مرآة الملح", "copied from أنباء الساحل"]),
        ("summary", ["statements", "13", "1.2"]),
        ("check", ["a place", "1 finding"]),
    ],
)  # fmt: skip
def test_what_a_view_says(name: str, expected: list[str]) -> None:
    shown = printed(VIEWS[name](), 160)
    assert [e for e in expected if e not in shown] == []


def test_an_unknown_id_is_told_by_name() -> None:
    with pytest.raises(UnknownId, match="no point 'x'"):
        terminal.point_view(REGISTER, "x")


def test_empty_registers_say_what_to_do() -> None:
    assert "communique read" in printed(terminal.meetings_table(Register()))
    assert "nothing wrong" in printed(terminal.check_view([]))
    assert "no report has these words" in printed(terminal.trace_view(REGISTER, "x", []))


def test_ids_of_meetings_stay_whole_where_there_is_little_room() -> None:
    narrow = printed(terminal.meetings_table(REGISTER), 60)
    assert all(m.id in narrow for m in REGISTER.meetings if len(m.id) <= 60)


def test_reports_without_a_meeting_are_not_denied() -> None:
    shown = printed(terminal.meetings_table(Register(documents=REGISTER.documents)))
    assert f"{len(REGISTER.documents)} reports read" in shown and REGISTER.documents[0].id in shown
    assert "broken off" not in shown
    assert "broken off" in printed(terminal.meetings_table(Register(documents=REGISTER.documents), ended=False))


def test_sought_words_stand_on_the_line_as_on_the_page() -> None:
    start = ANBA.text.index(" ") + 2  # behind the first letter of the second word
    shown = printed(terminal.trace_view(REGISTER, "x", [Span(ANBA.id, start, start + 2)]), 160)
    assert " ".join(ANBA.text[: start + 4].split()) in shown


def test_few_places_of_a_fact_are_shown_unless_all_are_asked_for() -> None:
    [meeting] = [m for m in REGISTER.meetings if m.id == SPRING]
    spans = tuple(Span(ANBA.id, n, n + 4) for n in range(9))
    register = replace(REGISTER, meetings=(replace(meeting, dates=spans, held=replace(meeting.held, spans=())),))
    assert "and 6 places more" in printed(terminal.meeting_view(register, SPRING))
    assert "places more" not in printed(terminal.meeting_view(register, SPRING, why=True))


def test_a_meeting_with_an_upper_bound_alone_stands_where_its_changes_put_it() -> None:
    meeting = REGISTER.meetings[0]
    undated = replace(meeting, id="z/undated", held=replace(meeting.held, date=None, not_before=None, not_after="2031-06-20"))
    dated = replace(meeting, id="z/dated", held=replace(meeting.held, date="2031-06-04"))
    assert in_time(undated) < in_time(dated)
