"""Who took a shared passage from whom: from evidence alone, in the order of docs/coding.md, each piece kept as a reason.

1. explicit credit or dateline: one names the other as its source;
2. the kind of document: a body's own text, an agency's own page;
3. a credit of an agency that is neither of the two, which is then their common source;
4. publication dates that the text or its metadata state, when they lie more days apart than the tolerance.

Before all but the first: a passage between texts of different times that share little else is a formula of the body, which both repeat.

Length and the day a page was fetched prove nothing (measured on 535 pairs with a known agency side: the longer text was the
source in 29 of 100 where sizes differ by a quarter, as outlets add to agency text; the earlier fetched in 56 of 100).
Hub of a group, errors carried along and the residue of a cut are not looked at yet.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property

from communique.knowledge import Knowledge
from communique.model import Direction, Document, Reason
from communique.settings import Copying
from communique.text.normal import fold

Verdict = tuple[Direction, tuple[Reason, ...]]


class Evidence:
    """Outlets and agencies by their names, so that an agency's full name, ``SPA`` and its Arabic sign are one."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._cores: dict[str, str] = {}
        self._lines: dict[int, tuple[Document, list[tuple[str, str]]]] = {}

    @cached_property
    def _slugs(self) -> dict[str, str]:
        """Folded names without the words for what they are, of the outlets that are known."""
        slugs: dict[str, str] = {}
        for slug, outlet in sorted(self._knowledge.outlets.items()):
            for name in (slug, outlet.name.ar, outlet.name.en, *outlet.variants):
                if name:
                    slugs.setdefault(self._core(name), slug)
        return slugs

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {fold(word): publisher.kind for publisher in self._knowledge.publishers for word in publisher.words}

    def slug(self, name: str | None) -> str | None:
        """The outlet or agency of a name as written; the core of the name where it is not known, None for none."""
        core = self._core(name) if name else ""
        return self._slugs.get(core, core) or None

    def kind(self, name: str | None) -> str | None:
        """``agency`` or ``outlet``, by the list of outlets or by what the name says; None where neither tells."""
        known = self._knowledge.outlets.get(self.slug(name) or "")
        if known is not None:
            return known.kind
        kinds = {self._kinds[word] for word in fold(name or "").split() if word in self._kinds}
        return "agency" if "agency" in kinds else "outlet" if kinds else None

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        """The names of each outlet that is known."""
        names: dict[str, set[str]] = {}
        for name, slug in self._slugs.items():
            names.setdefault(slug, set()).add(name)
        return names

    def _core(self, name: str) -> str:
        known = self._cores.get(name)
        if known is None:
            words = fold(name).split()
            known = self._cores[name] = " ".join([word for word in words if word not in self._kinds] or words)
        return known

    def credits(self, document: Document, slug: str | None) -> str | None:
        """The words of a credit, byline or dateline of ``document`` that name the outlet ``slug``."""
        if slug is None:
            return None
        names = self._names.get(slug, {slug})
        return next((line for line, core in self._credit_lines(document) if any(f" {name} " in core for name in names)), None)

    def _credit_lines(self, document: Document) -> list[tuple[str, str]]:
        """The words of each credit, byline and dateline, as they stand and as names are sought in them; of each document once."""
        known = self._lines.get(id(document))
        if known is None:
            regions = (region for region in document.regions if region.role in ("credit", "byline", "dateline"))
            shown = (document.text[region.start : region.end] for region in regions)
            known = self._lines[id(document)] = document, [(line.strip(), f" {self._core(line)} ") for line in shown]
        return known[1]


def direction(a: Document, b: Document, share: float, evidence: Evidence, settings: Copying, form: Reason | None = None) -> Verdict:
    """Whether ``b`` took what they share from ``a``, the reverse, both from a third, or nobody can tell; and why.

    ``share``: of the words of the shorter body, how many are in passages that the two share. ``form``: why these are one form
    filled in twice (:mod:`communique.copies.templates`): neither took its news from the other, whatever credit or date says.
    """
    if form is not None:
        return "common-source", (form,)
    return (
        _named_source(a, b, evidence)
        or _formula(a, b, share, settings)
        or _official(a, b)
        or _agency(a, b, evidence)
        or _dates(a, b, settings.tolerance)
        or ("unknown", ())
    )


def _named_source(a: Document, b: Document, evidence: Evidence) -> Verdict | None:
    outlets = evidence.slug(a.outlet), evidence.slug(b.outlet)
    if outlets[0] == outlets[1]:
        return None
    by_second, by_first = _named(b, outlets[0], evidence), _named(a, outlets[1], evidence)
    if by_second and not by_first:
        return "a-to-b", (Reason("credit", outlets[0], f"the second names the first as its source: {by_second}"),)
    if by_first and not by_second:
        return "b-to-a", (Reason("credit", outlets[1], f"the first names the second as its source: {by_first}"),)
    return None


def _named(document: Document, outlet: str | None, evidence: Evidence) -> str | None:
    """How ``document`` credits an outlet: as its agency, or in the words of a credit line."""
    if outlet is not None and outlet == evidence.slug(document.agency):
        return document.agency
    return evidence.credits(document, outlet)


def _formula(a: Document, b: Document, share: float, settings: Copying) -> Verdict | None:
    days = _apart(a, b)
    if days is None or abs(days) <= settings.occasion or share >= settings.copied:
        return None
    return "common-source", (Reason("formula", abs(days), "days apart, and little else in common: words that come again"),)


def _official(a: Document, b: Document) -> Verdict | None:
    if a.kind == b.kind:
        return None
    which = "first" if a.kind == "official" else "second"
    return ("a-to-b" if which == "first" else "b-to-a"), (Reason("kind", "official", f"the {which} is the official text"),)


def _agency(a: Document, b: Document, evidence: Evidence) -> Verdict | None:
    """An agency stands on one's own page, or at least one credits an agency that is neither of the two."""
    pages = evidence.kind(a.outlet) == "agency", evidence.kind(b.outlet) == "agency"
    if pages[0] != pages[1]:
        which, name = ("first", a.outlet) if pages[0] else ("second", b.outlet)
        return ("a-to-b" if pages[0] else "b-to-a"), (Reason("kind", "agency", f"the {which} is the page of the agency {name}"),)
    first, second = (None if evidence.slug(d.agency) == evidence.slug(d.outlet) else evidence.slug(d.agency) for d in (a, b))
    if first and first == second:
        return "common-source", (Reason("credit", first, f"both credit {a.agency}"),)
    if bool(first) != bool(second):
        which, name = ("first", a.agency) if first else ("second", b.agency)
        return "common-source", (Reason("credit", first or second, f"the {which} credits {name}"),)
    return None


def _dates(a: Document, b: Document, tolerance: int) -> Verdict | None:
    days = _apart(a, b)
    if days is None or abs(days) <= tolerance:
        return None
    detail = f"{_day(a)} and {_day(b)}, by {_rule(a)} and {_rule(b)}"
    return ("a-to-b" if days > 0 else "b-to-a"), (Reason("published", abs(days), detail),)


def _apart(a: Document, b: Document) -> int | None:
    """Days from the first to the second; None where one does not say."""
    first, second = _day(a), _day(b)
    return None if first is None or second is None else (second - first).days


def _day(document: Document) -> date | None:
    """The day on which the document says it came out; a crawl date and a borrowed one are no evidence."""
    published = document.published
    if published is None or len(published.date) < 10 or published.rule.startswith(("crawl", "copy")):
        return None
    try:
        return date.fromisoformat(published.date[:10])
    except ValueError:
        return None


def _rule(document: Document) -> str:
    return document.published.rule if document.published else ""
