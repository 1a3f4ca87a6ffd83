"""Body profiles that a register keeps: their texts in a table, laid out as files again for the knowledge that reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from communique.errors import RegisterError


def read_profiles(given: Sequence[Path]) -> dict[str, str]:
    """Texts by file name. :raises RegisterError: where one cannot be read."""
    texts = {}
    for path in given:
        try:
            texts[path.name] = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as err:
            raise RegisterError(f"cannot read profile {path}: {err}; give the path of a TOML file in UTF-8") from err
    return texts


class Shelf:
    """Files of kept profiles, for as long as a register is open."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None

    def laid_out(self, kept: Mapping[str, str], given: Sequence[Path]) -> tuple[Path, ...]:
        """Paths by file name: of those given just now their own, of the others files made here."""
        paths = {path.name: path for path in given}
        for name in sorted(kept.keys() - paths.keys()):
            if self._folder is None:
                self._folder = TemporaryDirectory(prefix="communique-")
            paths[name] = Path(self._folder.name, name)
            paths[name].write_text(kept[name], "utf-8")
        return tuple(paths[name] for name in sorted(paths))

    def clear(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
