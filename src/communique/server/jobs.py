"""Readings and joins that were asked for on the page: one at a time, each in a process of its own, so that pages answer meanwhile."""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import Queue
from tempfile import mkdtemp
from threading import Lock, Thread
from time import monotonic
from typing import BinaryIO, Literal, TypeVar

from communique.errors import CommuniqueError, InputError

T = TypeVar("T")

State = Literal["waiting", "running", "done", "failed"]
MOST_JOBS = 50
"""Readings that are remembered, the latest."""
LONGEST_NAME = 120
"""Characters of a file's name that are kept."""
EVERY = 0.2
"""Seconds between two messages on how far a reading is."""
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage is; ``of`` is None where that is not known."""

    stage: str
    done: int
    of: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reading gave."""

    read: int
    already: int
    refused: tuple[str, ...]
    """Why files or rows gave no document, one line each."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What joining all texts anew gave."""

    applied: bool
    """False where only the next reading can do it."""


@dataclass(frozen=True, slots=True)
class Job:
    """One reading; ``keys`` are those of the sources that it was given, or what their keys begin with; none for a join."""

    id: str
    names: tuple[str, ...]
    keys: tuple[str, ...]
    state: State = "waiting"
    progress: Progress | None = None
    outcome: Outcome | Joined | None = None
    error: str = ""
    seen_at: str | None = None
    """Of a join: the page that shows what it was made for."""

    @property
    def over(self) -> bool:
        return self.state in ("done", "failed")


@dataclass(slots=True)
class Spool:
    """A folder of what one request brought, until it is read."""

    folder: Path = field(default_factory=lambda: Path(mkdtemp(prefix="communique-add-")))
    keys: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def take(self, name: str, content: BinaryIO) -> None:
        """Keeps a file under its own name below a folder named by its content: two files of one name do not replace each other.

        A file without content is passed over.
        """
        plain = file_name(name)
        part = self.folder / "part"
        digest = sha256()
        with part.open("wb") as out:
            while chunk := content.read(CHUNK):
                digest.update(chunk)
                out.write(chunk)
        if part.stat().st_size:
            key = f"{digest.hexdigest()[:8]}/{plain}"
            (self.folder / key).parent.mkdir(exist_ok=True)
            part.replace(self.folder / key)
            self.keys.append(key)
            self.names.append(plain)
        part.unlink(missing_ok=True)

    def drop(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def file_name(name: str) -> str:
    """A name that leads nowhere else: no folders, no control characters, no leading dots, not too long; its suffix is kept."""
    plain = re.sub(r"[\x00-\x1f\x7f-\x9f<>:\"|?*\u202a-\u202e\u2066-\u2069\ud800-\udfff]", "_", re.split(r"[/\\]", name)[-1])
    stem, dot, suffix = plain.strip(" ").lstrip(".").rpartition(".")
    if not dot:
        stem, suffix = suffix, ""
    return f"{stem[:LONGEST_NAME] or 'text'}{dot}{suffix[:20]}"


class Jobs:
    """The queue of readings into one register, and of joins of it."""

    def __init__(self, register: Path) -> None:
        self.register = register
        self._jobs: dict[str, Job] = {}
        self._queue: Queue[tuple[str, Spool | None] | None] = Queue()
        self._lock = Lock()
        self._worker: Thread | None = None
        self._process: BaseProcess | None = None
        self._closed = False

    def add(self, spool: Spool) -> Job:
        """Puts a reading into the queue. :raises InputError: where the spool holds nothing."""
        if not spool.keys:
            spool.drop()
            raise InputError("nothing was given to read: choose a file or paste a text")
        return self._queued(Job(secrets.token_hex(8), tuple(spool.names), tuple(spool.keys)), spool)

    def join_anew(self, seen_at: str) -> Job:
        """Puts a join into the queue, as verdicts on what is the same or different ask for."""
        return self._queued(Job(secrets.token_hex(8), (), (), seen_at=seen_at), None)

    def get(self, ident: str) -> Job | None:
        with self._lock:
            return self._jobs.get(ident)

    def close(self) -> None:
        """Ends a reading that is under way; what it has acknowledged stays in the register."""
        self._closed = True
        self._queue.put(None)
        process = self._process
        if process is not None:
            process.terminate()
        if self._worker is not None:
            self._worker.join(timeout=10)
            self._worker = None

    # ------------------------------------------------------------ inside

    def _queued(self, job: Job, spool: Spool | None) -> Job:
        with self._lock:
            self._jobs[job.id] = job
            for old in [ident for ident, one in self._jobs.items() if one.over][: max(0, len(self._jobs) - MOST_JOBS)]:
                del self._jobs[old]
            if self._worker is None:
                self._worker = Thread(target=self._work, name="communique-readings", daemon=True)
                self._worker.start()
        self._queue.put((job.id, spool))
        return job

    def _work(self) -> None:
        while (item := self._queue.get()) is not None:
            ident, spool = item
            try:
                if not self._closed:
                    self._run(ident, spool)
            except Exception as err:  # the next reading must have its turn
                self._set(ident, state="failed", error=f"{type(err).__name__}: {err}")
            finally:
                if spool:
                    spool.drop()

    def _run(self, ident: str, spool: Spool | None) -> None:
        ours, theirs = get_context("spawn").Pipe(duplex=False)
        task, args = (_read, (spool.folder, self.register, theirs)) if spool else (_join, (self.register, theirs))
        process = get_context("spawn").Process(target=task, args=args, name="communique-reading")
        self._set(ident, state="running")
        process.start()
        self._process = process
        theirs.close()
        try:
            while True:
                message = ours.recv()
                if isinstance(message, Progress):
                    self._set(ident, progress=message)
                elif isinstance(message, Outcome | Joined):
                    self._set(ident, state="done", outcome=message)
                else:
                    self._set(ident, state="failed", error=str(message))
        except EOFError:
            pass
        finally:
            ours.close()
            process.join()
            self._process = None
        if (job := self.get(ident)) is not None and not job.over:
            self._set(ident, state="failed", error=f"the reading ended before it was done (exit {process.exitcode})")

    def _set(
        self,
        ident: str,
        *,
        state: State | None = None,
        progress: Progress | None = None,
        outcome: Outcome | Joined | None = None,
        error: str = "",
    ) -> None:
        with self._lock:
            job = self._jobs[ident]
            self._jobs[ident] = replace(
                job,
                state=state or job.state,
                progress=progress or job.progress,
                outcome=outcome or job.outcome,
                error=error or job.error,
            )


def _join(register: Path, out: Connection) -> None:
    """In a process of its own: joins a register's texts anew."""
    from communique.pipeline import rejoin

    try:
        out.send(Joined(rejoin(register)))
    except CommuniqueError as err:
        out.send(str(err))
    finally:
        out.close()


def _read(folder: Path, register: Path, out: Connection) -> None:
    """In a process of its own: reads a folder into the register and tells how far it is, and what came of it."""
    from communique.pipeline import read

    told = 0.0

    def watch(stage: str, things: Iterable[T], /) -> Iterator[T]:
        nonlocal told
        of = len(things) if isinstance(things, Sequence) else None
        for done, thing in enumerate(things):
            if monotonic() - told > EVERY:
                told = monotonic()
                out.send(Progress(thing if of and isinstance(thing, str) else stage, done, of))
            yield thing

    try:
        summary = read([folder], register, watch=watch)
        stage = next(s for s in summary.stages if s.stage == "sources")
        out.send(Outcome(stage.came_out, summary.already, tuple(note.message for note in summary.refused)))
    except CommuniqueError as err:
        out.send(str(err))
    finally:
        out.close()
