"""Every verb at the command line: its own example, JSON, reasons, bad input and exit codes."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import communique
from communique.cli import main
from conftest import EXAMPLES


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments], catch_exceptions=False)


def examples_of(command: click.Command) -> list[str]:
    """The command lines under ``Example:`` in a help text."""
    text = command.help or ""
    assert "Example:" in text, "help ends with an example"
    return re.findall(r"^\s+communique (.+)$", text.split("Example:")[1], re.M)


@pytest.fixture
def bench(example_register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the example's register and texts, as the examples in the help take them."""
    shutil.copy(example_register, tmp_path / "register.db")
    (tmp_path / "examples").symlink_to(EXAMPLES)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)  # a server that stops as soon as it could answer
    return tmp_path


@pytest.mark.parametrize("name", [None, *main.commands])
def test_the_example_in_the_help_runs(name: str | None, bench: Path) -> None:
    lines = examples_of(main.commands[name] if name else main)
    assert lines
    for line in lines:
        result = run(*shlex.split(line))
        assert result.exit_code == 0, result.output
        assert result.stdout.strip()


@pytest.mark.parametrize("name", ["show", "compare", "trace", "changes", "check"])
def test_json_is_json(name: str, bench: Path) -> None:
    [line, *_] = examples_of(main.commands[name])
    plain, whole = run(*shlex.split(line), "--json"), run(*shlex.split(line), "--why")
    json.loads(plain.stdout)
    assert len(whole.stdout) >= len(run(*shlex.split(line)).stdout)


def test_reading_again_changes_nothing(bench: Path) -> None:
    before = run("export", "json").stdout
    result = run("read", "examples/water-and-coasts")
    assert result.exit_code == 0
    assert "not read again" in result.stdout
    assert run("export", "json").stdout == before


def test_a_missing_path_is_one_line_and_the_rest_goes_on(bench: Path) -> None:
    result = run("read", "nowhere.txt", "examples/water-and-coasts", "-r", "other.db")
    assert result.exit_code == 2
    assert result.stderr.count("nowhere.txt: no such file or folder") == 1
    assert "documents" in result.stdout


