"""Every line of the register that knows SQLite: opening, telling its files from others, transactions, full text.

A second dialect would be a module with the same names. Measured reasons: WAL lets the web pages read while a reading
writes; ``synchronous=FULL`` makes an acknowledged document survive a power cut and costs about a seventh more time.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Engine, create_engine, func
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from communique.errors import RegisterError

APPLICATION_ID = 0x434D4E51
"""``CMNQ`` in the file's header: tells a register from any other SQLite file."""
FORMAT = 4
"""Version of the tables; a register of a newer format is refused, never guessed at, one of an older brought up when written to."""
PLACES = 1 << 16
"""Statements of one document that the full text has room for."""
NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "fuse.sshfs", "glusterfs", "ceph", "lustre"})
"""File systems on which processes cannot share the memory that WAL needs."""

Column = Literal["words", "stems"]
"""Of the full-text table: folded words, and the same words without clitics."""


def connect(path: Path, *, create: bool, patience: float) -> tuple[Engine, Connection, bool]:
    """An open connection, and whether the file can only be read.

    ``patience`` is how many seconds to wait for another writer.
    :raises RegisterError: where ``path`` is missing (and not to be created) or cannot be a register.
    """
    _look_at(path, create=create)
    read_only = path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    engine = create_engine("sqlite://", creator=lambda: _driver(path, read_only, patience), poolclass=StaticPool)
    with explained(path):
        connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            fresh = _recognise(connection, path)
            if fresh and read_only:
                raise RegisterError(f"{path} is empty and cannot be written; choose another path with -r")
            if not read_only:
                _prepare(connection, path)
        except BaseException:
            connection.close()
            engine.dispose()
            raise
    return engine, connection, read_only


def is_fresh(connection: Connection) -> bool:
    """Whether the file holds no tables yet."""
    return bool(connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0)


def format_of(connection: Connection) -> int:
    """The format of a file that is a register."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def is_older(connection: Connection) -> bool:
    """Whether the file holds a register of an earlier format."""
    return 0 < format_of(connection) < FORMAT


def version(connection: Connection) -> int:
    """A number that changes when another connection has written."""
    return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())


def only_reads(connection: Connection) -> None:
    """From here on the connection refuses to write."""
    connection.exec_driver_sql("PRAGMA query_only = ON")


def sign(connection: Connection) -> None:
    """Marks the file as a register of this format; part of the transaction that makes the tables."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")


@contextmanager
def writing(connection: Connection, path: Path) -> Iterator[None]:
    """One transaction that takes the writer's place at once, so that it cannot fail half way for another writer."""
    with explained(path):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield
            connection.exec_driver_sql("COMMIT")
        except BaseException:
            if _driver_of(connection).in_transaction:
                connection.exec_driver_sql("ROLLBACK")
            raise


@contextmanager
def reading(connection: Connection, path: Path) -> Iterator[None]:
    """One transaction in which every query sees the same state, whatever is written meanwhile; free inside another."""
    with explained(path):
        if _driver_of(connection).in_transaction:
            yield
            return
        connection.exec_driver_sql("BEGIN")
        try:
            yield
        finally:
            if _driver_of(connection).in_transaction:
                connection.exec_driver_sql("COMMIT")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns the driver's errors into one line that says what to do."""
    try:
        yield
    except DBAPIError as err:
        raise RegisterError(_explanation(path, str(err.orig))) from err
    except sqlite3.Error as err:
        raise RegisterError(_explanation(path, str(err))) from err
    except UnicodeEncodeError as err:
        raise RegisterError(
            f"cannot keep {err.object[:80]!r} in {path}: a name or id in it is not valid Unicode; rename it"
        ) from err


def network_warning(path: Path) -> str | None:
    """What to say where the file lies on a network file system; None elsewhere, and where the system does not tell."""
    kind = _file_system(path)
    if kind not in NETWORK_FILE_SYSTEMS:
        return None
    return f"{path} lies on a network file system ({kind}): read into it from one machine at a time, or keep it on a local disk"


