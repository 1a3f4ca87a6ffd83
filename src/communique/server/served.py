"""The register file behind a server: readers for its threads, the knowledge that names things, and which page shows what.

Nothing of the register is held here but the names of its pages. The file may be missing, be replaced or grow while the server
runs; every answer is read from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue
from threading import Lock

from communique.errors import CommuniqueError
from communique.knowledge import Knowledge
from communique.register.found import sought
from communique.register.reader import Reader, open_reader
from communique.register.store import open_register
from communique.server.names import Names
from communique.text.normal import repaired
from communique.views.pages import LANGUAGES, Frame, Pages

MOST_READERS = 8
"""Connections that are kept open; more are made when needed and closed after use."""


class ServedRegister:
    """Used by many threads at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.names = Names()
        self._readers: LifoQueue[tuple[tuple[int, int], Reader]] = LifoQueue(MOST_READERS)
        self._lock = Lock()
        self._pages: dict[str, Pages] = {}
        self._profiles: Reader | None = None
        self._watcher: tuple[tuple[int, int], Reader] | None = None
        self._fingerprint = ""

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """A reader to be used by this thread alone; all its answers are of one state of the file.

        :raises RegisterError: where there is no register, or none that can be read.
        """
        inode, reader = self._borrowed()
        try:
            with reader.state():
                yield reader
        except BaseException:
            reader.close()
            raise
        if self._readers.full():
            reader.close()
        else:
            self._readers.put((inode, reader))

    def version(self) -> tuple[object, ...]:
        """Changes whenever the register does. :raises RegisterError: where there is none that can be read."""
        inode = _inode(self.path)
        with self._lock:
            if self._watcher is None or self._watcher[0] != inode:
                if self._watcher is not None:
                    self._watcher[1].close()
                self._watcher = (inode, open_reader(self.path))
            return (*inode, self._watcher[1].version(), self._fingerprint)

    def pages(self, language: str) -> Pages:
        """The pages in one language, named by the knowledge of today: profiles that were added while the server runs count."""
        with self.reader() as reader:
            fingerprint = reader.profiles_version()
        with self._lock:
            if not self._pages or fingerprint != self._fingerprint:
                self._renew(fingerprint)
            return self._pages[language]

    def pages_or_plain(self, language: str) -> Pages:
        """The pages, also where there is no register: then named by the program's own knowledge alone."""
        try:
            return self.pages(language)
        except CommuniqueError:
            return Pages(Knowledge(), language, Frame(policy="", served=True))

    def warm(self) -> None:
        """Reads templates, names and what folds words once, so that the first who asks does not wait for it."""
        for language in LANGUAGES:
            self.pages_or_plain(language).warm()
        for words in ("والمياه", "waters"):
            sought(words).places(repaired(words).text)

    def bring_up(self) -> None:
        """Opens the register once for writing, so that one of an older format is brought up.

        :raises RegisterError: where there is no register yet, or none that can be read.
        """
        open_register(self.path, create=False).close()

    def close(self) -> None:
        """Closes all readers; the register can be read again."""
        while True:
            try:
                self._readers.get_nowait()[1].close()
            except Empty:
                break
        if self._profiles is not None:
            self._profiles.close()
            self._profiles = None
            self._pages = {}
        if self._watcher is not None:
            self._watcher[1].close()
            self._watcher = None

    def _renew(self, fingerprint: str) -> None:
        """Knowledge reads profiles lazily, so the reader that laid them out stays open as long as it does."""
        if self._profiles is not None:
            self._profiles.close()
        self._profiles = open_reader(self.path)
        knowledge = Knowledge(self._profiles.profiles.paths(()))
        self._pages = {language: Pages(knowledge, language, Frame(policy="", served=True)) for language in LANGUAGES}
        self._fingerprint = fingerprint

    def _borrowed(self) -> tuple[tuple[int, int], Reader]:
        """A reader of the file that stands there now, which need not be the one of a moment ago."""
        inode = _inode(self.path)
        while True:
            try:
                of, reader = self._readers.get_nowait()
            except Empty:
                return inode, open_reader(self.path)
            if of == inode:
                return inode, reader
            reader.close()


def _inode(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return status.st_dev, status.st_ino
