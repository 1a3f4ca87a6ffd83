"""Ids: all of a kind, and those that begin like one that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import select

from communique.register import tables
from communique.register.reader import Reader

_COLUMNS = {
    "meetings": (tables.meetings.c.key,),
    "points": (tables.points.c.key,),
    "reports": (tables.documents.c.id,),
    "statements": (tables.statements.c.id,),
    "bodies": (tables.meetings.c.body,),
    "changes": (tables.changes.c.earlier, tables.changes.c.later),
    "outlets": (tables.documents.c.outlet,),
}
_MOST_WORDS = 12
"""Of an id that is looked for; longer ones differ before that."""


def all_ids(reader: Reader, kind: str, words: Sequence[str] = ()) -> Iterator[tuple[str, ...]]:
    """``meetings``, ``points``, ``reports``, ``statements``, ``bodies``, ``outlets``: one id each; ``changes``: the ids of both meetings.

    ``words``: only ids that begin with the first of these ASCII words and hold the others behind it in their order.
    """
    columns = _COLUMNS[kind]
    query = select(*columns).distinct()
    if words:
        whole = columns[0] if len(columns) == 1 else columns[0].concat(" ").concat(columns[1])
        query = query.where(whole.like("%".join(words) + "%"))
    for row in reader.rows(query):
        if all(row):
            yield tuple(row)


def near_ids(reader: Reader, kind: str, asked: str, most: int = 8) -> list[str]:
    """Ids that share the longest beginning with the words of the one asked for; none where not even the first is shared."""
    (column,) = _COLUMNS[kind]
    words = re.findall(r"[^\W_]+", asked)[:_MOST_WORDS]
    while words:
        pattern = "_".join(words) + "%"  # one character of any kind between words
        query = select(column).distinct().where(column.like(pattern)).order_by(column).limit(most)
        found = [ident for (ident,) in reader.rows(query)]
        if found:
            return found
        words.pop()
    return []
