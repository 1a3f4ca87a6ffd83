"""Writes ``knowledge/languages/ar/forms.gz``: Arabic word forms and their dictionary forms, folded once and for all.

The words are those of simplemma (MIT; Adrien Barbaresi). Folding 298,000 of them takes longer than reading five reports, so it
is done here and not at every start. Run it when simplemma's tables or ``NORMALISER_VERSION`` change; a test tells when.
"""

from __future__ import annotations

import gzip
from pathlib import Path

from simplemma.strategies import DefaultDictionaryFactory

from communique.text.normal import fold_words

FILE = Path(__file__).parents[1] / "src" / "communique" / "knowledge" / "languages" / "ar" / "forms.gz"


def forms() -> str:
    """A line a word, sorted: the folded form, a tab, its folded lemma. Where forms fold to one, the form that is spelt so decides."""
    listed = dict(DefaultDictionaryFactory().get_dictionary("ar").items())
    bases = {base: listed.get(base, base) for base in dict.fromkeys(listed.values())}
    folded_base = dict(zip(bases, fold_words(bases.values()), strict=True))
    table: dict[str, str] = {}
    for (form, base), key in zip(listed.items(), fold_words(listed), strict=True):
        if key not in table or key == form:
            table[key] = folded_base[base]
    return "".join(f"{form}\t{base}\n" for form, base in sorted(table.items()))


if __name__ == "__main__":
    FILE.write_bytes(gzip.compress(forms().encode("utf-8"), 9, mtime=0))
    print(FILE, FILE.stat().st_size)
