"""Records as JSON: the same as in the export, a page at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from communique import load
from communique.register.export import schema, to_json
from communique.register.listing import FILTERS
from communique.server.limits import Limits
from communique.server.security import Guard
from communique.server.serving import make_server


@pytest.fixture(scope="module")
def client(example_register: Path) -> Iterator[TestClient]:
    with TestClient(make_server(example_register, Guard(), "127.0.0.1", Limits()), base_url="http://127.0.0.1") as found:
        yield found


@pytest.fixture(scope="module")
def exported(example_register: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_json(load(example_register)))
    return found


def all_of(client: TestClient, kind: str) -> list[dict[str, Any]]:
    """Follows the pages."""
    found: list[dict[str, Any]] = []
    address: str | None = f"/api/{kind}?size=37"
    while address:
        answer = client.get(address).json()
        found += answer[kind]
        address = answer["next"]
    assert len(found) == answer["total"]
    return found


@pytest.mark.parametrize("kind", FILTERS)
def test_pages_together_are_the_export(client: TestClient, exported: dict[str, Any], kind: str) -> None:
    def lines(records: list[dict[str, Any]]) -> list[str]:
        return sorted(json.dumps(record, sort_keys=True) for record in records)

    assert lines(all_of(client, kind)) == lines(exported[kind])


@pytest.mark.parametrize("kind", ["documents", "meetings", "statements", "points"])
def test_a_record_by_its_id(client: TestClient, exported: dict[str, Any], kind: str) -> None:
    record = exported[kind][1]
    assert client.get(f"/api/{kind}/{record['id']}").json() == record
    missing = client.get(f"/api/{kind}/no-such-record")
    assert missing.status_code == 404 and missing.json()["status"] == 404


def test_lists_are_narrowed(client: TestClient, exported: dict[str, Any]) -> None:
    meeting = exported["meetings"][0]["id"]
    document = exported["documents"][0]["id"]
    themes = exported["points"][0]["themes"]
    wanted = {
        f"points?meeting={meeting}": lambda p: p["meeting"] == meeting,
        "points?committed=true": lambda p: p["commitment"] is not None,
        f"points?theme={themes[0]}": lambda p: themes[0] in p["themes"],
        f"documents?meeting={meeting}": lambda d: meeting in d["meetings"],
        f"statements?document={document}&act=commit": lambda s: s["document"] == document and s["act"] == "commit",
        f"copies?document={document}": lambda c: document in (c["a"]["document"], c["b"]["document"]),
        f"notes?document={document}": lambda n: n["document"] == document,
        "carriage?form=absent": lambda c: c["form"] == "absent",
        "meetings?since=2025": lambda m: (m["held"]["date"] or "") >= "2025",
        "meetings?until=2024": lambda m: m["held"]["date"] is not None and m["held"]["date"][:4] <= "2024",
    }
    for address, passes in wanted.items():
        kind = address.partition("?")[0]
        answer = client.get(f"/api/{address}&size=500").json()
        assert answer["total"] == sum(map(passes, exported[kind])), address
        assert all(map(passes, answer[kind])), address


@pytest.mark.parametrize("address", ["points?flavour=sweet", "points?page=0", "points?size=100000", "points?page=x"])
def test_what_cannot_be_asked_is_said(client: TestClient, address: str) -> None:
    answer = client.get(f"/api/{address}")
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_totals_count_the_register(client: TestClient, exported: dict[str, Any]) -> None:
    totals = client.get("/api/totals").json()
    for kind in ("documents", "statements", "meetings", "conflicts", "notes"):
        assert totals[kind] == len(exported[kind])
    assert totals["points"] == sum(p["joint"] for p in exported["points"])


def test_openapi_describes_every_list_by_the_register_s_own_schema(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert {f"/api/{kind}" for kind in FILTERS} <= described["paths"].keys()
    assert schema()["$defs"].keys() <= described["components"]["schemas"].keys()
    names = {p["name"] for p in described["paths"]["/api/points"]["get"]["parameters"]}
    assert {*FILTERS["points"], "page", "size"} <= names
    for definition in described["components"]["schemas"].values():
        Draft202012Validator.check_schema(definition)
    assert not any(path.startswith("/meetings") for path in described["paths"])
