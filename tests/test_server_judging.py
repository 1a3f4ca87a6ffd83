"""Verdicts from the page and as JSON: who may give one, that it is what ``communique judge`` writes, and where it shows."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique import judge, load, read
from communique.register.export import to_json
from communique.register.judgements import beside
from communique.server.limits import Limits
from communique.server.security import Guard
from communique.server.serving import make_server
from communique.views.addresses import HERE

MACHINE = "http://127.0.0.1"
TEXTS = {
    "dam": "The ministers of the Water League met in Muscat on 3 May 2024. They agreed to build a dam in Sur before the end of 2027.\n",
    "well": "Ministers of the Water League met in Muscat on 3 May 2024. They agreed to build a dam in Sur before the end of 2027. "
    "They welcomed the new wells of Nizwa.\n",
}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judged")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    path = folder / "register.db"
    read([folder / f"{name}.txt" for name in TEXTS], path)
    return path


@pytest.fixture
def register(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(original, tmp_path / "register.db"))


def served(register: Path, guard: Guard | None = None, client: str = "127.0.0.1") -> TestClient:
    application = make_server(register, guard or Guard(), "127.0.0.1", Limits())
    return TestClient(application, base_url=MACHINE, client=(client, 50_000))


@pytest.fixture
def client(register: Path) -> Iterator[TestClient]:
    with served(register) as found:
        yield found


def carried(register: Path) -> tuple[str, str]:
    """A point that two documents carry, and the second of them."""
    whole = load(register)
    point = next(p for p in whole.points if len(p.statements) == 2)
    return point.id, next(
        row.document for row in whole.carriage if row.point == point.id and row.document != point.wording.document
    )


def key_on(page: str) -> str:
    return next(iter(re.findall(r'name="form_key" value="([^"]+)"', page)), "")


def test_the_form_writes_what_the_command_writes(client: TestClient, register: Path, tmp_path: Path) -> None:
    point, document = carried(register)
    address = f"/{HERE.point(point)}"
    page = client.get(address).text
    twin = Path(shutil.copyfile(register, tmp_path / "twin.db"))
    sent = {
        "form_key": key_on(page),
        "subject": [point, document],
        "verdict": "wrong",
        "note": "of another dam\r\n«لا»",
        "by": "Amina",
    }
    answer = client.post("/judge.html", data=sent, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{address}#verdicts")
    judge(twin, [point, document], "wrong", note="of another dam\n«لا»", by="Amina")
    assert beside(register).read_bytes() == beside(twin).read_bytes()
    assert to_json(load(register)) == to_json(load(twin))
    shown = client.get(address).text
    assert "verdict-wrong" in shown and "Amina" in shown and "of another dam" in shown
    assert "form-not-checked" in shown
    assert "verdict-wrong" in client.get(f"/ar{address}").text
    exported = json.loads(client.get(address.replace(".html", ".json")).text)
    assert exported["judgements"][0]["subjects"] == sorted([point, document])
    assert client.get("/api/judgements", params={"subject": point}).json()["total"] == 1
    assert client.get("/api/judgements", params={"subject": "another"}).json()["total"] == 0


def test_a_statement_is_judged_on_its_own_page(client: TestClient, register: Path) -> None:
    statement = load(register).statements[-1]
    address = client.get(f"/statement/{statement.id}", follow_redirects=False).headers["location"]
    page = client.get(address).text
    assert 'value="correct"' in page and f'value="{statement.id}"' in page
    answer = client.post(
        "/ar/judge.html", data={"form_key": key_on(page), "subject": statement.id, "verdict": "correct", "by": "Badr"}
    )
    assert answer.status_code == 200 and answer.url.path == f"/ar{address}"
    report = client.get(f"/{HERE.report(statement.document)}").text
    assert "verdict-correct" in report and "Badr" in report


def test_two_points_that_a_person_finds_the_same_become_one(client: TestClient, register: Path) -> None:
    before = load(register)
    one, other = [p.id for p in before.points if p.joint and p.act != "record"][:2]
    sent = {"form_key": key_on(client.get(f"/{HERE.point(one)}").text), "subject": [one, other], "verdict": "same", "by": "Amina"}
    answer = client.post("/judge.html", data=sent, follow_redirects=False)
    page = client.get(answer.headers["location"])
    for _ in range(600):
        if "hx-get" not in page.text:
            break
        time.sleep(0.1)
        page = client.get(answer.headers["location"])
    assert "kept and applied" in page.text and "../meetings/" in page.text, re.findall(r"standfirst.*", page.text)
    assert len(load(register).points) == len(before.points) - 1


@pytest.mark.parametrize(
    ("guard", "where", "changed"),
    [
        (Guard(), "127.0.0.1", {"form_key": "guessed"}),
        (Guard(), "203.0.113.9", {}),
        (Guard(read_only=True), "127.0.0.1", {}),
        (Guard(token="right"), "127.0.0.1", {"token": "wrong"}),
    ],
)
def test_who_may_not_judge_is_told_so(register: Path, guard: Guard, where: str, changed: dict[str, str]) -> None:
    point, document = carried(register)
    with served(register, guard, where) as client:
        page = client.get(f"/{HERE.point(point)}").text
        assert ("judge-form" in page) == (where == "127.0.0.1" and not guard.read_only)
        sent = {"form_key": guard.form_key, "subject": [point, document], "verdict": "wrong", "by": "Amina", **changed}
        answer = client.post("/judge.html", data=sent)
        assert answer.status_code == 403 and "not allowed" in answer.text
        program = client.post("/api/judgements", json={"subjects": [point, document], "verdict": "wrong"})
        assert program.status_code == (201 if "form_key" in changed else 403)
    assert len(load(register).judgements) == ("form_key" in changed)


def test_another_site_cannot_judge(client: TestClient, register: Path) -> None:
    point, document = carried(register)
    sent = {"form_key": key_on(client.get(f"/{HERE.point(point)}").text), "subject": [point, document], "verdict": "wrong"}
    elsewhere = {"origin": "http://example.org"}
    assert client.post("/judge.html", data=sent, headers=elsewhere).status_code == 403
    body = {"subjects": [point, document], "verdict": "wrong"}
    assert client.post("/api/judgements", json=body, headers=elsewhere).status_code == 403
    plain = client.post("/api/judgements", content=json.dumps(body), headers={"content-type": "text/plain"})
    assert plain.status_code == 400
    assert not load(register).judgements


def test_a_program_judges_with_the_token(register: Path) -> None:
    point, document = carried(register)
    body = {"subjects": [point, document], "verdict": "correct", "by": "Amina", "note": "seen on paper", "on": "2024-05-06"}
    with served(register, Guard(token="right"), "203.0.113.9") as client:
        answer = client.post("/api/judgements", json=body, headers={"authorization": "Bearer right"})
    assert answer.status_code == 201 and answer.json()["applied_at"] is None
    assert answer.json()["judgement"] == {**body, "subjects": sorted([point, document])}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"subjects": ["nowhere"], "verdict": "wrong"}, 404),
        ({"subjects": ["{point}"], "verdict": "wrong"}, 404),
        ({"subjects": ["{point}", "{point}"], "verdict": "same"}, 404),
        ({"subjects": ["{point}"], "verdict": "splendid"}, 400),
        ({"subjects": [], "verdict": "wrong"}, 400),
        ({"subjects": ["{point}", "{document}"], "verdict": "wrong", "note": "x" * 3000}, 400),
        ({"subjects": ["{point}", "{document}"], "verdict": "wrong", "on": "yesterday"}, 400),
    ],
)
def test_what_cannot_be_judged_is_said(client: TestClient, register: Path, body: dict[str, object], status: int) -> None:
    point, document = carried(register)
    filled = json.loads(json.dumps(body).replace("{point}", point).replace("{document}", document))
    assert client.post("/api/judgements", json=filled).status_code == status
    assert not load(register).judgements
