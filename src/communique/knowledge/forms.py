"""Arabic word forms and their dictionary forms, both folded: simplemma's tables (MIT), written by ``scripts/make_forms.py``."""

from __future__ import annotations

import gzip
from functools import cache
from importlib import resources


@cache
def arabic_forms() -> dict[str, str]:
    """About 290,000 forms, by form; a word that is none of them is not in Arabic dictionaries, or is a name."""
    packed = resources.files("communique.knowledge").joinpath("languages/ar/forms.gz").read_bytes()
    cells = gzip.decompress(packed).decode("utf-8").replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], cells[1::2], strict=False))