def field_of(record: ColumnElement[str], name: str) -> ColumnElement[str]:
    """One field of records that are kept as JSON."""
    return func.json_extract(record, f"$.{name}")


# ---------------------------------------------------------------- full text


def make_index(connection: Connection) -> None:
    """The full-text tables of documents and of statements. Their tokens are those of :mod:`communique.register.tokens`; ``ascii``
    keeps every non-ASCII letter as it is given.
    """
    connection.exec_driver_sql("CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5(words, stems, tokenize = 'ascii')")
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS said USING fts5(words, stems, statement UNINDEXED, tokenize = 'ascii')"
    )


def index(connection: Connection, rows: Iterable[tuple[int, str, str]]) -> None:
    """Adds rows of (number of the document, its words, its stems)."""
    _driver_of(connection).executemany("INSERT INTO search (rowid, words, stems) VALUES (?, ?, ?)", rows)


def index_statements(connection: Connection, number: int, rows: Iterable[tuple[str, str, str]]) -> None:
    """Adds the statements of the document of that number: (words, stems, id of the statement)."""
    numbered = ((number * PLACES + place, *row) for place, row in zip(range(PLACES), rows, strict=False))
    _driver_of(connection).executemany("INSERT INTO said (rowid, words, stems, statement) VALUES (?, ?, ?, ?)", numbered)


def unindex(connection: Connection, number: int | None = None) -> None:
    """Takes one document and its statements out of the index, or all."""
    if number is None:
        connection.exec_driver_sql("DELETE FROM search")
        connection.exec_driver_sql("DELETE FROM said")
    else:
        connection.exec_driver_sql("DELETE FROM search WHERE rowid = ?", (number,))
        within = (number * PLACES, (number + 1) * PLACES - 1)
        connection.exec_driver_sql("DELETE FROM said WHERE rowid BETWEEN ? AND ?", within)


def phrase(column: Column, tokens: Sequence[str]) -> str:
    """The query for documents in which tokens follow one another."""
    return f"{column} : {_quoted(' '.join(tokens))}"


def any_of(column: Column, tokens: Sequence[str]) -> str:
    """The query for documents that hold any of the tokens."""
    return f"{column} : ({' OR '.join(_quoted(token) for token in sorted(set(tokens)))})"


def matches(connection: Connection, query: str, limit: int) -> list[int]:
    """Numbers of the documents that an FTS5 query finds, best first."""
    found = connection.exec_driver_sql("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank, rowid LIMIT ?", (query, limit))
    return [int(row[0]) for row in found]


def said_by(connection: Connection, query: str, limit: int) -> list[tuple[Any, ...]]:
    """Statements that an FTS5 query finds, best first: id, point, body, year of publication, outlet, act, themes (JSON)."""
    found = _driver_of(connection).execute(
        "WITH hit AS MATERIALIZED (SELECT rowid AS place, statement, rank AS score FROM said WHERE said MATCH ? ORDER BY rank LIMIT ?) "
        f"SELECT s.id, s.point, m.body, {_YEAR}, d.outlet, s.act, json_extract(coalesce(s.joined, s.record), '$.themes') FROM hit "
        "JOIN statements s ON s.id = hit.statement JOIN documents d ON d.id = s.document "
        'LEFT JOIN meetings m ON m."key" = s.meeting ORDER BY hit.score, hit.place',
        (query, limit),
    )
    return found.fetchall()


def held_by(connection: Connection, query: str, limit: int) -> list[tuple[Any, ...]]:
    """Documents that an FTS5 query finds, best first, as :func:`said_by` gives statements; bodies between blanks."""
    found = _driver_of(connection).execute(
        "WITH hit AS MATERIALIZED (SELECT rowid AS place, rank AS score FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?) "
        'SELECT d.id, NULL, (SELECT group_concat(DISTINCT m.body) FROM attendance a JOIN meetings m ON m."key" = a.meeting '
        f"WHERE a.document = d.id AND a.relation = 'report'), {_YEAR}, d.outlet, NULL, NULL FROM hit "
        "JOIN documents d ON d.number = hit.place ORDER BY hit.score, hit.place",
        (query, limit),
    )
    return [(ident, point, (bodies or "").replace(",", " "), *rest) for ident, point, bodies, *rest in found]


