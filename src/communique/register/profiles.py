"""Body profiles that a register keeps: their texts in a table, laid out as files again for the knowledge that reads them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, delete, insert, select

from communique.errors import RegisterError
from communique.register.codec import digest
from communique.register.tables import profiles


class Profiles:
    """The profiles of an open register: those of the table, and those given for this reading, which are not in it yet."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._folder: TemporaryDirectory[str] | None = None
        self._pending: dict[str, str] = {}
        self.fingerprint = digest([])

    def paths(self, given: Sequence[Path]) -> tuple[Path, ...]:
        """By file name: of those given their own, of the others files made here, which last until :meth:`close`.

        :raises RegisterError: where a given one cannot be read.
        """
        fresh = {path.name: _text(path) for path in given}
        kept = {row.name: row.text for row in self._connection.execute(select(profiles))}
        self._pending = {name: text for name, text in sorted(fresh.items()) if kept.get(name) != text}
        texts = {**kept, **fresh}
        self.fingerprint = digest(part for name in sorted(texts) for part in (name, texts[name]))
        paths = {path.name: path for path in given}
        for name in sorted(kept.keys() - paths.keys()):
            if self._folder is None:
                self._folder = TemporaryDirectory(prefix="communique-")
            paths[name] = Path(self._folder.name, name)
            paths[name].write_text(kept[name], "utf-8")
        return tuple(paths[name] for name in sorted(paths))

    def keep(self) -> None:
        """Writes those that are not in the table yet; part of the transaction of what was read by them."""
        if self._pending:
            self._connection.execute(delete(profiles).where(profiles.c.name.in_(sorted(self._pending))))
            self._connection.execute(insert(profiles), [{"name": n, "text": t} for n, t in sorted(self._pending.items())])
            self._pending = {}

    def close(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def _text(profile: Path) -> str:
    try:
        return profile.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as err:
        raise RegisterError(f"cannot read profile {profile}: {err}; give the path of a TOML file in UTF-8") from err