BAD = {
    "empty.txt": (b"", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "page.pdf": (b"%PDF-1.7\n" + bytes(range(256)), "PDF"),
    "broken.json": (b'[{"content": "x"', "JSON"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_clear_line(name: str, bench: Path) -> None:
    data, word = BAD[name]
    folder = bench / "bad"
    folder.mkdir()
    (folder / name).write_bytes(data)
    shutil.copy(EXAMPLES / "water-and-coasts" / "2024-05-14-muscat" / "official-en.txt", folder / "good.txt")
    result = run("read", "bad", "-r", "bad.db")
    assert result.exit_code == 0
    lines = [line for line in result.stderr.splitlines() if name in line]
    assert len(lines) == 1 and word.casefold() in lines[0].casefold()
    alone = run("read", f"bad/{name}", "-r", "alone.db")
    assert alone.exit_code == 2
    assert "Traceback" not in alone.output


def test_a_folder_with_no_report_is_misuse(bench: Path) -> None:
    (bench / "void").mkdir()
    result = run("read", "void", "-r", "void.db")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read(encoding: str, bench: Path) -> None:
    text = (EXAMPLES / "water-and-coasts" / "2024-05-14-muscat" / "official-ar.txt").read_text("utf-8")
    (bench / "other").mkdir()
    (bench / "other" / "official.txt").write_bytes(text.encode(encoding, "replace"))
    assert run("read", "other", "-r", "other.db", "--profile", str(EXAMPLES / "water-and-coasts.toml")).exit_code == 0
    assert len(json.loads(run("show", "--json", "-r", "other.db").stdout)) == 1


def test_a_line_of_fifty_megabytes_does_no_harm(bench: Path) -> None:
    (bench / "long").mkdir()
    (bench / "long" / "line.txt").write_text("وأكد الوزراء أهمية التعاون " * 2_000_000, "utf-8")
    result = run("read", "long", "examples/water-and-coasts/2024-05-14-muscat/official-en.txt", "-r", "long.db")
    assert result.exit_code == 0
    assert "line.txt" in result.stderr


def test_an_unknown_id_says_what_there_is(bench: Path) -> None:
    result = run("show", "no-such-thing")
    assert result.exit_code == 2
    assert "communique show" in result.stderr


def test_no_register_is_one_line(tmp_path: Path) -> None:
    result = run("show", "-r", str(tmp_path / "none.db"))
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "none.db").exists()


def test_check_finds_nothing_in_the_example(bench: Path) -> None:
    result = run("check")
    assert result.exit_code == 0, result.stdout


def test_check_needs_no_register_for_the_knowledge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("check")
    assert result.exit_code == 0, result.stdout
    assert "no register.db here" in result.stderr
    assert list(tmp_path.iterdir()) == []
    named = run("check", "-r", "none.db")
    assert named.exit_code == 2


def test_module_and_command_are_the_same(bench: Path) -> None:
    environment = {**os.environ, "PYTHONWARNINGS": "error"}
    out = subprocess.run([sys.executable, "-m", "communique", "show"], capture_output=True, text=True, env=environment, check=True)
    assert "2024-05-14" in out.stdout


def test_a_file_name_that_several_have_is_told_apart(bench: Path) -> None:
    result = run("show", "official-ar.txt")
    assert result.exit_code == 2
    assert "3 records answer" in result.stderr and "2025-02-20-virtual/official-ar.txt" in result.stderr
    assert run("show", "2024-05-14-muscat/official-ar.txt").exit_code == 0
    assert run("show", "barid-albahr.txt").exit_code == 0


@pytest.mark.parametrize("ident", ["", "  ", "alwaha.txt"])
def test_an_id_that_names_no_meeting_says_so(ident: str, bench: Path) -> None:
    result = run("changes", ident, "2026-06-17")
    assert result.exit_code == 2
    assert "no meeting" in result.stderr


def test_meetings_in_the_wrong_order_are_told(bench: Path) -> None:
    assert "name the earlier one first" in run("changes", "2026-06-17", "2024-05-14").stderr
    assert "name two meetings" in run("changes", "2026-06-17", "2026-06-17").stderr


def test_texts_of_two_meetings_are_not_compared(bench: Path) -> None:
    result = run("compare", "2024-05-14-muscat/official-ar.txt", "2026-06-17-tunis/official-ar.txt")
    assert result.exit_code == 2
    assert "no common meeting" in result.stderr


def test_a_comparison_names_its_texts_and_calls_no_translation_verbatim(bench: Path) -> None:
    result = run("compare", "2024-05-14-muscat/official-ar.txt", "2024-05-14-muscat/official-en.txt")
    assert result.exit_code == 0
    assert "official-ar-2024" in result.stdout.splitlines()[0] and "official-en-2024" in result.stdout.splitlines()[1]
    assert "verbatim" not in result.stdout
    itself = run("compare", "2024-05-14-muscat/official-ar.txt", "2024-05-14-muscat/official-ar.txt")
    assert "reworded" not in itself.stdout and "verbatim" in itself.stdout


def test_a_report_beside_another_is_verbatim_both_ways_or_neither(bench: Path) -> None:
    names = "2024-05-14-muscat/dafatir-aljanoub.txt", "2024-05-14-muscat/official-ar.txt"
    forms: list[dict[str, str]] = []
    for one, other in (names, names[::-1]):
        lines = json.loads(run("compare", one, other, "--json").stdout)["lines"]
        forms.append({line["point"]["id"]: line["carriage"]["form"] for line in lines})
    both = forms[0].keys() & forms[1].keys()
    assert both
    assert {p for p in both if forms[0][p] == "verbatim"} == {p for p in both if forms[1][p] == "verbatim"}


@pytest.mark.parametrize("words", ["", " ", "«»", "\u064b"])
def test_nothing_to_trace_is_misuse(words: str, bench: Path) -> None:
    result = run("trace", words)
    assert result.exit_code == 2
    assert "some words" in result.stderr


def test_an_interrupted_reading_keeps_what_it_read(bench: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    texts, profile = "examples/water-and-coasts/2024-05-14-muscat", "examples/water-and-coasts.toml"
    line = ("read", texts, "-r", "stopped.db", "--profile", profile)
    with monkeypatch.context() as patched:
        patched.setattr("communique.pipeline.find_copies", stop)
        result = run(*line)
        assert result.exit_code == 130
        assert len(result.stderr.splitlines()) == 1 and "kept" in result.stderr
    again = run(*line, "--json")
    assert again.exit_code == 0
    assert json.loads(again.stdout)["already"] == 9
    assert len(json.loads(run("show", "-r", "stopped.db", "--json").stdout)) == 1


def test_the_summary_times_the_stages_of_single_texts(bench: Path) -> None:
    result = run("read", "examples/water-and-coasts/2024-05-14-muscat", "-r", "timed.db", "--json")
    seconds = {stage["stage"]: stage["seconds"] for stage in json.loads(result.stdout)["stages"]}
    assert seconds["statements"] > 0 and seconds["mentions"] > 0


def command(*arguments: str, stdout: int) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "communique", *arguments]
    return subprocess.run(line, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False)


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a device that is always full")
@pytest.mark.parametrize("line", ["show", "show --json", "export json"])
def test_an_answer_that_cannot_be_written_is_one_line(line: str, bench: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        result = command(*line.split(), stdout=full.fileno())
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_reader_who_has_enough_is_no_failure_to_speak_of(bench: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    result = command("export", "json", stdout=writer)
    os.close(writer)
    assert result.returncode == 141
    assert result.stderr == ""


def test_a_name_with_a_line_end_and_an_escape_is_one_plain_line(bench: Path) -> None:
    (bench / "odd").mkdir()
    (bench / "odd" / "two\nlines\x1b[31m.txt").write_bytes(b"")
    result = run("read", "odd", "-r", "odd.db")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1 and "\x1b" not in result.stderr


def test_columns_of_rows_are_named_by_the_user(tmp_path: Path) -> None:
    rows, register = tmp_path / "rows.csv", tmp_path / "r.db"
    rows.write_text("spalte;kopf\nوزراء اجتمعوا في القاهرة;عنوان\n", "utf-8")  # ministers met in Cairo; a heading
    unnamed = CliRunner().invoke(main, ["read", str(rows), "-r", str(register)])
    assert unnamed.exit_code == 2
    assert "--map content=COLUMN" in unnamed.output
    options = ["--map", "content=spalte", "--map", "title=kopf"]
    assert CliRunner().invoke(main, ["read", str(rows), "-r", str(register), *options]).exit_code == 0
    (document,) = communique.load(register).documents
    assert (document.source, document.text, document.title) == ("rows.csv#0", "وزراء اجتمعوا في القاهرة", "عنوان")


@pytest.mark.parametrize("pair", ["content", "colour=x", "content=", "content=b"])
def test_a_column_that_cannot_be_named_is_one_line(pair: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["read", str(tmp_path), "-r", str(tmp_path / "r.db"), "--map", "content=a", "--map", pair])
    assert done.exit_code == 2
    assert done.output.startswith(f"communique: --map {pair}")
    assert not (tmp_path / "r.db").exists()


def test_a_verdict_is_kept_beside_the_register_and_survives_it(bench: Path) -> None:
    assert (
        run(
            "judge", "2024-05-14/ministers/fisheries", "alwaha-2024-05-15", "wrong", "--by", "Amina", "--on", "2024-06-01"
        ).exit_code
        == 0
    )
    lines = (bench / "register.judgements.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["verdict"] for line in lines] == ["wrong"]
    point, document = sorted(json.loads(lines[0])["subjects"], key=lambda one: "/" not in one)

    def form() -> str:
        cells = json.loads(run("export", "json").stdout)["carriage"]
        return next(cell["form"] for cell in cells if (cell["point"], cell["document"]) == (point, document))

    assert form() == "not-checked"
    (bench / "register.db").unlink()
    run("read", "examples/water-and-coasts", "--profile", "examples/water-and-coasts.toml")
    assert form() == "not-checked"
    assert json.loads(run("judge", "--json").stdout)[0]["by"] == "Amina"


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (("ministers/fisheries", "correct"), "more of the id|cannot be said of a point"),
        (("2024-05-14/ministers/fisheries", "2024-05-14/ministers/fisheries", "same"), "both ids are"),
        (("2024-05-14/ministers", "wrong"), "cannot be said of a meeting"),
        (("nowhere", "wrong"), "no record answers"),
    ],
)
def test_a_verdict_that_cannot_be_said_is_refused(said: tuple[str, ...], problem: str, bench: Path) -> None:
    result = run("judge", *said)
    assert result.exit_code == 2
    assert re.search(problem, result.stderr)
    assert not (bench / "register.judgements.jsonl").exists()


def test_an_unknown_verdict_is_misuse(bench: Path) -> None:
    assert run("judge", "2024-05-14/ministers/fisheries", "perhaps").exit_code == 2
