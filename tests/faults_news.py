"""Many short articles of our own making, most of which tell of no meeting, and a run of the program to be killed."""

from __future__ import annotations

import json
import random
from pathlib import Path

from conftest import EXAMPLES

_VERBS = ("افتتحت", "نظمت", "جددت", "وسعت", "زينت", "أغلقت", "نقلت", "عرضت")  # opened, organised, renewed, widened, decorated, ...
_WHO = (
    "البلدية",
    "الجامعة",
    "المدرسة",
    "الفرقة",
    "الجمعية",
    "المكتبة",
    "المزرعة",
    "المحطة",
)  # the municipality, the university, ...
_WHAT = (
    "حديقة للأطفال", "قاعة للقراءة", "معرضا للزهور", "سوقا للسمك", "ملعبا لكرة السلة", "دورة للطهاة", "رصيفا للقوارب",
    "ورشة للنجارة", "بئرا قديمة", "جسرا للمشاة",
)  # fmt: skip  # a garden for children, a hall for reading, a show of flowers, ...
_WHERE = ("بجانب النهر", "في الحي القديم", "قرب السوق", "عند مدخل المدينة", "على طريق الساحل", "صباح أمس")  # beside the river, ...

WORDS = "الإنذار المبكر"
"""Words that the reports hold and the other articles do not: early warning."""


def write_news(folder: Path, count: int) -> None:
    """So many articles in six files of rows, and the reports of the bundled example's first meeting among them."""
    chance = random.Random(count)
    days: list[list[str]] = [[] for _ in range(6)]
    for number in range(count):
        days[number % 6].append(json.dumps(_article(chance, number), ensure_ascii=False))
    folder.mkdir(parents=True)
    for day, rows in enumerate(days):
        (folder / f"day-{day}.jsonl").write_text("\n".join(rows) + "\n", "utf-8")
    for report in sorted((EXAMPLES / "water-and-coasts" / "2024-05-14-muscat").glob("*.txt")):
        (folder / f"day-3-{report.name}").write_bytes(report.read_bytes())


def _article(chance: random.Random, number: int) -> dict[str, str]:
    lines = [
        f"{chance.choice(_VERBS)} {chance.choice(_WHO)} {chance.choice(_WHAT)} {chance.choice(_WHERE)}، وبلغ عدد الزوار {chance.randint(10, 9999)}."
        for _ in range(chance.randint(2, 4))
    ]  # ... and the visitors numbered so many
    return {
        "url": f"https://alwaha.example/{number}",
        "source": "alwaha.example",
        "title": " ".join(lines[0].split()[:5]),
        "date": f"2024-05-{1 + number % 28:02}",
        "content": "\n".join(lines),
    }
