"""Lists of addresses: a file with one a line, and OPML, the form in which programs hand one another lists of feeds.

A list is fetched only where the user names it: one that is met in a folder or an archive is not a wish of the user's.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from communique.errors import InputError
from communique.settings import Reading
from communique.sources.feeds import parsed_xml
from communique.sources.text import decode
from communique.web.addresses import is_address

SUFFIXES = frozenset({".urls", ".opml"})
"""Of files that are lists by their names; a ``.txt`` file is one where it holds addresses and nothing else."""
UNASKED = "is a list of addresses, which is fetched only where you name it: communique read {name}"


def is_list(name: str, head: bytes, limits: Reading) -> bool:
    """Whether a file is a list of addresses, by its name and its first bytes."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in SUFFIXES:
        return True
    if suffix != ".txt" or b"://" not in head:
        return False
    try:
        return only_addresses(decode(head, limits).text)
    except InputError:
        return False


def only_addresses(text: str) -> bool:
    """Whether a text consists of addresses, one a line, the last of which may be cut off."""
    lines = _lines(text)
    return bool(lines) and all(is_address(line) for line in lines)


def addresses_in(data: bytes, name: str, limits: Reading) -> tuple[list[str], str]:
    """The addresses of a list, each once and in its order, and a clause on what in it is none. Raises :class:`InputError` with a clause."""
    if not data.strip():
        raise InputError("is empty; nothing to fetch")
    if PurePosixPath(name).suffix.lower() == ".opml":
        found, remark = _outlines(data)
    else:
        lines = _lines(decode(data, limits).text)
        found = [line for line in lines if is_address(line)]
        others = [line for line in lines if not is_address(line)]
        remark = (
            f"has {len(others)} lines that are no addresses and were passed over, the first: {others[0][:60]!r}" if others else ""
        )
    if not found:
        raise InputError("names no address; give one a line, with http:// or https://")
    return list(dict.fromkeys(found)), remark


def _lines(text: str) -> list[str]:
    """What stands in the lines, remarks (``#``) left out."""
    stripped = (line.strip().lstrip("\ufeff") for line in text.split("\n"))
    return [line for line in stripped if line and not line.startswith("#")]


def _outlines(data: bytes) -> tuple[list[str], str]:
    root, damage = parsed_xml(data)
    if root is None or not str(root.tag).lower().endswith("opml"):
        raise InputError(damage or "is no OPML; export the list again, or write its addresses one a line into a .urls file")
    found = [(element.get("xmlUrl") or element.get("url") or "").strip() for element in root.iter("outline")]
    addresses = [address for address in found if is_address(address)]
    if damage and not addresses:
        raise InputError(damage)
    return addresses, damage
