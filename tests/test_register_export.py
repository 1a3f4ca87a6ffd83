"""The JSON is the contract of docs/register.md to the letter, the same bytes each time, and fit for the scorer."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import register_sample as sample
from communique import model
from communique.errors import RegisterError
from communique.model import Document, Reason, Region, Register
from communique.register.codec import decode, encode
from communique.register.export import records_to_json, schema, to_json, write_export

SHARED = Path(__file__).parents[1].parent / "shared"
DOCS = Path(__file__).parents[1] / "docs" / "register.md"


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return sample.register(tmp_path / "register.db")


def test_export_follows_its_schema(register: Register) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator(schema()).validate(json.loads(to_json(register)))
    jsonschema.Draft202012Validator(schema()).validate(json.loads(to_json(Register())))


def test_schema_refuses_what_breaks_the_contract(register: Register) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    for array, field in [("documents", "regions"), ("carriage", "omitted"), ("meetings", "mentions"), ("statements", "content")]:
        broken = json.loads(to_json(register))
        del broken[array][0][field]
        assert not validator.is_valid(broken), f"{array}.{field} may not be left out"
    more = json.loads(to_json(register))
    more["documents"][0]["something new"] = 1
    assert validator.is_valid(more), "fields may be added"


def test_bytes_are_stable_and_end_in_a_newline(register: Register) -> None:
    text = to_json(register)
    assert text == to_json(register)
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")


def test_shapes_of_the_contract(register: Register) -> None:
    data = json.loads(to_json(register))
    assert list(data) == [
        "format", "program", "documents", "meetings", "statements", "points", "carriage", "copies", "changes", "conflicts", "notes",
        "judgements",
    ]  # fmt: skip
    assert data["format"] == 1
    assert data["statements"][0]["content"] == [[4, 30]]
    assert data["statements"][0]["speaker"] == {
        "text": "الوزراء", "start": 4, "end": 11, "party": "body", "resolved_by": "named",
    }  # fmt: skip
    assert data["copies"][0]["a"] == {"document": "gazette-2021-05-04-0001", "start": 0, "end": 30}
    assert data["documents"][0]["published"] == {"date": "2021-05-04", "span": None, "rule": "metadata"}
    assert data["meetings"][0]["mentions"] == []
    assert data["carriage"][1]["score"] == 0.8123
    assert data["notes"][0] == {
        "stage": "meetings",
        "document": "herald-0002",
        "start": None,
        "end": None,
        "message": "no date of its own",
    }


def test_a_line_a_record(register: Register) -> None:
    text = to_json(register)
    records = sum(len(getattr(register, field.name)) for field in dataclasses.fields(register))
    assert text.count("\n  {") == records


def test_half_an_emoji_survives_the_export() -> None:
    document = dataclasses.replace(sample.document("one.txt"), text="a \ud83d b", regions=(Region(0, 5, "body", ""),))
    text = to_json(Register(documents=(document,)))
    text.encode("utf-8")
    assert json.loads(text)["documents"][0]["text"] == "a \ud83d b"


def test_export_is_written_whole_or_not_at_all(tmp_path: Path, register: Register) -> None:
    path = tmp_path / "register.json"
    write_export(to_json(register), path)
    assert path.read_text("utf-8") == to_json(register)
    with pytest.raises(RegisterError, match="choose another path"):
        write_export("{}", tmp_path / "none" / "register.json")
    assert [p.name for p in tmp_path.iterdir() if p.suffix != ".db"] == ["register.json"]


def test_records_alone_are_written_as_in_the_whole(register: Register) -> None:
    whole = json.loads(to_json(register))
    assert json.loads(records_to_json(register.points)) == whole["points"]
    assert json.loads(records_to_json(register.meetings[0])) == whole["meetings"][0]
    assert json.loads(records_to_json({"half": "\ud83d"})) == {"half": "\ud83d"}


@given(
    st.text(st.characters(codec=None), max_size=40),
    st.lists(
        st.builds(
            Reason,
            st.text(max_size=5),
            st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
        )
    ),
)
def test_every_text_and_reason_comes_back_from_the_codec(text: str, reasons: list[Reason]) -> None:
    document = dataclasses.replace(sample.document("one.txt"), text=text)
    statement = dataclasses.replace(sample.statements("one.txt")[0], reasons=tuple(reasons))
    assert decode(encode(document), Document) == document
    assert decode(encode(statement), model.Statement) == statement
    assert json.loads(to_json(Register(documents=(document,))))["documents"][0]["text"] == text


# ---------------------------------------------------------------- every field is described


def described(data: dict[str, Any]) -> dict[str, set[str]]:
    """Record of the schema -> its described fields."""
    return {
        name: {field for field, rule in record["properties"].items() if _description(rule, data)}
        for name, record in data["$defs"].items()
    }


def _description(rule: dict[str, Any], data: dict[str, Any]) -> str | None:
    if "description" in rule:
        return str(rule["description"])
    return _description(data["$defs"][rule["$ref"].rsplit("/", 1)[1]], data) if "$ref" in rule else None


EXPORTED = {
    "span": model.Span, "reason": model.Reason, "name": model.Name, "region": model.Region, "published": model.Published,
    "document": model.Document, "held": model.Held, "participant": model.Participant, "stated_count": model.StatedCount,
    "meeting": model.Meeting, "cue": model.Cue, "speaker": model.Speaker, "statement": model.Statement, "tests": model.Tests,
    "commitment": model.Commitment, "point": model.Point, "carriage": model.Carriage, "copy": model.Copy, "change": model.Change,
    "conflict": model.Conflict, "note": model.Note, "judgement": model.Judgement,
}  # fmt: skip


def test_schema_describes_every_field_of_every_record() -> None:
    assert described(schema()) == {name: {f.name for f in dataclasses.fields(record)} for name, record in EXPORTED.items()}


def test_manual_names_every_field_of_every_record() -> None:
    sections = DOCS.read_text("utf-8").split("\n## ")
    for name, record in EXPORTED.items():
        section = next((s for s in sections if f"`{name}`" in s.splitlines()[0]), None)
        assert section is not None, f"docs/register.md has no section on `{name}`"
        for field in dataclasses.fields(record):
            assert f"`{field.name}`" in section, f"docs/register.md does not describe {name}.{field.name}"


# ---------------------------------------------------------------- the scorer reads it


def _reread(data: dict[str, Any]) -> Register:
    """The oracle's loose rows as records, filled up where it leaves fields out."""
    full: dict[str, Any] = {}
    spans = {"wording": {"document": "d", "start": 0, "end": 1}}
    defaults: dict[str, dict[str, Any]] = {
        "documents": {"url": None, "outlet": None, "agency": None, "author": None, "published": None},
        "meetings": {"body_name": {}, "mentions": [], "recalls": []},
        "statements": {"holder": None, "via": None, "speaker": None},
        "points": {**spans, "joint": True, "independent_sources": 1},
        "carriage": {"omitted": [], "score": 1.0, "reasons": []},
        "copies": {"score": 1.0, "reasons": []},
        "changes": {"score": 1.0, "reasons": []},
        "conflicts": {},
    }
    for name, fill in defaults.items():
        full[name] = [{**fill, **row} for row in data[name]]
    for row in full["documents"]:
        row["regions"] = [{"reason": "", **r} for r in row["regions"]]
    for row in full["meetings"]:
        row["held"] = {"rule": "", "spans": [], **row["held"]}
        row["stated_counts"] = [{"approximate": False, "spans": [], **c} for c in row["stated_counts"]]
        row["participants"] = [{"party": None, **p} for p in row["participants"]]
        for value in row["participants"]:
            value["person"], value["name"] = value["person"], value["name"] or {}
    for row in full["statements"]:
        if row["speaker"]:
            row["speaker"] = {"start": 0, "end": 1, "party": None, "resolved_by": "named", **row["speaker"]}
    for row in full["points"]:
        if row["commitment"]:
            tests = dict.fromkeys(("discrete", "specific", "own", "future", "testable"), True)
            empty = {"action": None, "beneficiary": [], "mechanism": [], "amount": None, "due": None, "condition": None}
            row["commitment"] = {**empty, **row["commitment"], "tests": tests, "evidence": "indirect"}
    return decode(json.dumps(full), Register)


