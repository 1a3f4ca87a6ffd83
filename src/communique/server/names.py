"""Which record a page's address belongs to: file names are made of ids (:mod:`communique.views.addresses`) and not to be read back.

They keep the words of an id, though, so few ids are to be tried; all are where an id has letters that only folding makes ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from threading import Lock

from communique.errors import UnknownId
from communique.register.finding import all_ids
from communique.register.reader import Reader
from communique.views.addresses import file_name

KINDS = ("meetings", "points", "reports", "statements", "changes", "bodies")
"""Folders of pages of one record each."""


class Names:
    """Learns the names of ids when it is asked for one that it does not know."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, tuple[str, ...]]] = {kind: {} for kind in KINDS}
        self._lock = Lock()

    def ids(self, reader: Reader, kind: str, file: str) -> tuple[str, ...]:
        """The id that a page shows, of changes the two; the record may have gone since.

        :raises UnknownId: where no id of this kind gives that name.
        """
        with self._lock:
            found = self._known[kind].get(file)
            if found is None:
                words = re.findall(r"[a-z0-9]+", file)[:-2]  # without the digest and the suffix
                for tried in (words, ()):
                    self._learn(reader, kind, tried)
                    found = self._known[kind].get(file)
                    if found is not None:
                        break
        if found is None:
            raise UnknownId(f"no page {kind}/{file} in this register")
        return found

    def _learn(self, reader: Reader, kind: str, words: Sequence[str]) -> None:
        known = self._known[kind]
        for ids in all_ids(reader, kind, words):
            known.setdefault(file_name(" ".join(ids)), ids)