_YEAR = "substr(coalesce(d.published, json_extract(d.borrowed, '$.date')), 1, 4)"


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


# ---------------------------------------------------------------- the file


def _look_at(path: Path, *, create: bool) -> None:
    """What can be said of a path before SQLite opens it, without opening it: to close a file drops every lock that this process
    holds on it, and another process that then believes to be alone takes the journal away under open connections.
    """
    if path.is_dir():
        raise RegisterError(f"{path} is a folder; name a register file with -r, such as {path / 'register.db'}")
    if not path.exists():
        if not create:
            raise RegisterError(f"no register at {path}; make one with: communique read PATH -r {path}")
        if not path.parent.is_dir():
            raise RegisterError(f"cannot make {path}: there is no folder {path.parent}; make it first")
        if not os.access(path.parent, os.W_OK):
            raise RegisterError(f"cannot make {path}: the folder {path.parent} cannot be written; choose another path with -r")
        return
    if path.stat().st_size == 0 and not create:
        raise RegisterError(f"{path} is empty; make a register with: communique read PATH -r {path}")


def _driver(path: Path, read_only: bool, patience: float) -> sqlite3.Connection:
    uri = path.absolute().as_uri()

    def connected(address: str) -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)

    if not read_only:
        return connected(uri)
    driver = connected(f"{uri}?mode=ro")
    try:
        driver.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        # WAL wants to make files beside the register even to read it; where it cannot, nobody can be writing either.
        driver.close()
        driver = connected(f"{uri}?immutable=1")
    return driver


def _recognise(connection: Connection, path: Path) -> bool:
    """Whether the file is still to be filled. :raises RegisterError: where it is somebody else's or of a newer format."""
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if mark == APPLICATION_ID:
        if version > FORMAT:
            raise RegisterError(f"{path} has format {version}, this program reads format {FORMAT}; install a newer communique")
        return False
    if mark == 0 and version == 0 and is_fresh(connection):
        return True
    raise RegisterError(f"{path} is a database of another program; choose another path with -r")


def _prepare(connection: Connection, path: Path) -> None:
    journal = "DELETE" if network_warning(path) else "WAL"
    if str(connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()).upper() != journal:
        connection.exec_driver_sql(f"PRAGMA journal_mode = {journal}")
    connection.exec_driver_sql("PRAGMA synchronous = FULL")
    connection.exec_driver_sql("PRAGMA foreign_keys = OFF")


def _driver_of(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def _explanation(path: Path, message: str) -> str:
    low = message.lower()
    if "locked" in low or "busy" in low:
        return f"{path} is being written by another program; wait until it is done and try again"
    if "readonly" in low or "read-only" in low:
        return f"{path} cannot be written; check its permissions or choose another path with -r"
    if "full" in low:
        return f"no room left on the disk of {path}; nothing was half written, free some space and try again"
    if "disk i/o" in low:
        return f"no room left on the disk of {path}, or a fault of it ({message}); nothing was half written, look after the disk and try again"
    if "unable to open" in low:
        return f"cannot open {path}; check its permissions and those of its folder"
    if "not a database" in low:
        return f"{path} is not a register (not a SQLite file); choose another path with -r"
    if "malformed" in low or "corrupt" in low:
        return f"{path} is damaged ({message}); restore it from a copy or read the sources into a new register"
    return f"cannot use {path}: {message}"


def _file_system(path: Path) -> str | None:
    """Kind of file system, where the system lists its mounts as Linux does."""
    try:
        lines = Path("/proc/mounts").read_text("utf-8", "replace").splitlines()
        place = path.absolute().parent.resolve()
    except OSError:
        return None
    best, kind = -1, None
    for line in lines:
        fields = line.split()
        if len(fields) < 3:
            continue
        mount = Path(fields[1].replace("\\040", " "))
        if (place == mount or mount in place.parents) and len(mount.parts) > best:
            best, kind = len(mount.parts), fields[2]
    return kind
