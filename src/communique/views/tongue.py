"""What the interface says, in one language: texts, terms, counted nouns, days, and the sentences of records.

Words of documents are never translated. Sentences that the program wrote into records (why a region is furniture, what two
texts disagree on) are kept in English; they are said in the interface's language where ``knowledge/interface`` knows them, and
shown in English where not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import cast

from markupsafe import Markup

from communique.knowledge.interface import ArabicPlural, EnglishPlural, Interface, Saying, TermText, Text, read_interface
from communique.model import Act, ChangeKind, Evidence, Form, Held, Name, Role
from communique.views.bidi import Direction, direction
from communique.views.wording import Term, plain

_PLACE = re.compile(r"\\\{(\w+)\\\}")
_JOINTS = (("; ", "؛ "), (", ", "، "))


class Tongue:
    """Reads the catalogue when first asked for something."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.direction: Direction = direction(language)

    # ------------------------------------------------------------ texts

    def line(self, key: str, **values: object) -> str:
        """A text of the catalogue that holds no tags, for titles, names and files: nothing is escaped."""
        return self._said(self._catalogue.texts[key]).format(**values)

    def text(self, key: str, **values: object) -> Markup:
        """A text of the catalogue as HTML; values are escaped unless they are markup already.

        :raises KeyError: for a key that the catalogue does not have: a mistake in a template, which tests find.
        """
        said = Markup(self._said(self._catalogue.texts[key]))
        return said.format(**values) if values else said

    def counted(self, number: int, noun: str) -> str:
        """A number with its noun: ``3 reports``, ``تقريران``."""
        forms = self._catalogue.nouns[noun]
        form = _english(forms.en, number) if self.language == "en" else _arabic(forms.ar, number)
        return form.format(n=self.number(number))

    def noun(self, number: int, noun: str) -> str:
        """The noun as it stands beside a number that is set apart: the plural of the number, without it."""
        forms = self._catalogue.nouns[noun]
        form = _english(forms.en, number) if self.language == "en" else forms.ar.few if number != 1 else forms.ar.one
        return " ".join(form.replace("{n}", " ").split()[: None if self.language == "en" else 1 if number == 1 else None])

    @staticmethod
    def number(value: int) -> str:
        """Western digits in every language: what most Arabic newsrooms print."""
        return f"{value:,}"

    # ------------------------------------------------------------ terms

    @cached_property
    def acts(self) -> Mapping[Act, Term]:
        return cast("Mapping[Act, Term]", self._terms("act"))

    @cached_property
    def forms(self) -> Mapping[Form, Term]:
        return cast("Mapping[Form, Term]", self._terms("form"))

    @cached_property
    def changes(self) -> Mapping[ChangeKind, Term]:
        return cast("Mapping[ChangeKind, Term]", self._terms("change"))

    @cached_property
    def roles(self) -> Mapping[Role, Term]:
        return cast("Mapping[Role, Term]", self._terms("role"))

    @cached_property
    def evidence(self) -> Mapping[Evidence, Term]:
        return cast("Mapping[Evidence, Term]", self._terms("evidence"))

    @cached_property
    def tests(self) -> tuple[Term, ...]:
        """The five of a commitment, in the order of the record's fields."""
        return tuple(self._terms("test").values())

    def term(self, group: str, word: str) -> Term:
        """A word of any set; one that the catalogue does not have stands as it is."""
        return self._terms(group).get(word) or Term(word, plain(word), "")

    def _terms(self, group: str) -> Mapping[str, Term]:
        if group not in self._made:
            self._made[group] = {
                word: Term(word, self._said(t.label), self._said(t.meaning), self._sign(t))
                for word, t in self._catalogue.terms[group].items()
            }
        return self._made[group]

    @cached_property
    def _made(self) -> dict[str, Mapping[str, Term]]:
        return {}

    # ------------------------------------------------------------ names and days

    def name(self, name: Name, other: str = "") -> str:
        """A name in this language, else in another, else ``other``."""
        ours, theirs = (name.en, name.ar) if self.language == "en" else (name.ar, name.en)
        return ours or theirs or other

    def formation(self, slug: str) -> str:
        return self.term("formation", slug or "meeting").label

    def day(self, iso: str | None) -> str:
        """``2021-03-30`` as ``30 March 2021``; an ISO prefix as far as it goes; anything else as it stands."""
        if not iso:
            return self.line("date.unknown")
        parts = iso.split("-")
        if len(parts) == 1 or len(parts) > 3 or not all(p.isdigit() for p in parts) or not 1 <= int(parts[1]) <= 12:
            return iso
        name = f"{self.month(int(parts[1]))} {parts[0]}"
        return name if len(parts) == 2 else f"{int(parts[2])} {name}"

    def month(self, number: int) -> str:
        return self._catalogue.months[self.language][number - 1]

    def short_day(self, iso: str) -> str:
        """A day for a narrow column: English months in three letters, Arabic ones as they are."""
        if self.language != "en":
            return self.day(iso)
        return " ".join(w[:3] if w.isalpha() else w for w in self.day(iso).split(" "))

    def held(self, when: Held) -> str:
        """The day of a meeting, or what bounds it, said so."""
        if when.date:
            return self.day(when.date)
        first, last = when.not_before and self.day(when.not_before), when.not_after and self.day(when.not_after)
        if first and last:
            return self.line("date.between", first=first, last=last)
        if first:
            return self.line("date.not_before", first=first)
        return self.line("date.not_after", last=last) if last else self.line("date.unknown")

    def held_briefly(self, when: Held) -> str:
        """The day of a meeting where there is no room for bounds."""
        return self.day(when.date) if when.date else self.line("date.undated")

    # ------------------------------------------------------------ sentences of records

    def saying(self, english: str) -> tuple[str, str]:
        """A sentence that a record holds in English, and the language that it comes back in."""
        if self.language == "en":
            return english, "en"
        found = self._say(english)
        return (english, "en") if found is None else (found, self.language)

    def _say(self, english: str) -> str | None:
        if english in self._plain:
            return self._plain[english]
        for joint, ours in _JOINTS:
            parts = [self._say(part) for part in english.split(joint)] if joint in english else []
            known = [part for part in parts if part is not None]
            if parts and len(known) == len(parts):
                return ours.join(known)
        for pattern, said in self._patterns:
            if found := pattern.fullmatch(english):
                return said.format(**{name: self._say(words) or words for name, words in found.groupdict().items()})
        return None

    @cached_property
    def _plain(self) -> dict[str, str]:
        return {s.en: self._of(s) for s in self._catalogue.sayings if "{" not in s.en}

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], str]]:
        """Longest first: the one that says most is tried before one that says less."""
        found = [s for s in self._catalogue.sayings if "{" in s.en]
        found.sort(key=lambda s: -len(_PLACE.sub("", re.escape(s.en))))
        return [(re.compile(_PLACE.sub(r"(?P<\1>.+?)", re.escape(s.en)), re.DOTALL), self._of(s)) for s in found]

    def _of(self, saying: Saying) -> str:
        return saying.en if self.language == "en" else saying.ar

    def _sign(self, term: TermText) -> str:
        return term.sign if self.language == "en" else term.sign_ar or term.sign

    def _said(self, text: Text) -> str:
        return text.en if self.language == "en" else text.ar

    @cached_property
    def _catalogue(self) -> Interface:
        return read_interface()


def _english(forms: EnglishPlural, number: int) -> str:
    return forms.one if number == 1 else forms.other


def _arabic(forms: ArabicPlural, number: int) -> str:
    """The plural rules of Unicode CLDR for Arabic, with zero counted as hundreds are."""
    if number in (1, 2):
        return forms.one if number == 1 else forms.two
    rest = number % 100
    return forms.few if 3 <= rest <= 10 else forms.many if rest >= 11 else forms.other


ENGLISH = Tongue("en")
"""What the terminal speaks."""
