"""Writes ``knowledge/languages/{ar,en}/months.toml``: how each country calls the months, from the CLDR data in babel.

Run it after an update of babel: ``python scripts/make_months.py``. What CLDR lacks (Iraq's ``مارت``, ``يونيه``, the Hijri
months) stands in ``dates.toml`` beside it.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from babel import Locale, localedata

LANGUAGES = Path(__file__).parents[1] / "src" / "communique" / "knowledge" / "languages"
EXAMPLES = {"ar": "عقدت الجلسة في 4 {name} 2020.", "en": "The meeting was held on 4 {name} 2020."}


def month_names(language: str) -> dict[tuple[int, str], list[str]]:
    """(number, name) and the countries that use it, ``001`` for the language at large."""
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for tag in sorted(t for t in localedata.locale_identifiers() if t.split("_")[0] == language and t.count("_") < 2):
        locale = Locale.parse(tag)
        if locale.script:
            continue  # English in Deseret and Shavian letters
        for number in range(1, 13):
            for width in ("wide", "abbreviated") if language == "en" else ("wide",):
                name = locale.months["format"][width][number].replace("\u00a0", " ").removesuffix(".")
                where = locale.territory or "001"
                if where not in found[number, name]:
                    found[number, name].append(where)
    return dict(sorted(found.items()))


def toml(language: str) -> str:
    lines = ["# Made by scripts/make_months.py from the CLDR data in babel (Unicode licence); do not edit."]
    for (number, name), where in month_names(language).items():
        # a name of the whole language needs no list of its countries
        used = ["001"] if "001" in where else where
        listed = ", ".join(f'"{code}"' for code in used)
        example = EXAMPLES[language].format(name=name)
        lines += ["", "[[month]]", f'name = "{name}"', f"number = {number}", f"where = [{listed}]", f'examples = ["{example}"]']
    return "\n".join(lines) + "\n"


def main() -> None:
    for language in EXAMPLES:
        (LANGUAGES / language / "months.toml").write_text(toml(language), "utf-8")


if __name__ == "__main__":
    main()
