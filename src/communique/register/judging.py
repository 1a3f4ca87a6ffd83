"""Keeping a person's verdict: what can be said of which records, and writing it to the register and the text file beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from getpass import getuser
from pathlib import Path

from communique.errors import UnknownId
from communique.model import Document, Judgement, Meeting, Point, Statement, Verdict
from communique.register.judgements import beside, write_judgements
from communique.register.store import open_register

JUDGED: dict[tuple[type, ...], tuple[Verdict, ...]] = {
    (Statement,): ("correct", "wrong"),
    (Document, Point): ("correct", "wrong"),
    (Statement, Statement): ("same", "different"),
    (Point, Point): ("same", "different"),
}
"""What can be said of which records; a point and a document together stand for how the document carries the point."""
AT_THE_JOIN: tuple[Verdict, ...] = ("same", "different")
"""Verdicts that show only when the register's texts have been joined anew."""


def judged(
    records: Sequence[Meeting | Point | Document | Statement], verdict: Verdict, *, note: str = "", by: str = "", on: str = ""
) -> Judgement:
    """The verdict on these records; ``by`` is the account's name and ``on`` today where they are empty.

    :raises UnknownId: where it cannot be said of them.
    """
    kinds = tuple(sorted((type(record) for record in records), key=lambda kind: kind.__name__))
    if verdict not in JUDGED.get(kinds, ()):
        called = " and ".join(f"a {kind.__name__.lower()}" for kind in kinds)
        raise UnknownId(f"'{verdict}' cannot be said of {called}; see 'communique judge --help' for what can be judged")
    subjects = tuple(sorted(record.id for record in records))
    if len(set(subjects)) < len(subjects):
        raise UnknownId(f"both ids are {subjects[0]}; name two records")
    return Judgement(subjects, verdict, by or account(), on or date.today().isoformat(), note)


def keep(register: Path, judgement: Judgement) -> None:
    """Writes it to the register and, with all others, to the text file beside it."""
    with open_register(register, create=False) as store:
        store.judge(judgement)
        write_judgements(beside(register), store.judgements())


def account() -> str:
    """The name of this account; empty where the system has none."""
    try:
        return getuser()
    except (KeyError, OSError, ImportError):
        return ""