@pytest.mark.shared
def test_scorer_takes_the_export_of_a_perfect_register(tmp_path: Path) -> None:
    score = SHARED / "score"
    if not score.is_dir():
        pytest.skip("the scorer and its references are not here")
    make = (
        "import json, sys; sys.path.insert(0, sys.argv[1]); import oracle; "
        "gold = json.load(open(sys.argv[2], encoding='utf-8')); json.dump(oracle.seeds(gold, sys.argv[3]), sys.stdout)"
    )
    gold, seeds = SHARED / "gold" / "seeds.json", SHARED / "seeds"
    made = subprocess.run([sys.executable, "-c", make, score, gold, seeds], capture_output=True, check=True, text=True)
    data = json.loads(made.stdout)
    path = tmp_path / "register.json"
    path.write_text(to_json(_reread(data)), "utf-8")
    perfect = tmp_path / "perfect.json"
    perfect.write_text(made.stdout, "utf-8")
    sheets = []
    for file in (perfect, path):
        run = subprocess.run(
            [sys.executable, score / "score.py", file, gold, "--texts", seeds], capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stderr
        sheets.append(run.stdout)
    assert sheets[0] == sheets[1], "our JSON says to the scorer what the oracle's does"
    assert "composite" in sheets[0]


def test_a_link_is_written_through_and_a_pipe_is_no_file_to_replace(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old", "utf-8")
    (tmp_path / "link.json").symlink_to("real.json")
    write_export("new\n", tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink() and (tmp_path / "real.json").read_text("utf-8") == "new\n"
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_export("new\n", tmp_path / "pipe")
    assert os.read(reader, 10) == b"new\n" and (tmp_path / "pipe").is_fifo()
    os.close(reader)
