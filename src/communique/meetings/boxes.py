"""Boxes: papers print the points of a statement as a list below another story, without a word on where they come from.

Such a list is of a meeting when nearly all of its words are those of one report of it, and the paper came out soon after. Misses
lists in other words, and short ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from communique.meetings.grouping import COMMON, Group
from communique.meetings.resolving import published
from communique.model import Document, Published
from communique.settings import Gathering
from communique.text.words import strip_proclitics, words

_ITEM = re.compile(r"^[ \t\u00a0]*(?:[•●▪■◆*]|[-–—](?=\s)|\d{1,2}\s*[-.)])(.+)$", re.MULTILINE)


def fill_boxes(
    documents: Iterable[Document], found: Sequence[Group], borrowed: Mapping[str, Published], settings: Gathering
) -> None:
    """Adds to each meeting the documents whose list of points is of it; a document that reports a meeting stays with that."""
    reported = {report.document.id for group in found for report in group.reports}
    by_day: dict[str, list[Group]] = {}
    for group in found:
        if group.day is not None:
            by_day.setdefault(group.day, []).append(group)
    for document in documents:
        if document.id in reported or document.kind != "press":
            continue
        near = _soon_before(document, by_day, borrowed, settings)
        items = _items(document) if near else []
        listed = _words(items) if len(items) >= settings.box_items else frozenset()
        if len(listed) < settings.joint_text:
            continue
        scored = [(_share(listed, group), -n, group) for n, group in enumerate(near)]
        share, _, group = max(scored, key=lambda row: row[:2])
        if share >= settings.box_words:
            group.boxes.append(document.id)


def _soon_before(
    document: Document, by_day: Mapping[str, Sequence[Group]], borrowed: Mapping[str, Published], settings: Gathering
) -> list[Group]:
    """Meetings within the days before the document came out in which their reports come out as a rule."""
    out = published(document, borrowed.get(document.id))
    day = out.date if out else document.crawled
    if day is None or len(day) != 10 or not by_day:
        return []
    last = date.fromisoformat(day).toordinal()
    days = [date.fromordinal(last - back).isoformat() for back in range(settings.soon_days + 1)]
    return [group for one in days for group in by_day.get(one, ())]


def _items(document: Document) -> list[str]:
    """The items of the document's lists."""
    body = [region for region in document.regions if region.role == "body"]
    return [match[1] for region in body for match in _ITEM.finditer(document.text, region.start, region.end)]


def _words(items: Iterable[str]) -> frozenset[str]:
    """The words of items, as reports are compared by."""
    bare = (strip_proclitics(word.text)[0] for item in items for word in words(item))
    return frozenset(text for text in bare if len(text) >= COMMON)


def _share(listed: frozenset[str], group: Group) -> float:
    """Share of the list's words that one report of the meeting has."""
    return max(len(listed & report.content) / len(listed) for report in group.reports)
