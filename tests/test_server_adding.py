"""Texts that are added on the page: who may, what is kept of names, how a reading goes."""

from __future__ import annotations

import io
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique import load
from communique.errors import InputError
from communique.server.jobs import Jobs, Spool, file_name
from communique.server.limits import Limits
from communique.server.security import Guard
from communique.server.serving import make_server

HERE = "http://127.0.0.1"
TEXT = "The ministers of the Water League met in Muscat on 3 May 2024. They agreed to build a dam in Sur before the end of 2027.\n"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Where there is none yet: a reading makes it."""
    return tmp_path / "register.db"


@pytest.fixture
def client(register: Path) -> Iterator[TestClient]:
    with TestClient(make_server(register, Guard(), "127.0.0.1", Limits()), base_url=HERE, client=("127.0.0.1", 50_000)) as found:
        yield found


def key(client: TestClient) -> str:
    found = re.search(r'name="form_key" value="([^"]+)"', client.get("/add.html").text)
    assert found
    return found[1]


def ended(client: TestClient, address: str) -> str:
    """The page of a reading once that is over."""
    for _ in range(600):
        page = client.get(address).text
        if "hx-get" not in page:
            return page
        time.sleep(0.1)
    raise AssertionError("the reading does not end")


def test_a_pasted_text_and_a_file_are_read_and_shown(client: TestClient, register: Path) -> None:
    sent = client.post(
        "/ar/add.html",
        data={"form_key": key(client), "text": TEXT, "name": "dam"},
        files=[("files", ("../../../notes.txt", "The council met. It said nothing.")), ("files", ("", b""))],
        follow_redirects=False,
    )
    assert sent.status_code == 303 and sent.headers["location"].startswith("/ar/adding/")
    page = ended(client, sent.headers["location"])
    assert "dam.txt" in page and "notes.txt" in page
    documents = load(register).documents
    assert sorted(d.source.partition("/")[2] for d in documents) == ["dam.txt", "notes.txt"]
    assert next(d for d in documents if "dam" in d.source).text == TEXT.strip()
    for link in re.findall(r'href="(\.\./(?:reports|meetings)/[^"]+)"', page):
        assert client.get(f"/ar/adding/{link}").status_code == 200
    assert client.get("/index.html").status_code == 200


def test_what_cannot_be_read_is_said(client: TestClient) -> None:
    sent = client.post("/add.html", data={"form_key": key(client)}, files=[("files", ("broken.zip", b"PK nothing"))])
    page = ended(client, str(sent.url.path))
    assert "broken.zip" in page and 'role="status"' in page
    assert client.get("/adding/0123456789abcdef.html").status_code == 404
    assert client.get("/adding/../add.html").status_code == 200


def test_nothing_is_added_without_the_form_s_key_or_from_elsewhere(register: Path, client: TestClient) -> None:
    good = {"form_key": key(client), "text": TEXT}
    assert client.post("/add.html", data={"text": TEXT}).status_code == 403
    assert client.post("/add.html", data=good, headers={"origin": "http://evil.example"}).status_code == 403
    assert client.post("/add.html", data=good, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/add.html", data={**good, "text": " "}).status_code == 400
    elsewhere = TestClient(make_server(register, Guard(read_only=True), "127.0.0.1", Limits()), base_url=HERE)
    assert "form_key" not in elsewhere.get("/add.html").text
    assert not register.exists()


def test_with_a_token_others_can_add(register: Path) -> None:
    application = make_server(register, Guard(token="open sesame"), "0.0.0.0", Limits())
    with TestClient(application, base_url="http://archive.example", client=("10.0.0.7", 50_000)) as client:
        good = {"form_key": key(client), "text": TEXT}
        assert 'name="token"' in client.get("/add.html").text
        assert client.post("/add.html", data={**good, "token": "wrong"}).status_code == 403
        sent = client.post("/add.html", data={**good, "token": "open sesame"}, follow_redirects=False)
        assert sent.status_code == 303


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("report.txt", "report.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\files\\report.html", "report.html"),
        (".hidden", "hidden"),
        ("تقرير.txt", "تقرير.txt"),
        ("a\u202egpj.txt", "a_gpj.txt"),
        ("nul\x00.txt", "nul_.txt"),
        ("", "text"),
        ("x" * 500 + ".json", "x" * 120 + ".json"),
    ],
)
def test_names_lead_nowhere_else(name: str, kept: str) -> None:
    assert file_name(name) == kept


def test_two_files_of_one_name_do_not_replace_each_other() -> None:
    spool = Spool()
    try:
        for content in (b"one", b"two", b"one", b""):
            spool.take("report.txt", io.BytesIO(content))
        files = [p for p in spool.folder.rglob("*") if p.is_file()]
        assert sorted(p.read_bytes() for p in files) == [b"one", b"two"]
        assert len(set(spool.keys)) == 2
    finally:
        spool.drop()
    assert not spool.folder.exists()


def test_a_reading_that_is_broken_off_is_told_and_leaves_no_folder(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path / "register.db")
    spool = Spool()
    spool.take("a.txt", io.BytesIO(TEXT.encode()))
    job = jobs.add(spool)
    jobs.close()
    found = jobs.get(job.id)
    assert found and (found.over or found.state == "waiting")
    assert not spool.folder.exists() or not shutil.rmtree(spool.folder)
    with pytest.raises(InputError):
        jobs.add(Spool())
